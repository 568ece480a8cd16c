/** Back and Forward: each entry of the history has the runs that it had. */
import { expect, test, type Page } from '@playwright/test'
import { button, losses, open, region, stepsDone, TINY, untilState } from './support/playground'

const of = (seed: number, steps = 30) => `${TINY}&batch=8&backend=wasm&steps=${steps}&seed=${seed}`

/** As one pastes a link into the open page. */
const paste = (page: Page, keys: string) =>
  page.evaluate((hash) => void (location.hash = hash), keys)

test('Back and Forward show each entry’s own run, and none where there was none', async ({
  page,
}) => {
  await open(page, of(4))
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  const first = await losses(page)

  await paste(page, of(5))
  await untilState(page, 'idle')
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  const second = await losses(page)
  expect(second).not.toEqual(first)
  await paste(page, of(6))
  await untilState(page, 'idle')

  await page.goBack()
  await untilState(page, 'finished')
  await expect(region(page)).toContainText('shown as it was kept at step 30')
  expect(await losses(page)).toEqual(second)
  await page.goBack()
  await expect(page).toHaveURL(/seed=4/)
  await untilState(page, 'finished')
  expect(await losses(page)).toEqual(first)

  await page.goForward()
  await page.goForward()
  await expect(page).toHaveURL(/seed=6/)
  await untilState(page, 'idle')
})

test('a run that trained as its entry was left goes on when it is gone back to', async ({
  page,
}) => {
  await open(page, of(4))
  await paste(page, of(5, 5000))
  await button(page, 'Train').click()
  await expect.poll(() => stepsDone(page), { intervals: [10] }).toBeGreaterThan(60)

  // The entry before had no run: none begins there.
  await page.goBack()
  await expect(page).toHaveURL(/seed=4/)
  await untilState(page, 'idle')
  await page.goForward()
  await untilState(page, 'training')
  await expect(region(page)).toHaveAttribute('data-resumed-at', /[1-9]/)
  await expect(region(page)).toContainText('gone on with at step')
})

test('a run that is not kept any more is said to be gone', async ({ page }) => {
  await open(page, of(4))
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  await paste(page, of(5))
  await untilState(page, 'idle')
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('siamese-playground-runs')
        opening.onsuccess = () => {
          const clearing = opening.result.transaction('runs', 'readwrite')
          clearing.objectStore('runs').clear()
          clearing.oncomplete = () => (opening.result.close(), resolve(null))
        }
      }),
  )
  await page.goBack()
  await untilState(page, 'idle')
  await expect(region(page)).toContainText('no longer kept')
})
