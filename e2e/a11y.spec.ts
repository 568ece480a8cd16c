import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { chooseFiles, openSheet, sheet } from './support/dataSheet'
import { sample } from './support/photos/files'
import { loosePhotos } from './support/photos/sets'
import { button, COLLAPSING, finding, open, TINY, untilState } from './support/playground'
import { tab } from './support/results'
import { openTryIt, pickHeldOut } from './support/tryIt'

const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } }

async function expectAccessible(page: Page, where: string) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`)
  expect(found, where).toEqual([])
}

for (const [name, viewport] of Object.entries(SIZES))
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing on a ${name}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await open(page, 'backend=wasm')
      await expectAccessible(page, 'idle')

      await open(page, `${COLLAPSING}&compare=1&b.eps=0&batch=16&steps=30&seed=1&backend=wasm`)
      await expectAccessible(page, 'Compare, idle')
      await button(page, 'Train').click()
      await untilState(page, 'finished', 'A')
      await expect(finding(page, 'non_finite', 'B')).toBeVisible()
      await expectAccessible(page, 'Compare, with a NaN')
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click()
        await expect(tab).toHaveAttribute('aria-selected', 'true')
        await expectAccessible(page, `the tab ${await tab.textContent()}`)
      }

      await button(page, 'Keys').click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page, 'the keys')
    })

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing where photos come in, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await open(page, `${TINY}&backend=wasm`)
    await openSheet(page)
    await expect(sheet(page).getByText('None yet.')).toBeVisible()
    await expectAccessible(page, 'nothing brought yet')
    const broken = sample('anna_09.jpg', 'This is no photo.')
    await chooseFiles(page, [...(await loosePhotos({ people: 3, photos: 3 })), broken])
    await expect(sheet(page).getByRole('cell', { name: '✕ skipped' })).toBeVisible()
    await expectAccessible(page, 'a report')
    await page.setViewportSize(SIZES.phone)
    await expectAccessible(page, 'a report on a phone')
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing where a run is judged and tried, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await open(page, `${TINY}&batch=8&steps=20&seed=1&backend=wasm`)
    await button(page, 'Train').click()
    await untilState(page, 'finished')
    await tab(page, 'Distances').click()
    await page.getByRole('button', { name: /^Different pairs taken for different: / }).click()
    await expectAccessible(page, 'a cell’s pairs')
    await tab(page, 'Embeddings').click()
    const map = page.getByRole('application', { name: /^Map of/ })
    await map.press('Home')
    await map.press('Enter')
    await expect(page.getByRole('region', { name: 'Chosen image' })).toBeVisible()
    await page.getByText('The map as a table').click()
    await expectAccessible(page, 'the map, an image, and the table')

    await openTryIt(page)
    await pickHeldOut(page, 'First digit', '0', 0)
    await pickHeldOut(page, 'Second digit', '1', 0)
    await expect(page.locator('.try-verdict')).toBeVisible()
    await expectAccessible(page, 'a verdict')
    for (const [opener, title] of [
      ['Camera for the first digit', 'Take a photo'],
      ['Draw the first digit', 'Draw a digit'],
      ['Held-out image for the first digit', 'Held-out images'],
    ] as const) {
      await button(page, opener).click()
      await expect(page.getByRole('dialog', { name: title })).toBeVisible()
      await expectAccessible(page, title)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expect(button(page, opener)).toBeFocused()
    }
    await openTryIt(page, 'One against a gallery')
    await pickHeldOut(page, 'Probe', '1', 0)
    await expect(page.locator('.try-verdict')).toBeVisible()
    await expectAccessible(page, 'a gallery')
  })
