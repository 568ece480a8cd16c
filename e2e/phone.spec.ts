import { expect, test } from '@playwright/test'
import { chooseFiles, figures, openSheet, report, sheet, keepPhotos } from './support/dataSheet'
import { loosePhotos } from './support/photos/sets'
import { button, open, region, TINY, untilState } from './support/playground'
import { openTryIt, pickHeldOut } from './support/tryIt'

test.use({ viewport: { width: 390, height: 844 } })

const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
const tooTall = () => document.documentElement.scrollHeight - document.documentElement.clientHeight

test('a phone shows Train at once, the curves before the set-up, and nothing aside', async ({
  page,
}) => {
  await open(page, `${TINY}&batch=4&steps=10&compare=1&b.lr=0.01&backend=wasm`)
  await expect(button(page, 'Train')).toBeInViewport()
  expect(await page.evaluate(overflow)).toBe(0)

  await button(page, 'Train').click()
  await untilState(page, 'finished', 'A')
  await untilState(page, 'finished', 'B')
  await expect(region(page)).toBeVisible()
  expect(await page.evaluate(overflow)).toBe(0)

  const top = async (name: string) =>
    (await page.getByRole('heading', { name, exact: true, level: 2 }).boundingBox())?.y ?? NaN
  expect(await top('Loss')).toBeLessThan(await top('Set-up'))
})

test('a phone brings photos, trains on them, and reaches every tab', async ({ page }) => {
  const noOverflow = async () => expect(await page.evaluate(overflow)).toBe(0)
  await open(page, `${TINY}&batch=4&steps=4&backend=wasm`)
  await openSheet(page)
  // What stands in its place while it is fetched is smaller.
  await expect
    .poll(async () => {
      const box = await sheet(page).boundingBox()
      return [box?.width, box?.height]
    })
    .toEqual([390, 844])
  await expect(button(page, 'Choose files')).toBeInViewport({ ratio: 1 })
  await noOverflow()

  await chooseFiles(page, await loosePhotos({ people: 6, photos: 4 }))
  expect(await figures(page)).toEqual({ people: 6, photos: 24 })
  expect(await report(page, 'Read')).toHaveLength(24)
  await expect(button(page, 'Use these photos')).toBeInViewport({ ratio: 1 })
  await noOverflow()
  const aside = await sheet(page).evaluate(
    ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
  )
  expect(aside).toBe(0)
  await keepPhotos(page)
  await button(page, 'Train').click()
  await untilState(page, 'finished')

  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    await expect(tab).toHaveAttribute('aria-selected', 'true')
    await expect(tab).toBeInViewport({ ratio: 0.95 })
    await expect(page.getByRole('tabpanel').getByText('Loading…')).toHaveCount(0)
    await noOverflow()
  }
  await openTryIt(page)
  await pickHeldOut(page, 'First photo', 0, 0)
  await pickHeldOut(page, 'Second photo', 1, 0)
  await expect(page.locator('.try-verdict')).toBeVisible()
  await noOverflow()
})

test('a desk of 1366 × 768 shows Train, both curves and the findings', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await open(page, '')
  await expect(button(page, 'Train')).toBeInViewport({ ratio: 1 })
  for (const name of [/^Loss/, /accuracy/i, /^What is happening/])
    await expect(page.getByRole('heading', { name, level: 2 }).first()).toBeInViewport({ ratio: 1 })
  expect(await page.evaluate(overflow)).toBe(0)
})

test('on a desk the columns scroll, never the page', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await open(page, `${TINY}&batch=8&steps=20&backend=wasm`)
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  for (const each of await page.getByRole('tab').all()) {
    await each.click()
    await expect(page.getByRole('tabpanel').getByText('Loading…')).toHaveCount(0)
    const name = await each.textContent()
    if (name === 'Distances')
      await page.getByRole('button', { name: /^Different pairs taken for different: / }).click()
    expect(await page.evaluate(tooTall), name ?? '').toBe(0)
  }
})
