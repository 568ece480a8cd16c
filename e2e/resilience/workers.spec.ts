/** A run's Worker that ends without a word, hangs, or waits for what never comes. */
import { expect, test, type Page } from '@playwright/test'
import { button, finding, open, region, stepsDone, TINY, untilState } from '../support/playground'
import { SLOW } from '../support/slow'
import { fault } from './fault'

const RUN = `${TINY}&batch=4&steps=0&backend=wasm&prove=0`

async function startTraining(page: Page): Promise<void> {
  await open(page, RUN)
  await button(page, 'Train').click()
  await expect.poll(() => stepsDone(page)).toBeGreaterThan(30)
}

/** The run's Worker, from inside. */
function workerOf(page: Page) {
  const found = page.workers().find((each) => /entry/.test(each.url()))
  if (found === undefined) throw new Error('no Worker')
  return found
}

async function trainsAnew(page: Page): Promise<void> {
  await button(page, 'Reset').click()
  // A second where speed is measured; elsewhere long before what hangs would have an end.
  const timeout = test.info().project.name === 'faults' ? 1000 : 60_000
  await expect(region(page)).toHaveAttribute('data-state', 'idle', { timeout })
  await button(page, 'Train').click()
  await untilState(page, 'training')
  await expect.poll(() => stepsDone(page)).toBeGreaterThan(0)
}

/** Keeps every Worker of the page busy from now on. */
async function hang(page: Page): Promise<void> {
  const all = page.workers().filter((each) => /entry/.test(each.url()))
  for (const each of all)
    void each
      .evaluate(() => {
        const end = performance.now() + 120_000
        while (performance.now() < end);
      })
      .catch(() => undefined)
}

fault('the Worker of a run ends itself', 'it goes on from what was kept', async ({ page }) => {
  await startTraining(page)
  await expect(region(page)).toHaveAttribute('data-kept-at', /\d/)
  await workerOf(page).evaluate(() => self.close())
  await expect(region(page)).toHaveAttribute('data-resumed-at', /\d/)
  await untilState(page, 'training')
})

fault(
  'the Worker of a run hangs, and is reset',
  'Reset answers within a second; Train has a new Worker',
  async ({ page }) => {
    await startTraining(page)
    await hang(page)
    await trainsAnew(page)
  },
)

fault(
  'the images never arrive, and the run is reset',
  'Reset answers within a second; Train fetches anew',
  async ({ page }) => {
    let stalls = true
    await page.context().route('**/data/mnist01.bin', async (route) => {
      if (stalls) await new Promise(() => undefined)
      else await route.continue()
    })
    await open(page, RUN)
    await button(page, 'Train').click()
    await expect(region(page)).toContainText('getting images')
    stalls = false
    await trainsAnew(page)
  },
  SLOW,
)

fault(
  'Train while offline, before anything else has come',
  'the true cause is said; it trains once the connection is back',
  async ({ page }) => {
    await open(page, RUN)
    await page.context().setOffline(true)
    await button(page, 'Train').click()
    await untilState(page, 'failed')
    const said = finding(page, 'run_error', 'A')
    await expect(said).toContainText(/offline/i)
    await expect(said).not.toContainText('smaller batch')
    await page.context().setOffline(false)
    await region(page).getByRole('button', { name: 'Try run A again' }).click()
    await untilState(page, 'training')
  },
)
