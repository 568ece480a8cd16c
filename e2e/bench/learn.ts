/** Wall time, in the page, from pressing Train to 99 % of the held-out pairs right. */
import type { Page } from '@playwright/test'
import type { Event } from '../../src/engine'
import { button, region } from '../support/playground'
import { inBrowser } from './browser'
import type { Options } from './options'
import type { Row } from './plan'
import { CannotStart } from './rivals/measured'
import { linkOf } from './workloads'

export interface LearnResult {
  readonly row: Row
  /** Milliseconds: a new profile's first press, a second press on the same page, after a reload. */
  readonly cold: readonly number[]
  readonly again: readonly number[]
  readonly reloaded: readonly number[]
  readonly remark: string
}

declare global {
  interface Window {
    /** Called when a held-out accuracy that high arrives; set anew before each press. */
    reached(time: number): void
  }
}

const GOAL = 0.99

/** Has every Worker's messages looked at, for the page shows held-out accuracy only as a curve. */
function watchEvaluations(goal: number): void {
  const Plain = window.Worker
  window.Worker = class extends Plain {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      this.addEventListener('message', ({ data }: MessageEvent<Event>) => {
        if (data.type === 'evaluation' && data.report.accuracy >= goal)
          window.reached(performance.now())
      })
    }
  }
}

async function pressTrain(page: Page, seconds: number): Promise<number> {
  const train = await button(page, 'Train').elementHandle()
  const pressed = page.evaluate(async (train) => {
    const reached = new Promise<number>((resolve) => {
      window.reached = resolve
    })
    const start = performance.now()
    if (train instanceof HTMLElement) train.click()
    return (await reached) - start
  }, train)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const reason = `not at ${GOAL} within ${seconds} s`
    timer = setTimeout(() => reject(new CannotStart(reason)), 1000 * seconds)
  })
  return Promise.race([pressed, late]).finally(() => clearTimeout(timer))
}

/** One round, on a page of a new profile: nothing is cached at its start. */
async function learnOnce(page: Page, address: string, { workload, backend }: Row, limit: number) {
  await page.addInitScript(watchEvaluations, GOAL)
  await page.goto(`${address}${linkOf({ ...workload.config, backend }, false)}`)
  const cold = await pressTrain(page, limit)
  await button(page, 'Reset').click()
  await region(page).and(page.locator('[data-state="idle"]')).waitFor()
  const again = await pressTrain(page, limit)
  await page.reload()
  return { cold, again, reloaded: await pressTrain(page, limit) }
}

export async function measureLearning(
  row: Row,
  address: string,
  { rounds, limit, gpu }: Pick<Options, 'rounds' | 'limit' | 'gpu'>,
): Promise<LearnResult> {
  const seen: Awaited<ReturnType<typeof learnOnce>>[] = []
  let remark = ''
  try {
    while (seen.length < rounds)
      seen.push(await inBrowser(gpu, (page) => learnOnce(page, address, row, limit)))
  } catch (thrown) {
    if (!(thrown instanceof CannotStart)) throw thrown
    remark = thrown.message
  }
  return {
    row,
    cold: seen.map((each) => each.cold),
    again: seen.map((each) => each.again),
    reloaded: seen.map((each) => each.reloaded),
    remark,
  }
}
