/** What a run scores on the held-out pairs: on the page, in the log, by epoch, beside the post. */
import { expect, test } from '@playwright/test'
import { button, open, rowsOf, TINY, trainToEnd, untilState } from './support/playground'
import { cellsOf, scoresOf, tab } from './support/results'
import { SLOW } from './support/slow'

const SCORES = ['val_verified', 'val_best_accuracy', 'val_auc', 'val_eer'] as const

test('a run shows AUC and EER, and its log has them', async ({ page }) => {
  await trainToEnd(page, `${TINY}&steps=60&seed=1&backend=wasm`)
  const scores = await scoresOf(page)
  expect(Object.keys(scores)).toEqual(['Run', 'Verified', 'Best accuracy', 'AUC', 'EER'])
  expect(Number(scores.AUC)).toBeGreaterThan(0.5)
  expect(Number(scores.EER)).toBeLessThan(0.5)
  expect(scores.Verified).toMatch(/ at 0\.5$/)
  expect((await scoresOf(page, 1)).Run).toBe('Untrained')
  const pixels = await scoresOf(page, 2)
  expect(pixels.Run).toBe('Raw pixels')
  expect(Number(pixels.AUC)).toBeGreaterThan(0.5)

  const rows = await rowsOf(page)
  const evaluated = rows.filter((row) => row.val_loss !== '')
  expect(evaluated.length).toBeGreaterThan(2)
  for (const row of rows)
    for (const column of SCORES)
      if (row.val_loss === '') expect(row[column]).toBe('')
      else {
        expect(row[column]).not.toBe('')
        expect(Number(row[column])).toBeGreaterThanOrEqual(0)
        expect(Number(row[column])).toBeLessThanOrEqual(1)
      }
})

test('live scores are those of the log, and a closer look is of more pairs', async ({ page }) => {
  await open(page, `${TINY}&batch=8&steps=0&seed=1&backend=wasm`)
  await button(page, 'Train').click()
  await tab(page, 'Distances').click()
  const live = page.getByText(/^200 held-out pairs, live, step/)
  await expect(live).toBeVisible()
  await button(page, 'Pause').click()
  await untilState(page, 'paused')
  const last = (await rowsOf(page)).filter((row) => row.val_loss !== '').at(-1)
  await expect(live).toHaveText(new RegExp(`step ${last?.step}$`))
  expect((await scoresOf(page)).AUC).toBe(Number(last?.val_auc).toFixed(3))

  await button(page, 'Judge now').click()
  await expect(page.getByText(/^4,000 held-out pairs, step/)).toBeVisible()
  expect(await page.getByRole('button', { name: /^Same pairs taken for/ }).count()).toBe(2)
})

test('binary_accuracy is the opposite of verified, and both are shown', async ({ page }) => {
  await trainToEnd(page, `${TINY}&steps=30&seed=1&backend=wasm&metric=binary_accuracy`)
  const scores = await scoresOf(page)
  expect(scores['Accuracy shown']).toMatch(/binary_accuracy$/)
  const shown = ['Accuracy shown', 'Verified'].map((name) => parseFloat(scores[name] ?? ''))

  const last = (await rowsOf(page)).filter((row) => row.val_loss !== '').at(-1)
  const logged = [Number(last?.val_accuracy), Number(last?.val_verified)]
  expect(logged[1]).toBeGreaterThan(0.5)
  expect(logged[0]! + logged[1]!).toBeCloseTo(1, 6)
  expect(shown[0]! + shown[1]!).toBeCloseTo(1, 2)
})

test('A and B stand in one table, and every tab opens for B', SLOW, async ({ page }) => {
  const link = `${TINY}&batch=8&steps=20&backend=wasm&compare=1&b.loss=triplet`
  await trainToEnd(page, link)
  await untilState(page, 'finished', 'B')
  expect((await scoresOf(page, 0)).Run).toMatch(/^A/)
  const b = await scoresOf(page, 1)
  expect(b.Run).toMatch(/^B/)
  expect(b.Verified).toMatch(/, the best$/)
  for (const each of await page.getByRole('tab').all()) {
    await each.click()
    await button(page, 'Show run B').click()
    await expect(button(page, 'Show run B')).toHaveAttribute('aria-pressed', 'true')
  }
})

test('an epoch’s row holds the means of its steps and the scores at its end', async ({ page }) => {
  await trainToEnd(page, `${TINY}&batch=256&steps=30&backend=wasm`)
  await tab(page, 'Epochs').click()
  const table = page.getByRole('table', { name: 'Epochs of run A' })
  const rows = await rowsOf(page)
  const firstEpoch = rows.filter((row) => Number(row.epoch) <= 1)
  const mean = firstEpoch.reduce((sum, row) => sum + Number(row.loss), 0) / firstEpoch.length
  const first = await cellsOf(table, 0)
  expect(first.epoch).toBe('0')
  expect(Number(first.loss)).toBeCloseTo(mean, 3)
  expect(first.val_auc).toBe(Number(firstEpoch.at(-1)?.val_auc).toFixed(3))
  expect((await cellsOf(table, 1)).epoch).toBe(`1 at step ${30 - firstEpoch.length}`)
})

test('the case of the second question has the post’s log beside ours', async ({ page }) => {
  await open(page, `case=stuck_quarter&${TINY}&batch=256&epochs=1&backend=wasm`)
  await tab(page, 'Epochs').click()
  const table = page.getByRole('table', { name: /The post’s log beside run A/ })
  const cells = table.locator('tbody tr').first().locator('td')
  const printed = /^0\.\d{1,9}$/
  await expect(cells).toHaveText(['0.755419433', '–', '0.318898171', '–', '0.310316473', '–', '–'])
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  await expect(cells).toHaveText([
    '0.755419433',
    printed,
    '0.318898171',
    printed,
    '0.310316473',
    printed,
    printed,
  ])
  const ours = Number(await cells.nth(1).innerText())
  expect(ours).toBeGreaterThan(0.245)
  await expect(table.locator('tbody tr')).toHaveCount(7)
})
