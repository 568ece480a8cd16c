import { readFile } from 'node:fs/promises'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { csvParse } from 'd3-dsv'
import { violations } from './support/axe'
import { button, COLLAPSING, open, region, TINY } from './support/playground'
import { SLOW } from './support/slow'

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Sweep' })
const cells = (page: Page): Locator => dialog(page).locator('tbody td')
const runButton = (page: Page): Locator =>
  dialog(page).getByRole('button', { name: /^Run all \d+/ })

async function openSweep(page: Page, keys: string): Promise<void> {
  await open(page, keys)
  await button(page, 'Sweep').click()
}

/** Settings of one's own: a field with the values typed, or all its options. */
async function vary(page: Page, settings: readonly (readonly [string, string?])[], steps: number) {
  await page.getByLabel('Vary').selectOption('own')
  for (const [index, [field, values]] of settings.entries()) {
    const name = index === 0 ? 'First setting' : 'Second setting'
    await page.getByLabel(name, { exact: true }).selectOption({ label: field })
    const label = field.replace(/^.*: /, '')
    if (values !== undefined) await page.getByLabel(`Values of ${label}`).fill(values)
  }
  await page.getByLabel('Steps each').fill(String(steps))
}

async function untilDone(page: Page): Promise<void> {
  await expect(
    dialog(page).locator('td:is([data-status=queued], [data-status=running])'),
  ).toHaveCount(0)
}

const VERDICTS = ['learns', 'misread', 'inverted', 'stuck', 'dead', 'nan', 'undecided']

/** How many runs a line like “learns 2 · stuck 2” counts. */
const counted = (line: string) =>
  [...line.matchAll(/ (\d+)(?= ·|$)/g)].reduce((sum, [, count]) => sum + Number(count), 0)

const verdicts = (page: Page) =>
  cells(page).evaluateAll((all) => all.map((td) => td.getAttribute('data-verdict')))

async function expectAccessible(page: Page) {
  expect(await violations(page, { part: '[role="dialog"]' })).toEqual([])
}

test('the convention table fills while the page is used, and is summed at its foot', async ({
  page,
}) => {
  await openSweep(page, `${TINY}&batch=16&backend=wasm`)
  await page.getByLabel('Steps each').fill('5')
  await runButton(page).click()
  await expect(cells(page)).toHaveCount(12)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: /^Sweep/ }).click()
  await untilDone(page)

  const all = await verdicts(page)
  expect(all.every((each) => VERDICTS.includes(each ?? ''))).toBe(true)
  await expect(cells(page).nth(1)).toContainText(/accuracy [01]\.\d{3}/)
  const foot = await dialog(page).locator('tfoot td').allInnerTexts()
  expect(foot.map(counted)).toEqual([4, 4, 4])
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('button', { name: /^Sweep/ })).toBeVisible()
  await expect(region(page)).toHaveAttribute('data-state', 'idle')
})

test('any two settings: NaN has its step, the file its rows, a run opens as A or races as B', async ({
  page,
}) => {
  await openSweep(page, `${COLLAPSING}&batch=16&seed=1&backend=wasm`)
  const epsilon = ['Distance and head: ε in the root', 'none, 1e-7'] as const
  await vary(page, [epsilon, ['Loss: Margin', '1, 2']], 60)
  await runButton(page).click()
  await untilDone(page)
  expect((await verdicts(page)).map((each) => each === 'nan')).toEqual([true, true, false, false])
  await expect(cells(page).first()).toContainText(/NaN at step \d+/)

  const arriving = page.waitForEvent('download')
  await button(page, 'Download table').click()
  const rows = csvParse(await readFile(await (await arriving).path(), 'utf8'))
  expect(rows.map(({ eps, margin, verdict }) => [eps, margin, verdict === 'nan'])).toEqual([
    ['0', '1', true],
    ['0', '2', true],
    ['1e-7', '1', false],
    ['1e-7', '2', false],
  ])

  await cells(page).nth(3).getByRole('button').press('Enter')
  await page.getByRole('menuitem', { name: /^Race as B/ }).click()
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByText(/differs in:/)).toHaveText(/differs in: margin$/)
})

test(
  'which loss: all of them on one screen, with links that differ by what each takes',
  SLOW,
  async ({ page }) => {
    await open(page, 'case=which_loss&batch=8&backend=wasm')
    await button(page, 'Train all losses side by side').click()
    await page.getByLabel('Steps each').fill('3')
    await button(page, 'Run all 9').click()
    await expect(cells(page)).toHaveCount(9)
    await untilDone(page)
    expect((await verdicts(page)).every((each) => VERDICTS.includes(each ?? ''))).toBe(true)
    await expect(cells(page).first()).toBeInViewport({ ratio: 1 })
    await expect(cells(page).last()).toBeInViewport({ ratio: 1 })
    await expectAccessible(page)

    const arriving = page.waitForEvent('download')
    await button(page, 'Download table').click()
    const rows = csvParse(await readFile(await (await arriving).path(), 'utf8'))
    expect(rows.map(({ loss }) => loss).slice(5)).toEqual([
      'Triplet, hard',
      'Cosine embedding',
      'InfoNCE',
      'Every label, as posted',
    ])
    expect(rows[6]?.link).toContain('distance=cosine&loss=cosine_embedding&margin=0')

    await cells(page).nth(6).getByRole('button').press('Enter')
    await page.getByRole('menuitem', { name: /^Race as B/ }).click()
    await expect(page.getByText(/differs in:/)).toHaveText(
      /differs in: distance(, ε in the root)?.*, loss, margin/i,
    )
  },
)

test('the page of a case opens its sweep, with the case', async ({ page }) => {
  await open(page, 'backend=wasm')
  await page.getByRole('button', { name: /^Start from/ }).click()
  await page.getByRole('button', { name: /^Which loss instead/ }).click()
  await button(page, 'Train all losses side by side').click()
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await expect(dialog(page).getByLabel('Vary')).toHaveValue('losses')
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await expect(page).toHaveURL(/case=which_loss/)
  await button(page, 'Train all losses side by side').click()
  await expect(runButton(page)).toHaveText('Run all 9')
})

test('what cannot run says so; a sweep can be cancelled', async ({ page }) => {
  await openSweep(page, 'backend=wasm&steps=300')
  await vary(page, [['Optimiser: Learning rate', '0.001, 9']], 60)
  await expect(dialog(page).getByText('Learning rate goes from 0.000001 to 1.')).toBeVisible()
  await expect(dialog(page).getByRole('button', { name: 'Run' })).toBeDisabled()
  await button(page, 'Use 0.001, 1').click()
  await expect(runButton(page)).toBeEnabled()

  await vary(page, [['Encoder: Layers'], ['Run: Seed', '1–20']], 10_000)
  await runButton(page).click()
  await expect(dialog(page).locator('[data-status=running]').first()).toBeVisible()
  await expect(dialog(page).locator('[data-status=refused]').first()).toContainText('does not fit')
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: /^Sweep \d+\/\d+$/ }).click()
  await button(page, 'Cancel').click()
  await expect(dialog(page).getByRole('status')).toContainText('cancelled')
  await expect(dialog(page).locator('[data-status=running]')).toHaveCount(0)
  await expect.poll(() => page.workers().length).toBe(0)
  await expectAccessible(page)
})

test('on a phone the sweep is the whole screen, and nothing is aside of it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openSweep(page, `${TINY}&batch=4&backend=wasm`)
  await vary(page, [['Run: Seed', '1–3']], 10)
  await runButton(page).click()
  await untilDone(page)
  // What stands in its place while it is fetched is smaller.
  await expect
    .poll(() => dialog(page).boundingBox())
    .toMatchObject({ x: 0, y: 0, width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await cells(page).first().getByRole('button').click()
  await page.getByRole('menuitem', { name: /^Open as A/ }).click()
  await expect(dialog(page)).toHaveCount(0)
})
