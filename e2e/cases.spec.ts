/** Cases as a person meets them; what their runs come to is measured in e2e/runs. */
import { expect, test } from '@playwright/test'
import { violations } from './support/axe'
import { answer, caseCard, runCase } from './support/cases'
import { button, open, region, rowsOf, untilState } from './support/playground'
import { SLOW } from './support/slow'

test(
  'self_pairs: the run that turns to NaN answers, and the other goes on',
  SLOW,
  async ({ page }) => {
    const said = 'Turn to NaN as soon as one comes'
    await runCase(page, 'case=self_pairs&steps=40', said, { A: 'failed', B: 'finished' })
    await expect(answer(page)).toContainText('✓ Right. A’s loss turned to NaN at step 38.')
    const losses = (await rowsOf(page, 'B')).map(({ loss }) => Number(loss))
    expect(losses).toHaveLength(40)
    expect(losses.every(Number.isFinite)).toBe(true)
  },
)

test('from a symptom to a case, its prediction, its run and its answer', async ({ page }) => {
  await open(page, 'backend=wasm')
  await expect(caseCard(page)).toHaveCount(0)
  await page.getByRole('button', { name: /^Start from/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Start from a case' })
  const listed = dialog.getByRole('navigation', { name: 'Cases' }).getByRole('listitem')
  await expect(listed).toHaveCount(22)
  await dialog.getByRole('button', { name: 'Stays at 0.25' }).click()
  await expect(listed.getByRole('button', { name: /^Swap the two terms alone/ })).toBeVisible()
  await expect(listed.getByRole('button', { name: /^TestModel works/ })).toHaveCount(0)

  await listed.getByRole('button', { name: /^Swap the two terms alone/ }).click()
  const article = dialog.getByRole('article', { name: 'Swap the two terms alone' })
  await expect(article.getByRole('deletion').first()).toBeVisible()
  await expect(article.getByRole('insertion').first()).toBeVisible()
  await expect(article.getByLabel('Link to this case')).toHaveValue(/#v=1&case=swap_alone$/)
  await article.getByRole('radio', { name: 'Fall, like A’s' }).check()
  expect(await violations(page, { part: '[role="dialog"]' })).toEqual([])
  await article.getByRole('button', { name: 'Open this case' }).click()

  await expect(dialog).toHaveCount(0)
  await expect(page).toHaveURL(/#v=1&case=swap_alone&backend=wasm$/)
  await expect(region(page)).toHaveAttribute('data-state', 'idle')
  await expect(caseCard(page).getByRole('radio', { name: 'Fall, like A’s' })).toBeChecked()

  const steps = page.getByRole('textbox', { name: 'Step limit', exact: true })
  await steps.fill('30')
  await steps.press('Enter')
  await button(page, 'Train').click()
  await untilState(page, 'finished', 'B')
  await expect(answer(page)).toContainText('✕ Wrong. B’s loss stayed at')
  expect(await violations(page)).toEqual([])

  await button(page, 'Reset').click()
  await expect(caseCard(page).getByRole('radio', { name: 'Fall, like A’s' })).toBeChecked()
  await button(page, 'Read the case').click()
  await expect(page.getByRole('article', { name: 'Swap the two terms alone' })).toBeVisible()
})

test('on a phone the cases are a list first, then one page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page, 'backend=wasm')
  await page.getByRole('button', { name: /^Start from/ }).click()
  const chosen = page.getByRole('button', { name: /^Stuck at 0.25/ })
  await chosen.click()
  await expect(chosen).toBeHidden()
  await expect(page.getByRole('article', { name: 'Stuck at 0.25' })).toBeVisible()
  expect(await violations(page, { part: '[role="dialog"]' })).toEqual([])
  await button(page, 'All cases').click()
  await expect(chosen).toBeVisible()
})
