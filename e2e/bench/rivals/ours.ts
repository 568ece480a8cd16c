/** Our engine as a person gets it: the built page, driven by a link, read by its log. */
import { errors, type Page } from '@playwright/test'
import type { BackendId } from '../../../src/domain/settings'
import { finding, region, rowsOf } from '../../support/playground'
import { FEWEST_STEPS } from '../statistics'
import { linkOf, type Workload } from '../workloads'
import { CannotStart, type Budget, type Measured } from './measured'

/** How often the page looks at itself, in milliseconds; rarely, for that takes time from training. */
const LOOK_EVERY = 200

export async function measureOurs(
  page: Page,
  address: string,
  { config }: Workload,
  backend: BackendId,
  budget: Budget,
): Promise<Measured> {
  await page.goto(`${address}${linkOf({ ...config, backend }, true)}`)
  await trainFor(page, budget)
  const rows = await rowsOf(page)
  return { ms: rows.map((row) => Number(row.ms)) }
}

/** Until the run has trained so long since its first step, or has failed, or the limit is reached. */
async function trainFor(page: Page, { seconds, limit }: Budget): Promise<void> {
  const trained = ([wanted, fewest]: readonly [number, number]) => {
    const { state, step } =
      document.querySelector<HTMLElement>('[aria-label="Run A"]')?.dataset ?? {}
    if (state === 'failed') return true
    if (Number(step) > 0 && performance.getEntriesByName('first').length === 0)
      performance.mark('first')
    const [first] = performance.getEntriesByName('first')
    const since = first === undefined ? -1 : performance.now() - first.startTime
    return since >= 1000 * wanted && Number(step) >= fewest
  }
  const options = { polling: LOOK_EVERY, timeout: 1000 * limit }
  try {
    await page.waitForFunction(trained, [seconds, FEWEST_STEPS] as const, options)
  } catch (thrown) {
    if (!(thrown instanceof errors.TimeoutError)) throw thrown
  }
  if ((await region(page).getAttribute('data-state')) === 'failed')
    throw new CannotStart(await reasonOn(page))
}

async function reasonOn(page: Page): Promise<string> {
  const failed = finding(page, 'run_error', 'A').or(finding(page, 'non_finite', 'A'))
  return (await failed.first().innerText()).split(/\n+/).join(' ')
}
