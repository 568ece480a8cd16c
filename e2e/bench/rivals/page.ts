/** What runs in the bench's own page: stock TensorFlow.js, and profiles of both. */
import type { Page } from '@playwright/test'
import type { StepsAnswer } from '../page/messages'
import type { Rival, Row } from '../plan'
import { FEWEST_STEPS } from '../statistics'
import { CannotStart, TooSlow, type Budget } from './measured'

export async function measureInPage(
  page: Page,
  address: string,
  { workload, rival, backend }: Row & { readonly rival: Exclude<Rival, 'torch'> },
  { seconds, limit }: Budget,
  profile: boolean,
): Promise<StepsAnswer> {
  const { layers } = workload
  const config = { ...workload.config, backend }
  const fewest = profile ? 1 : FEWEST_STEPS
  await page.goto(address)
  const asked = { rival, request: { config, layers, seconds, fewest, profile } }
  const answer = page.evaluate(({ rival, request }) => window.ask(rival, request), asked)
  return within(limit, answer)
}

/** Rejects with `CannotStart` where the page rejects or the time is over. */
async function within<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow(seconds)), 1000 * seconds)
  })
  try {
    return await Promise.race([work, late])
  } catch (thrown) {
    if (thrown instanceof CannotStart) throw thrown
    throw new CannotStart(reasonOf(thrown))
  } finally {
    clearTimeout(timer)
  }
}

/** What the page said, without Playwright's words before it and the stack after it. */
function reasonOf(thrown: unknown): string {
  const [line = ''] = String(thrown).split('\n')
  return line.replace(/^.*page\.evaluate: /, '').replace(/^(Error: )+/, '')
}
