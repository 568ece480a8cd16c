/** The page as a person and a script meet it: links, roles, and the documented hooks. */
import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { csvParse, type DSVRowArray } from 'd3-dsv'

export type RunId = 'A' | 'B'

/** A small encoder, so that a step takes milliseconds. */
export const TINY = 'encoder=custom&layers=conv2d(4,3,2,same,relu)-flatten()-dense(8,linear)'
/** One ReLU unit: where it is dead for both images, their distance is exactly 0. */
export const COLLAPSING = 'encoder=custom&layers=flatten()-dense(1,relu)'

export const region = (page: Page, run: RunId = 'A'): Locator =>
  page.getByRole('region', { name: `Run ${run}`, exact: true })

export const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true })

export const finding = (page: Page, code: string, run: RunId): Locator =>
  page.locator(`[data-finding="${code}"][data-run="${run}"]`)

/**
 * Opens a link on a page of its own, whatever was open before. Fixes are not tried by themselves, unless
 * asked for: the short runs of journeys mostly end before they have learnt.
 */
export async function open(page: Page, keys: string, { proves = false } = {}): Promise<void> {
  if (!proves) await page.addInitScript(preferNoTrying)
  await page.goto('about:blank')
  await page.goto(`/#${keys}`)
  await expect(region(page)).toBeVisible()
  await untilListening(page)
}

/** What is shown listens to keys a task after it is painted. */
const untilListening = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve()))),
  )

/** As a person who has unticked it; whoever ticks it in a journey is heeded. */
function preferNoTrying(): void {
  const name = 'siamese-playground-preferences'
  if (location.protocol === 'about:' || localStorage.getItem(name) !== null) return
  localStorage.setItem(name, JSON.stringify({ state: { triesFixes: false }, version: 1 }))
}

export async function untilState(page: Page, state: string, run: RunId = 'A'): Promise<void> {
  await expect(region(page, run)).toHaveAttribute('data-state', state)
}

export async function untilStep(page: Page, step: number, run: RunId = 'A'): Promise<void> {
  await expect(region(page, run)).toHaveAttribute('data-step', String(step))
}

export async function stepsDone(page: Page, run: RunId = 'A'): Promise<number> {
  return Number(await region(page, run).getAttribute('data-step'))
}

/** Trains the run of a link to its step limit. */
export async function trainToEnd(page: Page, keys: string): Promise<void> {
  await open(page, keys)
  await button(page, 'Train').click()
  await untilState(page, 'finished')
}

/** The text that Download log gives. */
export async function downloadLog(page: Page): Promise<string> {
  const arriving = page.waitForEvent('download')
  await button(page, 'Download log').click()
  return readFile(await (await arriving).path(), 'utf8')
}

/** The rows of the log, as text, of one run. */
export async function rowsOf(page: Page, run: RunId = 'A') {
  const rows: DSVRowArray = csvParse(await downloadLog(page))
  return rows.filter((row) => row.run === run)
}

/** The loss column as it stands in the log. */
export async function losses(page: Page, run: RunId = 'A'): Promise<(string | undefined)[]> {
  return (await rowsOf(page, run)).map((row) => row.loss)
}

/** Resolves, in the page, with the milliseconds from a click until an attribute has a value. */
export async function millisecondsUntil(
  page: Page,
  name: string,
  attribute: 'data-state' | 'data-step',
  value: string,
): Promise<number> {
  const [clicked, run] = await Promise.all([
    button(page, name).elementHandle(),
    region(page).elementHandle(),
  ])
  return page.evaluate(
    ([clicked, run, attribute, value]) =>
      new Promise<number>((resolve) => {
        const start = performance.now()
        const isThere = () => run?.getAttribute(attribute) === value
        const observer = new MutationObserver(() => {
          if (!isThere()) return
          observer.disconnect()
          resolve(performance.now() - start)
        })
        if (run) observer.observe(run, { attributes: true })
        if (clicked instanceof HTMLElement) clicked.click()
      }),
    [clicked, run, attribute, value] as const,
  )
}
