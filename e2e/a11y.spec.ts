/**
 * What axe finds, which is nothing. A page is trained once and then turned: each size in the light theme
 * by all rules, in the dark one by the rule of colours, the only one that a theme can break.
 */
import { expect, test, type Page } from '@playwright/test'
import { violations } from './support/axe'
import { chooseFiles, openSheet, sheet } from './support/dataSheet'
import { sample } from './support/photos/files'
import { loosePhotos } from './support/photos/sets'
import { button, COLLAPSING, finding, open, TINY, untilState } from './support/playground'
import { tab } from './support/results'
import { SLOW } from './support/slow'
import { openTryIt, pickHeldOut } from './support/tryIt'

const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } }
type Size = keyof typeof SIZES

interface Where {
  readonly sizes?: readonly Size[]
  /** Only this part of the page, where the rest has been looked at. */
  readonly part?: string
  readonly themes?: readonly ('light' | 'dark')[]
}

async function expectAccessible(
  page: Page,
  what: string,
  { sizes = ['desk'], part, themes = ['light', 'dark'] }: Where = {},
): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(SIZES[size])
    expect(await violations(page, { part }), `${what} on a ${size}, light`).toEqual([])
    if (!themes.includes('dark')) continue
    await turn(page, 'dark')
    const colours = await violations(page, { part, rules: ['color-contrast'] })
    expect(colours, `${what} on a ${size}, dark`).toEqual([])
    await turn(page, 'light')
  }
}

async function turn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
}

async function openLight(page: Page, keys: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await open(page, keys)
}

const BOTH = { sizes: ['desk', 'phone'] } as const

for (const size of ['desk', 'phone'] as const)
  test(`axe finds nothing before a run, beside a NaN, in any tab, and on the keys: ${size}`, async ({
    page,
  }) => {
    const sizes = [size]
    // A dialog has the colours of a desk.
    const themes = size === 'desk' ? (['light', 'dark'] as const) : (['light'] as const)
    await page.setViewportSize(SIZES[size])
    await openLight(page, `${COLLAPSING}&compare=1&b.eps=0&batch=16&steps=30&seed=1&backend=wasm`)
    await expectAccessible(page, 'idle', { sizes })
    await button(page, 'Train').click()
    await untilState(page, 'finished', 'A')
    await expect(finding(page, 'non_finite', 'B')).toBeVisible()
    await expectAccessible(page, 'with a NaN', { sizes })
    // What tabs hold is the same on a phone.
    const tabs = size === 'desk' ? await page.getByRole('tab').all() : []
    for (const each of tabs) {
      await each.click()
      await expect(each).toHaveAttribute('aria-selected', 'true')
      await expectAccessible(page, `the tab ${await each.textContent()}`, {
        sizes,
        themes,
        part: '[role="tabpanel"]',
      })
    }

    await button(page, 'Keys').click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page, 'the keys', { sizes, themes, part: '[role="dialog"]' })
  })

test('axe finds nothing where photos come in', SLOW, async ({ page }) => {
  await openLight(page, `${TINY}&backend=wasm`)
  await openSheet(page)
  await expect(sheet(page).getByText('None yet.')).toBeVisible()
  await expectAccessible(page, 'nothing brought yet')
  const broken = sample('anna_09.jpg', 'This is no photo.')
  await chooseFiles(page, [...(await loosePhotos({ people: 3, photos: 3 })), broken])
  await expect(sheet(page).getByRole('cell', { name: '✕ skipped' })).toBeVisible()
  await expectAccessible(page, 'a report', BOTH)
})

test('axe finds nothing where a run is judged and tried', SLOW, async ({ page }) => {
  await openLight(page, `${TINY}&batch=8&steps=20&seed=1&backend=wasm`)
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  await tab(page, 'Distances').click()
  await page.getByRole('button', { name: /^Different pairs taken for different: / }).click()
  await expectAccessible(page, 'a cell’s pairs', { part: '[role="tabpanel"]', themes: ['light'] })
  await tab(page, 'Embeddings').click()
  const map = page.getByRole('application', { name: /^Map of/ })
  await map.press('Home')
  await map.press('Enter')
  await expect(page.getByRole('region', { name: 'Chosen image' })).toBeVisible()
  await page.getByText('The map as a table').click()
  await expectAccessible(page, 'the map, an image, and the table', {
    part: '[role="tabpanel"]',
    themes: ['light'],
  })

  await openTryIt(page)
  await pickHeldOut(page, 'First digit', '0', 0)
  await pickHeldOut(page, 'Second digit', '1', 0)
  await expect(page.locator('.try-verdict')).toBeVisible()
  await expectAccessible(page, 'a verdict', { part: '[role="tabpanel"]' })
  for (const [opener, title] of [
    ['Camera for the first digit', 'Take a photo'],
    ['Draw the first digit', 'Draw a digit'],
    ['Held-out image for the first digit', 'Held-out images'],
  ] as const) {
    await button(page, opener).click()
    await expect(page.getByRole('dialog', { name: title })).toBeVisible()
    await expectAccessible(page, title, { part: '[role="dialog"]', themes: ['light'] })
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(button(page, opener)).toBeFocused()
  }
  await openTryIt(page, 'One against a gallery')
  await pickHeldOut(page, 'Probe', '1', 0)
  await expect(page.locator('.try-verdict')).toBeVisible()
  await expectAccessible(page, 'a gallery', { part: '[role="tabpanel"]' })
})
