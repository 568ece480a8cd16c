import { expect, test } from '@playwright/test'
import { button, COLLAPSING, finding, open, rowsOf, untilState } from './support/playground'

test('a run that turns to NaN stops and says so, and the other goes on', async ({ page }) => {
  await open(page, `${COLLAPSING}&compare=1&b.eps=0&batch=16&steps=60&seed=1&backend=wasm`)
  await button(page, 'Train').click()
  await untilState(page, 'failed', 'B')
  await untilState(page, 'finished', 'A')

  await expect(finding(page, 'non_finite', 'B')).toContainText('NaN')
  await expect(finding(page, 'non_finite', 'A')).toHaveCount(0)
  await expect(page.getByRole('img', { name: /B: NaN at step \d+/ }).first()).toBeVisible()

  const [a, b] = [await rowsOf(page, 'A'), await rowsOf(page, 'B')]
  expect(a).toHaveLength(60)
  expect(a.every((row) => Number.isFinite(Number(row.loss)))).toBe(true)
  expect(b.length).toBeLessThan(60)
  expect(b.at(-1)?.grad_norm).toBe('nan')
})
