/**
 * A run (NETWORK: the Encoder, or tiny) whose page ends again and again, at moments and in ways drawn at random: its log is
 * that of a run that was left alone. KILLS says how often, 50 unless told; SEED begins the draws.
 */
import { chromium, expect, test, type Browser, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium, QUIET_FLAGS } from '../tools/chromium.js'
import { button, losses, region, stepsDone, TINY, untilState } from './support/playground'
import { tab } from './support/results'

/** Ways to end, in turn by lot: all that may end a run but its person. */
const WAYS = ['reload', 'close', 'crash', 'kill', 'worker'] as const
const NETWORKS = { encoder: '', tiny: `&${TINY}&batch=16` }
const NETWORK = NETWORKS[process.env.NETWORK === 'tiny' ? 'tiny' : 'encoder']
const KILLS = Number(process.env.KILLS ?? 50)
const SEED = Number(process.env.SEED ?? 1)
/** Steps between two ends, at most. */
const APART = 80
/** A tiny network trains on while an end is being made: it is given more steps, so that some are left for each. */
const STEPS = KILLS * APART * (process.env.NETWORK === 'tiny' ? 5 : 1)

/** A draw from 0 to below a number, the same for the same seed and place. */
const drawn = (seed: number, place: number, below: number) =>
  Math.floor((Math.abs(Math.sin(seed * 7919 + place * 104729)) * 1e4) % below)

/** A Chromium of its own, that can be killed as a machine would do it, on a profile that stays. */
async function launch(profile: string) {
  const child = spawn(
    ensureChromium(),
    [
      ...QUIET_FLAGS,
      '--headless',
      '--disable-gpu',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const address = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stderr.on('data', (part: Buffer) => {
      text += part.toString()
      const found = /DevTools listening on (\S+)/.exec(text)
      if (found) resolve(found[1] as string)
    })
    child.on('exit', () => reject(new Error(text)))
  })
  return { child, browser: await chromium.connectOverCDP(address) }
}

/** Ends the run's Worker, of which no event tells; resolves once the page shows that there is another. */
async function endWorker(page: Page) {
  const another = page.waitForEvent('worker', { timeout: 600_000 })
  for (const worker of page.workers()) {
    if (await worker.evaluate(() => self.name === 'run').catch(() => false))
      await worker.evaluate(() => self.close()).catch(() => undefined)
  }
  await another
  const painted = () =>
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  await page.evaluate(painted)
}

async function kill({ child, browser }: { child: ChildProcess; browser: Browser }) {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-(child.pid as number), 'SIGKILL')
  await gone
  await browser.close().catch(() => undefined)
}

test(`${KILLS} ends at random moments cost no more than a few steps, and change none`, async ({
  baseURL,
}) => {
  const link = `${baseURL}/#steps=${STEPS}&backend=wasm&prove=0${NETWORK}`
  const profile = await mkdtemp(join(tmpdir(), 'kept-'))
  let chrome = await launch(profile)
  const context = () => chrome.browser.contexts()[0]!
  const opened = async () => {
    const page = await context().newPage()
    await page.goto(link)
    return page
  }
  let page: Page = await opened()
  await button(page, 'Train').click()
  const lost: number[] = []
  const counts: Partial<Record<(typeof WAYS)[number], number>> = {}
  let from = 0
  for (let end = 0; end < KILLS; end++) {
    const until = from + 1 + drawn(SEED, end, APART - 1)
    await expect.poll(() => stepsDone(page), { intervals: [5] }).toBeGreaterThanOrEqual(until)
    const way = WAYS[drawn(SEED + 1, end, WAYS.length)] as (typeof WAYS)[number]
    counts[way] = (counts[way] ?? 0) + 1
    const before = await stepsDone(page)
    if (way === 'reload') await page.reload()
    else if (way === 'worker') await endWorker(page)
    else {
      if (way === 'close') await page.close()
      if (way === 'crash') {
        await Promise.all([
          page.waitForEvent('crash'),
          page.goto('chrome://crash').catch(() => null),
        ])
        await page.close()
      }
      if (way === 'kill') {
        await kill(chrome)
        chrome = await launch(profile)
      }
      page = await opened()
    }
    await expect(region(page)).toHaveAttribute('data-resumed-at', /\d+/)
    from = Number(await region(page).getAttribute('data-resumed-at'))
    lost.push(before - from)
    console.log(`${way} at ${before}: gone on with at ${from}`)
  }
  await untilState(page, 'finished')
  await tab(page, 'Log').click()
  const kept = await losses(page)
  await page.close()
  const whole = await context().newPage()
  await whole.goto(`${baseURL}/#steps=${STEPS}&backend=wasm&prove=0&b.seed=2${NETWORK}`)
  await button(whole, 'Train').click()
  await untilState(whole, 'finished')
  await tab(whole, 'Log').click()
  expect(await losses(whole)).toEqual(kept)
  const sorted = lost.toSorted((a, b) => a - b)
  console.log(counts)
  console.log(
    `steps lost: median ${sorted[sorted.length >> 1]}, most ${sorted.at(-1)}: ${sorted.join(' ')}`,
  )
  await kill(chrome)
  await rm(profile, { recursive: true, force: true })
})
