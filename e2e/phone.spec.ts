import { expect, test } from '@playwright/test'
import { button, open, region, TINY, untilState } from './support/playground'

test.use({ viewport: { width: 390, height: 844 } })

const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth

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

test('a desk of 1366 × 768 shows Train, both curves and the findings', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await open(page, '')
  await expect(button(page, 'Train')).toBeInViewport({ ratio: 1 })
  for (const name of [/^Loss/, /accuracy/i, /^What is happening/])
    await expect(page.getByRole('heading', { name }).first()).toBeInViewport({ ratio: 1 })
  expect(await page.evaluate(overflow)).toBe(0)
})
