/** Runs that outlive the page: left in every way, gone on with, and the same run in the end. */
import { expect, test, type Page } from '@playwright/test'
import { button, losses, open, region, stepsDone, TINY, untilState } from './support/playground'
import { tab } from './support/results'
import { SLOW } from './support/slow'

/** Without an end, so that none comes before it is left. */
const LINK = `${TINY}&batch=16&steps=0&seed=5&backend=wasm`

/** The run of a page that was opened anew; resolves to where it was gone on with. */
async function goneOnAt(page: Page): Promise<number> {
  await expect(region(page)).toHaveAttribute('data-resumed-at', /\d+/)
  return Number(await region(page).getAttribute('data-resumed-at'))
}

/** Trains on for some steps. */
async function stepsOn(page: Page, from: number, by = 20): Promise<void> {
  await expect.poll(() => stepsDone(page), { intervals: [10] }).toBeGreaterThanOrEqual(from + by)
}

async function logged(page: Page, state: 'paused' | 'finished') {
  await untilState(page, state)
  await tab(page, 'Log').click()
  return losses(page)
}

test('a run goes on where it was left: reloaded, its tab closed, its page crashed', async ({
  browser,
  context,
  page,
}) => {
  await open(page, LINK)
  await button(page, 'Train').click()
  await stepsOn(page, 0)
  await page.reload()
  let at = await goneOnAt(page)
  expect(at).toBeGreaterThan(0)

  await stepsOn(page, at)
  await page.close()
  const again = await context.newPage()
  // Without a link: it is the newest run that was under way.
  await again.goto('/')
  at = await goneOnAt(again)
  expect(at).toBeGreaterThan(0)
  await expect(again).toHaveURL(/seed=5/)

  await stepsOn(again, at)
  await Promise.all([again.waitForEvent('crash'), again.goto('chrome://crash').catch(() => null)])
  await again.close()
  const last = await context.newPage()
  await last.goto(`/#${LINK}`)
  expect(await goneOnAt(last)).toBeGreaterThanOrEqual(at)
  await expect(region(last)).toContainText('gone on with at step')
  await button(last, 'Pause').click()
  const kept = await logged(last, 'paused')

  const elsewhere = await browser.newContext()
  const whole = await elsewhere.newPage()
  await open(whole, LINK.replace('steps=0', `steps=${kept.length}`))
  await button(whole, 'Train').click()
  expect(kept).toEqual(await logged(whole, 'finished'))
  await elsewhere.close()

  await last.reload()
  await untilState(last, 'paused')
  expect(await goneOnAt(last)).toBe(kept.length)
  await button(last, 'Reset').click()
  await untilState(last, 'idle')
  await last.reload()
  await untilState(last, 'idle')
})

test(
  'of two tabs one trains; the other can take over, and nothing is overwritten',
  SLOW,
  async ({ context, page }) => {
    await open(page, LINK)
    await button(page, 'Train').click()
    await stepsOn(page, 0)
    const other = await context.newPage()
    await other.goto(`/#${LINK}`)
    await expect(region(other)).toContainText('open in another tab')
    await expect(region(other)).toHaveAttribute('data-state', 'idle')
    await button(other, 'Take run A over').click()
    const at = await goneOnAt(other)
    expect(at).toBeGreaterThan(0)
    await expect(region(page)).toContainText('open in another tab')
    await untilState(page, 'idle')
    await stepsOn(other, at)
    await untilState(other, 'training')
    // What its person has put back to step 0 is not gone on with.
    await button(other, 'Reset').click()
    await untilState(other, 'idle')
    await other.goto('about:blank')
    await other.goto(`/#${LINK}&autostart=1`)
    await stepsOn(other, 0, 1)
    await expect(region(other)).not.toHaveAttribute('data-resumed-at')
  },
)

test('a full disk is said and training goes on; with room again it is kept again', async ({
  context,
  page,
}) => {
  await open(page, LINK)
  const devTools = await context.newCDPSession(page)
  const { origin } = new URL(page.url())
  await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  await button(page, 'Train').click()
  await expect(region(page)).toContainText('not kept: the browser has no room left')
  await expect(region(page)).not.toHaveAttribute('data-kept-at', /\d+/)
  await stepsOn(page, await stepsDone(page))
  await devTools.send('Storage.overrideQuotaForOrigin', { origin })
  await expect(region(page)).toHaveAttribute('data-kept-at', /\d+/)
  await expect(region(page)).not.toContainText('not kept')
})
