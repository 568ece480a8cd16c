/** Our engine as a person gets it: the built page, driven by a link, read by its log. */
import type { Page } from '@playwright/test'
import type { BackendId } from '../../../src/domain/config'
import { finding, region, rowsOf, stepsDone } from '../../support/playground'
import { FEWEST_STEPS } from '../statistics'
import { linkOf, type Workload } from '../workloads'
import { CannotStart, type Budget, type Measured } from './measured'

/** How often the page is asked, in milliseconds; rarely, for asking takes time from training. */
const ASK_EVERY = 200

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

async function trainFor(page: Page, { seconds, limit }: Budget): Promise<void> {
  const start = performance.now()
  const since = (time: number) => (performance.now() - time) / 1000
  let first: number | null = null
  let steps = 0
  while (since(start) < limit) {
    await page.waitForTimeout(ASK_EVERY)
    if ((await region(page).getAttribute('data-state')) === 'failed')
      throw new CannotStart(await reasonOn(page))
    steps = await stepsDone(page)
    if (steps > 0) first ??= performance.now()
    if (first !== null && since(first) >= seconds && steps >= FEWEST_STEPS) return
  }
}

async function reasonOn(page: Page): Promise<string> {
  const failed = finding(page, 'run_error', 'A').or(finding(page, 'non_finite', 'A'))
  return (await failed.first().innerText()).split(/\n+/).join(' ')
}
