import { expect, type Page } from '@playwright/test'
import { button, region, TINY, trainToEnd, untilState } from './playground'

/** Trains, resets, changes the encoder, trains and resets again: no tensor may stay behind. */
export async function givesTensorsBack(page: Page, backend: string): Promise<void> {
  const reset = async () => {
    await button(page, 'Reset').click()
    await untilState(page, 'idle')
    await expect(region(page)).toHaveAttribute('data-tensors', '0')
  }
  await trainToEnd(page, `${TINY}&batch=2&steps=2&backend=${backend}`)
  await expect(region(page)).toHaveAttribute('data-backend', backend)
  await reset()
  const other = `#encoder=custom&layers=flatten()-dense(4,linear)&batch=2&steps=2&backend=${backend}`
  await page.evaluate((hash) => {
    location.hash = hash
  }, other)
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  await reset()
}
