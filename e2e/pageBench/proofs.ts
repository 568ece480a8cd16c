/** What trying fixes costs: how soon one has learnt, and what a run that trains beside it pays. */
import type { Page } from '@playwright/test'
import { button, region, untilState } from '../support/playground'

/** Milliseconds for which steps are counted. */
const WINDOW = 10_000
/** Milliseconds that a fix is waited for. */
const MOST = 180_000

/** Trains a run that fails; the milliseconds from its end to a fix that learnt on so many seeds. */
export async function untilLearnt(page: Page, seeds: readonly number[]): Promise<number[]> {
  const ended = page.waitForFunction(
    (run) => ['finished', 'failed'].includes(run?.getAttribute('data-state') ?? ''),
    await region(page).elementHandle(),
  )
  await button(page, 'Train').click()
  await ended
  const start = performance.now()
  const times: number[] = []
  for (const n of seeds) {
    await page.locator(`[data-learns="${n}/${n}"]`).first().waitFor({ timeout: MOST })
    times.push(performance.now() - start)
  }
  return times
}

/** Milliseconds a step of run A, once B has failed beside it. */
export async function stepBesideFailed(page: Page): Promise<number> {
  await button(page, 'Train').click()
  await untilState(page, 'failed', 'B')
  const run = await region(page).elementHandle()
  return page.evaluate(
    ([run, ms]) =>
      new Promise<number>((resolve) => {
        const step = () => Number(run?.getAttribute('data-step'))
        const [first, start] = [step(), performance.now()]
        setTimeout(() => resolve((performance.now() - start) / (step() - first)), ms)
      }),
    [run, WINDOW] as const,
  )
}
