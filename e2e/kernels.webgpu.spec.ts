import { expect, test, type Page } from '@playwright/test'
import { openKernels } from './support/kernelPage'
import type { Suite } from './support/kernels/suites'

let page: Page
test.beforeAll(async ({ browser }) => {
  page = await openKernels(browser)
})
test.afterAll(() => page.close())

const SUITES: readonly Suite[] = [
  'convolutions',
  'drawn convolutions',
  'dense layers',
  'max-pool gradients',
  'dropout masks',
  'batch normalisation',
  'optimisers',
  'sums of squares',
  'NaN and infinities',
]

for (const suite of SUITES)
  test(`${suite} on WebGPU are those of double precision, the same bits twice`, async () => {
    const { cases, problems } = await page.evaluate((name) => window.kernels.check(name), suite)
    expect(cases).toBeGreaterThan(0)
    expect(problems).toEqual([])
  })

test('gradients on WebGPU are the finite differences of what they are gradients of', async () => {
  expect(await page.evaluate(() => window.kernels.checkSlopes())).toEqual([])
})

test('all that a step needs is compiled ahead', async () => {
  const { early, late, leftBehind, loss } = await page.evaluate(() => window.kernels.compileAhead())
  expect(early).toBeGreaterThan(20)
  expect(late).toBe(0)
  expect(leftBehind).toBe(0)
  // Blank images are at distance 0, within ε: nothing for the same pair, the margin for the other.
  expect(loss).toBeCloseTo(0.5, 2)
})
