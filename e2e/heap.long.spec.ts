/** The page’s memory over a long run: flat from step 2,000 on; and Pause, which acts at once at any step. */
import { expect, test, type Page } from '@playwright/test'
import { ensureChromium, QUIET_FLAGS } from '../tools/chromium.js'
import { button, millisecondsUntil, open, stepsDone, TINY, untilState } from './support/playground'

// The engine compiles code anew for long, and keeps it in the heap; what the page holds is asked here.
test.use({
  launchOptions: {
    executablePath: ensureChromium(),
    args: [...QUIET_FLAGS, '--disable-gpu', '--js-flags=--no-sparkplug --no-maglev --no-turbofan'],
  },
})

const AT = [2_000, 8_000, 14_000, 20_000]

/** So often garbage is collected: what is freed by one collection may hold what the next one frees. */
const COLLECTIONS = 5

/** Bytes of the page’s heap that are in use after everything else was collected. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  let least = Infinity
  for (let i = 0; i < COLLECTIONS; i++) {
    await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)))
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    least = Math.min(least, usedSize)
  }
  await session.detach()
  return least
}

test('20,000 steps take no more of the page’s heap than 2,000', async ({ page }) => {
  await open(page, `${TINY}&batch=4&steps=0&backend=wasm`)
  await button(page, 'Train').click()
  const heaps: number[] = []
  for (const step of AT) {
    await expect.poll(() => stepsDone(page), { intervals: [500] }).toBeGreaterThan(step)
    const ms = await millisecondsUntil(page, 'Pause', 'data-state', 'paused')
    const heap = await heapOf(page)
    heaps.push(heap)
    console.log(`step ${step}: ${(heap / 1e6).toFixed(1)} MB, paused after ${ms.toFixed(0)} ms`)
    expect(ms).toBeLessThan(300)
    await button(page, 'Train').click()
    await untilState(page, 'training')
  }
  const [first = 0, ...later] = heaps
  for (const heap of later) expect(heap).toBeLessThan(1.05 * first)
})
