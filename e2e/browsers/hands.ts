/** What a person does on the page, and what one looks for, done inside the page: so in any browser. */
import type { RunId } from '../../src/domain/config'
import type { Browser } from './browser'

/** Far more than anything takes. */
const PATIENCE_MS = 300_000
const LOOK_MS = 200

/** Waits until this answers other than null, and gives its answer; a page that is being loaded gives none. */
export async function until<Args extends readonly unknown[], Result>(
  browser: Browser,
  what: string,
  look: (...args: Args) => Result | null,
  ...args: Args
): Promise<Result> {
  let problem = ''
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    try {
      const seen = await browser.call(look, ...args)
      if (seen !== null) return seen
      problem = ''
    } catch (thrown) {
      problem = `: ${String(thrown)}`
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  throw new Error(`waited in vain for ${what}${problem}`)
}

/** Presses a button or chooses a tab by its name. */
export async function press(browser: Browser, name: string | RegExp): Promise<void> {
  const [source, exact] = typeof name === 'string' ? [name, true] : [name.source, false]
  await until(browser, `something to press that is named ${name}`, pressHere, source, exact)
}

function pressHere(source: string, exact: boolean): true | null {
  const isNamed = (name: string) => (exact ? name === source : new RegExp(source).test(name))
  for (const each of document.querySelectorAll<HTMLElement>('button, [role=tab]')) {
    if (!isNamed((each.getAttribute('aria-label') ?? each.textContent ?? '').trim())) continue
    if (each.matches(':disabled') || each.offsetParent === null) continue
    each.focus()
    for (const type of ['mousedown', 'mouseup', 'click'])
      each.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, button: 0 }))
    return true
  }
  return null
}

export interface RunSeen {
  readonly step: number
  readonly backend: string
  /** Findings of the run, by code, with their words. */
  readonly findings: Readonly<Record<string, string>>
}

/** Waits until a run is in a state; throws what the page says where it has failed instead. */
export async function untilRun(browser: Browser, run: RunId, state: string): Promise<RunSeen> {
  const { is, ...seen } = await until(browser, `run ${run} to be ${state}`, lookAtRun, run, state)
  if (is === state) return seen
  throw new Error(`run ${run} is ${is}: ${Object.values(seen.findings).join(' ')}`)
}

function lookAtRun(run: string, state: string) {
  const region = document.querySelector<HTMLElement>(`[aria-label="Run ${run}"]`)
  const { state: is = '', step, backend = '' } = region?.dataset ?? {}
  const findings = Object.fromEntries(
    [...document.querySelectorAll<HTMLElement>(`[data-finding][data-run="${run}"]`)].map(
      ({ dataset, innerText }) => [dataset.finding, innerText.replace(/\s+/g, ' ')],
    ),
  )
  // A failure is told a moment after the state.
  if (is === 'failed' && Object.keys(findings).length === 0) return null
  return is === state || is === 'failed' ? { is, step: Number(step), backend, findings } : null
}

/** Gives files to the input of the dialog that is open. */
export async function chooseFile(browser: Browser, name: string, bytes: Uint8Array): Promise<void> {
  const base64 = Buffer.from(bytes).toString('base64')
  await until(browser, 'an input for files', chooseHere, name, base64)
}

function chooseHere(name: string, base64: string): true | null {
  const input = document.querySelector<HTMLInputElement>('[role=dialog] input[type=file]')
  if (input === null) return null
  const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))
  const chosen = new DataTransfer()
  chosen.items.add(new File([bytes], name))
  input.files = chosen.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
  return true
}
