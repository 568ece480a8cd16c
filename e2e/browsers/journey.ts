/** What is done in each browser, in order, on a plain server under a path: what comes of each is a few words. */
import { servePage, listen } from '../../tools/serve.js'
import { personFolders } from '../support/photos/sets'
import { zipOf } from '../support/photos/zips'
import { COLLAPSING, TINY } from '../support/playground'
import type { Browser } from './browser'
import { chooseFile, press, until, untilRun } from './hands'

const BASE = '/lessons/twins/'
/** A tab goes on with its run of a set-up, so that each stop has a seed of its own. */
const SMALL = `${TINY}&batch=8&backend=wasm&prove=0`

export interface Site {
  readonly address: string
  close(): void
}

export async function plainSite(): Promise<Site> {
  const server = servePage({ plain: true, base: BASE })
  const port = await listen(server, { port: 0, host: 'localhost', mustBe: false })
  return {
    address: `http://localhost:${port}${BASE}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

export interface Stop {
  readonly name: string
  go(browser: Browser, site: Site): Promise<string>
}

function claim(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise)
}

/** The latest losses, as they are told to who cannot see the curve. */
function latestLosses(): string | null {
  const tables = [...document.querySelectorAll('table')]
  const table = tables.find((each) => each.caption?.textContent === 'Loss, latest values')
  return table?.tBodies[0]?.rows[0]?.cells[2]?.textContent ?? null
}

const chip = (): string | null =>
  [...document.querySelectorAll('button')]
    .map((each) => each.getAttribute('aria-label') ?? '')
    .find((label) => label.startsWith('Backend')) ?? null

async function train(browser: Browser, { address }: Site): Promise<string> {
  await browser.open(`${address}#${SMALL}&seed=1&steps=40`)
  // A first visit may be loaded anew, to be isolated.
  await until(browser, 'a page that its service worker answers for', () =>
    navigator.serviceWorker?.controller ? true : null,
  )
  await press(browser, 'Train')
  const { step, backend } = await untilRun(browser, 'A', 'finished')
  claim(step === 40, `${step} of 40 steps are done`)
  const loss = await until(browser, 'the latest loss', latestLosses)
  const offers = await browser.call(() => document.body.innerText.includes('A new version'))
  claim(!offers, 'a newer version is offered where there is none')
  return `${backend}, ${await until(browser, 'the backend', chip)}; loss ${loss}`
}

async function compare(browser: Browser, { address }: Site): Promise<string> {
  await browser.open(`${address}#${SMALL}&seed=2&steps=30&compare=1&b.lr=0.01`)
  await press(browser, 'Train')
  const steps = [await untilRun(browser, 'A', 'finished'), await untilRun(browser, 'B', 'finished')]
  return steps.map(({ step }) => step).join(' and ') + ' steps'
}

async function nan(browser: Browser, { address }: Site): Promise<string> {
  await browser.open(
    `${address}#${COLLAPSING}&compare=1&b.eps=0&batch=16&steps=60&seed=1&backend=wasm&prove=0`,
  )
  await press(browser, 'Train')
  const { step, findings } = await untilRun(browser, 'B', 'failed')
  const { non_finite: said = '' } = findings
  claim(said.includes('NaN'), `the finding is ${JSON.stringify(findings)}`)
  const other = await untilRun(browser, 'A', 'finished')
  claim(!('non_finite' in other.findings), 'A is said to be NaN, too')
  return `B: NaN at step ${step}, said; A goes on to ${other.step}`
}

async function photos(browser: Browser, { address }: Site): Promise<string> {
  const folders = await personFolders({ people: 6, photos: 5 })
  const { bytes } = await zipOf('friends.zip', folders)
  await browser.open(`${address}#${SMALL}&seed=3&steps=20`)
  await press(browser, 'Your photos…')
  await chooseFile(browser, 'friends.zip', bytes)
  await press(browser, 'Use these photos')
  await until(browser, 'a link of these photos', () =>
    /[#&]set=[0-9a-f]{12}/.test(location.hash) ? true : null,
  )
  await press(browser, 'Train')
  const { step } = await untilRun(browser, 'A', 'finished')
  const set = await browser.call(() => /set=([0-9a-f]+)/.exec(location.hash)?.[1])
  return `${folders.length} photos of 6 people, set ${set}; ${step} steps`
}

const TABS = ['Pairs', 'Distances', 'Embeddings', 'ROC', 'Layers', 'Epochs', 'Log', 'Try it']

async function offline(browser: Browser, site: Site): Promise<string> {
  await browser.open(`${site.address}#${SMALL}&seed=4&steps=20`)
  await press(browser, /^Backend/)
  await until(browser, 'the page to be kept', () => document.querySelector('[data-offline=kept]'))
  site.close()
  await browser.open(`${site.address}#${SMALL}&seed=5&steps=25`)
  await press(browser, 'Train')
  const { step } = await untilRun(browser, 'A', 'finished')
  for (const tab of TABS) {
    await press(browser, tab)
    await until(
      browser,
      `the tab ${tab}`,
      (name) => {
        const panel = document.querySelector<HTMLElement>('[role=tabpanel]:not([hidden])')
        const chosen = document.querySelector('[role=tab][aria-selected=true]')?.textContent?.trim()
        return chosen === name && panel !== null && !panel.innerText.includes('Loading')
          ? true
          : null
      },
      tab,
    )
  }
  const alerts = await browser.call(() =>
    [...document.querySelectorAll<HTMLElement>('[role=alert]')].map((each) => each.innerText),
  )
  claim(alerts.length === 0, `the page says ${alerts.join(' ')}`)
  return `trains ${step} steps without a server; ${TABS.length} tabs open`
}

export const STOPS: readonly Stop[] = [
  { name: 'train', go: train },
  { name: 'compare', go: compare },
  { name: 'NaN', go: nan },
  { name: 'photos', go: photos },
  { name: 'offline', go: offline },
]
