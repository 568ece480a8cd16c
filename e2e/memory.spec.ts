import { expect, test } from '@playwright/test'
import { button, open, region, stepsDone, TINY, untilState } from './support/playground'

test('2,000 steps hold no more tensors than 100 did', async ({ page }) => {
  const tensors = () => region(page).getAttribute('data-tensors')
  await open(page, `${TINY}&batch=2&steps=2000&backend=wasm`)
  await button(page, 'Train').click()
  await expect.poll(() => stepsDone(page)).toBeGreaterThanOrEqual(100)
  const early = await tensors()
  await untilState(page, 'finished')
  expect(Number(early)).toBeGreaterThan(0)
  expect(await tensors()).toBe(early)
})
