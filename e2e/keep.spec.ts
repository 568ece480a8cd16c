/** Runs that outlive the page: left in every way, gone on with, and the same run in the end. */
import { expect, test, type Page } from '@playwright/test'
import { button, losses, open, region, stepsDone, TINY, untilState } from './support/playground'
import { tab } from './support/results'

const LINK = `${TINY}&batch=16&steps=700&seed=5&backend=wasm`

/** The run of a page that was opened anew; resolves to where it was gone on with. */
async function goneOnAt(page: Page): Promise<number> {
  await expect(region(page)).toHaveAttribute('data-resumed-at', /\d+/)
  return Number(await region(page).getAttribute('data-resumed-at'))
}

/** Trains on for some steps. */
async function stepsOn(page: Page, from: number, by = 60): Promise<void> {
  await expect.poll(() => stepsDone(page), { intervals: [10] }).toBeGreaterThanOrEqual(from + by)
}

async function logged(page: Page) {
  await untilState(page, 'finished')
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
  const kept = await logged(last)

  const elsewhere = await browser.newContext()
  const whole = await elsewhere.newPage()
  await open(whole, LINK)
  await button(whole, 'Train').click()
  expect(kept).toEqual(await logged(whole))
  await elsewhere.close()

  await last.reload()
  await untilState(last, 'finished')
  expect(await goneOnAt(last)).toBe(700)
  await button(last, 'Reset').click()
  await untilState(last, 'idle')
  await last.reload()
  await untilState(last, 'idle')
})

test('of two tabs one trains; the other can take over, and nothing is overwritten', async ({
  context,
  page,
}) => {
  const keys = `${LINK.replace('steps=700', 'steps=0')}`
  await open(page, keys)
  await button(page, 'Train').click()
  await stepsOn(page, 0)
  const other = await context.newPage()
  await other.goto(`/#${keys}`)
  await expect(region(other)).toContainText('open in another tab')
  await expect(region(other)).toHaveAttribute('data-state', 'idle')
  await button(other, 'Take run A over').click()
  const at = await goneOnAt(other)
  expect(at).toBeGreaterThan(0)
  await expect(region(page)).toContainText('open in another tab')
  await untilState(page, 'idle')
  await stepsOn(other, at)
  await untilState(other, 'training')
})
