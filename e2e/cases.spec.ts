import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { answer, caseCard, measured, runCase } from './support/cases'
import { button, open, region, rowsOf, untilState } from './support/playground'

const last = (values: readonly number[]) => values.at(-1) ?? NaN
const heldOut = async (page: Page, run: 'A' | 'B', column: string) =>
  measured(await rowsOf(page, run), column)

test('nan: TestModel goes on where Net_Definition turns to NaN', async ({ page }) => {
  await runCase(page, 'case=nan&steps=80', 'Turn to NaN', { B: 'failed', A: 'finished' })
  await expect(answer(page)).toContainText('✓ Right. B’s loss turned to NaN at step ')
  expect(measured(await rowsOf(page, 'A'), 'loss').every(Number.isFinite)).toBe(true)
})

test('createmodel: asked for TestModel, as posted it builds Net_Definition', async ({ page }) => {
  const said = 'Fall: TestModel works'
  await runCase(page, 'case=createmodel&steps=80', said, { A: 'failed', B: 'finished' })
  await expect(answer(page)).toContainText(`You said: “${said}”.`)
  await expect(answer(page)).toContainText('✕ Wrong. A’s loss turned to NaN at step ')
  expect(measured(await rowsOf(page, 'B'), 'loss').every(Number.isFinite)).toBe(true)
})

test('self_pairs: the first image paired with itself ends the run', async ({ page }) => {
  const said = 'Turn to NaN as soon as one comes'
  await runCase(page, 'case=self_pairs&steps=60', said, { A: 'failed', B: 'finished' })
  await expect(answer(page)).toContainText('✓ Right. A’s loss turned to NaN at step 38.')
  expect(measured(await rowsOf(page, 'B'), 'loss').every(Number.isFinite)).toBe(true)
})

test('finite_dead: with ε the run is finite, and its gradient 0', async ({ page }) => {
  const said = 'It stays finite, and stops learning'
  await runCase(page, 'case=finite_dead&steps=40', said, { A: 'finished', B: 'finished' })
  await expect(answer(page)).toContainText('✓ Right.')
  const norms = measured(await rowsOf(page, 'A'), 'grad_norm')
  expect(norms.slice(-10)).toEqual(new Array(10).fill(0))
  expect(last(measured(await rowsOf(page, 'B'), 'grad_norm'))).toBeGreaterThan(0)
})

test('stuck_quarter: the posted loss stays at 0.25, the corrected one learns', async ({ page }) => {
  const said = 'Come down to 0.25, and stay there'
  await runCase(page, 'case=stuck_quarter&epochs=2', said, { A: 'finished', B: 'finished' })
  await expect(answer(page)).toContainText('✓ Right. A’s loss stayed at 0.2')

  const a = await rowsOf(page, 'A')
  const means = [1, 2].map((epoch) => {
    const rows = a.filter((row) => Math.ceil(Number(row.epoch) - 1e-9) === epoch)
    return measured(rows, 'loss').reduce((sum, loss) => sum + loss, 0) / rows.length
  })
  expect(Math.min(...means)).toBeGreaterThanOrEqual(0.245)
  expect(last(means)).toBeGreaterThan(0.249)
  expect(last(means)).toBeLessThan(0.275)
  expect(last(measured(a, 'val_accuracy'))).toBeLessThan(0.55)

  const soon = (await rowsOf(page, 'B')).filter(({ step }) => Number(step) <= 200)
  expect(Math.max(...measured(soon, 'val_verified'))).toBeGreaterThanOrEqual(0.99)
})

test('upside_down: the better the run, the lower the accuracy as written', async ({ page }) => {
  await runCase(page, 'case=upside_down&steps=100', 'Near 0', { A: 'finished', B: 'finished' })
  await expect(answer(page)).toContainText('✓ Right.')
  expect(last(await heldOut(page, 'A', 'val_accuracy'))).toBeLessThan(0.05)
  expect(last(await heldOut(page, 'A', 'val_verified'))).toBeGreaterThanOrEqual(0.99)
  expect(last(await heldOut(page, 'B', 'val_accuracy'))).toBeGreaterThanOrEqual(0.99)
})

test('l2_unapplied: only B has the penalty in its loss', async ({ page }) => {
  const said = 'Yes: it tells the pairs apart all the same'
  await runCase(page, 'case=l2_unapplied&steps=100', said, { A: 'finished', B: 'finished' })
  await expect(answer(page)).toContainText('✓ Right.')
  const [a, b] = [await rowsOf(page, 'A'), await rowsOf(page, 'B')]
  expect(Number(b[0]?.loss)).toBeGreaterThan(Number(a[0]?.loss) + 0.5)
})

test('swap_alone: nothing is told apart', async ({ page }) => {
  const said = 'Stay near 0.25, and tell nothing apart'
  await runCase(page, 'case=swap_alone&steps=150', said, { A: 'finished', B: 'finished' })
  await expect(answer(page)).toContainText('✓ Right. B’s loss stayed at 0.2')
  expect(last(await heldOut(page, 'B', 'val_auc'))).toBeLessThanOrEqual(0.55)
  expect(last(await heldOut(page, 'A', 'val_auc'))).toBeGreaterThanOrEqual(0.99)
})

test('swap_both: the same run as before', async ({ page }) => {
  const said = 'Stay near 0.25'
  await runCase(page, 'case=swap_both&steps=100', said, { A: 'finished', B: 'finished' })
  await expect(answer(page)).toContainText('✕ Wrong.')
  await expect(answer(page)).toContainText('it learnt')
  expect(await heldOut(page, 'B', 'loss')).toEqual(await heldOut(page, 'A', 'loss'))
  expect(last(await heldOut(page, 'B', 'val_auc'))).toBeGreaterThanOrEqual(0.99)
})

test('sigmoid: loss above its floor, accuracy one half, ranking right', async ({ page }) => {
  const said = 'Stop above 0.125, with an accuracy of 0.5'
  await runCase(page, 'case=sigmoid&steps=100', said, { A: 'finished', B: 'finished' })
  await expect(answer(page)).toContainText('✓ Right.')
  await expect(answer(page)).toContainText('its accuracy shows 0.500')
  const losses = [...(await heldOut(page, 'B', 'loss')), ...(await heldOut(page, 'B', 'val_loss'))]
  expect(Math.min(...losses)).toBeGreaterThanOrEqual(0.125)
  expect(last(await heldOut(page, 'B', 'val_accuracy'))).toBe(0.5)
  expect(last(await heldOut(page, 'B', 'val_auc'))).toBeGreaterThanOrEqual(0.99)
})

test('learnable_scale: the accuracy shows what is learnt', async ({ page }) => {
  const said = 'Learn, and its accuracy shows it'
  await runCase(page, 'case=learnable_scale&steps=120', said, { A: 'finished', B: 'finished' })
  await expect(answer(page)).toContainText('✓ Right.')
  expect(last(await heldOut(page, 'B', 'val_accuracy'))).toBeGreaterThanOrEqual(0.95)
})

test('which_loss: triplets do as well', async ({ page }) => {
  const said = 'Fall, and B learns as well'
  await runCase(page, 'case=which_loss&steps=100', said, { A: 'finished', B: 'finished' })
  await expect(answer(page)).toContainText('✓ Right.')
})

test('healthy: learns', async ({ page }) => {
  await runCase(page, 'case=healthy&steps=100', 'Come near 1', { A: 'finished' })
  await expect(answer(page)).toContainText('✓ Right.')
})

test('from a symptom to a case, its prediction, its run and its answer', async ({ page }) => {
  await open(page, 'backend=wasm')
  await expect(caseCard(page)).toHaveCount(0)
  await page.getByRole('button', { name: /^Start from/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Start from a case' })
  const listed = dialog.getByRole('navigation', { name: 'Cases' }).getByRole('listitem')
  await expect(listed).toHaveCount(13)
  await dialog.getByRole('button', { name: 'My loss stays at 0.25' }).click()
  await expect(listed.getByRole('button', { name: /^Swap the two terms alone/ })).toBeVisible()
  await expect(listed.getByRole('button', { name: /^TestModel works/ })).toHaveCount(0)

  await listed.getByRole('button', { name: /^Swap the two terms alone/ }).click()
  const article = dialog.getByRole('article', { name: 'Swap the two terms alone' })
  await expect(article.getByRole('deletion').first()).toBeVisible()
  await expect(article.getByRole('insertion').first()).toBeVisible()
  await expect(article.getByLabel('Link to this case')).toHaveValue(/#v=1&case=swap_alone$/)
  await article.getByRole('radio', { name: 'Fall, like A’s' }).check()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
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
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

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
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await button(page, 'All cases').click()
  await expect(chosen).toBeVisible()
})
