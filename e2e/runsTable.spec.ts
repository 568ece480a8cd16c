/** The table of kept runs: what it tells, opens, lays over each other, deletes, and takes along. */
import { expect, test, type Page } from '@playwright/test'
import { violations } from './support/axe'
import { button, open, region, TINY, untilState, untilStep } from './support/playground'
import { SLOW } from './support/slow'

const KEYS = `${TINY}&batch=16&steps=40&backend=wasm`

const rows = (page: Page) => page.locator('[data-kept]')
const menu = (page: Page, place: number) =>
  rows(page)
    .nth(place)
    .getByRole('button', { name: /^More on/ })
const item = (page: Page, name: string) => page.getByRole('menuitem', { name })

/** Trains runs one after another on one page, each until its row says how it came out. */
async function trained(page: Page, links: readonly string[]): Promise<void> {
  for (const [i, link] of links.entries()) {
    await open(page, link)
    await button(page, 'Train').click()
    await untilState(page, 'finished')
    await button(page, 'Runs').click()
    await expect(rows(page)).toHaveCount(i + 1)
    await expect(rows(page).first()).toContainText('finished')
    await expect(rows(page).first().locator('.verdict')).toBeVisible()
    await page.keyboard.press('Escape')
    // While it goes, keys are still its own.
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
}

test('kept runs are told, found, named, opened, grouped and laid over each other', async ({
  page,
}) => {
  await trained(page, [KEYS, `${KEYS}&seed=2`, `${KEYS}&loss=triplet&seed=2`])
  await page.keyboard.press('l')
  const sheet = page.getByRole('dialog', { name: 'Runs' })
  await expect(rows(page).first()).toContainText('triplet')
  await expect(rows(page).first()).toContainText('open as A')
  await expect(rows(page).nth(1)).toContainText('Seed: 1 → 2')
  await expect(rows(page).nth(1)).toContainText('40')

  await rows(page)
    .nth(2)
    .getByLabel(/^Name of/)
    .fill('Baseline')
  await page.keyboard.press('Enter')
  await page.getByLabel('Find runs').fill('basel')
  await expect(rows(page)).toHaveCount(1)
  await page.getByLabel('Find runs').fill('')
  await sheet.getByRole('button', { name: 'Name' }).click()
  await expect(sheet.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await expect(rows(page).first().getByLabel('Name of Baseline')).toBeVisible()

  await page.getByLabel('Group by seed').check()
  await expect(sheet).toContainText('mean over 2 seeds and 95 % interval')
  await page.getByLabel('Tick all that are shown').check()
  await button(page, 'Overlay curves').click()
  const curves = page.getByRole('region', { name: 'Curves of the ticked runs' })
  await expect(
    curves.getByRole('img', { name: /Training loss.*Baseline, seed 1: .* at step 40/ }),
  ).toBeVisible()
  expect(await violations(page, { part: '.sheet' })).toEqual([])

  await menu(page, 0).click()
  await item(page, 'Open as B').click()
  await expect(region(page, 'B')).toHaveAttribute('data-resumed-at', '40')
  await untilState(page, 'finished', 'B')
  await untilStep(page, 40, 'A')
})

test(
  'a deletion can be undone, is not before its time, and a file brings runs back',
  SLOW,
  async ({ page }) => {
    await page.clock.install()
    await trained(page, [KEYS, `${KEYS}&seed=2`])
    await button(page, 'Runs').click()
    await menu(page, 0).click()
    await expect(item(page, 'Delete')).toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('Escape')

    await rows(page).nth(1).getByRole('checkbox').check()
    const saving = page.waitForEvent('download')
    await button(page, 'Export').click()
    const file = await (await saving).path()

    const remove = async () => {
      await menu(page, 1).click()
      await item(page, 'Delete').click()
      await expect(rows(page)).toHaveCount(1)
    }
    await remove()
    await button(page, 'Undo').click()
    await expect(rows(page)).toHaveCount(2)
    await remove()
    await page.reload()
    await button(page, 'Runs').click()
    await expect(rows(page)).toHaveCount(2)
    await remove()
    await page.clock.fastForward(11_000)
    await expect(button(page, 'Undo')).toBeHidden()
    await page.reload()
    await button(page, 'Runs').click()
    await expect(rows(page)).toHaveCount(1)

    const bring = () => page.getByLabel('File of runs').setInputFiles(file)
    await bring()
    await expect(page.getByRole('dialog')).toContainText('1 run imported.')
    await expect(rows(page)).toHaveCount(2)
    await bring()
    await expect(page.getByRole('dialog')).toContainText('is kept here already')
    await menu(page, 1).click()
    await item(page, 'Open as A').click()
    await expect(region(page)).toHaveAttribute('data-resumed-at', '40')
    await untilState(page, 'finished')
    await expect(page).toHaveURL(/^(?!.*seed)/)
  },
)
