import { expect, type Page } from '@playwright/test'
import { button, losses, region, TINY, trainToEnd, untilState } from './playground'

/** A run that `givesTensorsBack` trains. */
export const RESET_LATER = `${TINY}&batch=2&steps=3&seed=2`

/**
 * Trains, resets, changes the encoder, trains and resets again: no tensor may stay behind.
 * @returns the losses of the first run
 */
export async function givesTensorsBack(
  page: Page,
  backend: string,
): Promise<(string | undefined)[]> {
  const reset = async () => {
    await button(page, 'Reset').click()
    await untilState(page, 'idle')
    await expect(region(page)).toHaveAttribute('data-tensors', '0')
  }
  await trainToEnd(page, `${RESET_LATER}&backend=${backend}`)
  const first = await losses(page)
  await expect(region(page)).toHaveAttribute('data-backend', backend)
  await reset()
  const other = `#encoder=custom&layers=flatten()-dense(4,linear)&batch=2&steps=2&backend=${backend}`
  await page.evaluate((hash) => {
    location.hash = hash
  }, other)
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  await reset()
  return first
}
