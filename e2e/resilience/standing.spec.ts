/** What stands still, and is given up after some seconds. */
import { expect } from '@playwright/test'
import { button, finding, open, region, stepsDone, TINY, untilState } from '../support/playground'
import { SLOW } from '../support/slow'
import { fault } from './fault'

const RUN = `${TINY}&batch=4&steps=0&backend=wasm&prove=0`

/** Keeps whoever opens the kept runs after this page waiting for ever. */
function holdStorage(): void {
  if (location.protocol === 'about:') return
  const opening = indexedDB.open('siamese-playground-runs', 1)
  opening.onupgradeneeded = () => {
    const { result, transaction } = opening
    for (const name of ['runs', 'reports', 'log']) result.createObjectStore(name)
    const ask = () => {
      const asked = transaction!.objectStore('runs').count()
      asked.onsuccess = ask
    }
    ask()
  }
}

fault(
  'the browser’s storage never answers',
  'the run trains all the same, and is said not to be kept',
  async ({ page }) => {
    await page.addInitScript(holdStorage)
    await open(page, RUN)
    await button(page, 'Train').click()
    await untilState(page, 'training')
    await expect.poll(() => stepsDone(page)).toBeGreaterThan(0)
    await expect(region(page)).toContainText('not kept')
  },
  SLOW,
)

fault(
  'the WASM module never arrives',
  'that is said after half a minute; Try again fetches it anew',
  async ({ page }) => {
    let stalls = true
    await page.context().route('**/*.wasm', async (route) => {
      if (stalls) await new Promise(() => undefined)
      else await route.continue()
    })
    await open(page, RUN)
    await button(page, 'Train').click()
    await untilState(page, 'failed')
    await expect(finding(page, 'run_error', 'A')).toContainText('30 s')
    stalls = false
    await region(page).getByRole('button', { name: 'Try run A again' }).click()
    await untilState(page, 'training')
  },
  SLOW,
)

fault(
  'the Worker of a run hangs, and nobody does anything',
  'its silence is said, with how long',
  async ({ page }) => {
    await open(page, RUN)
    await button(page, 'Train').click()
    await expect.poll(() => stepsDone(page)).toBeGreaterThan(30)
    const worker = page.workers().find((each) => /entry/.test(each.url()))
    void worker
      ?.evaluate(() => {
        const end = performance.now() + 120_000
        while (performance.now() < end);
      })
      .catch(() => undefined)
    await expect(region(page)).toHaveAttribute('data-silent', /\d/)
  },
  SLOW,
)
