/** The page is left, comes in part, or is shown inside another one. */
import { expect, type Page } from '@playwright/test'
import { button, open, region, TINY, untilState } from '../support/playground'
import { SLOW } from '../support/slow'
import { fault } from './fault'

const RUN = `${TINY}&batch=4&steps=0&backend=wasm&prove=0`

/** Trains until some of it is kept; returns how far that is. */
async function trainUntilKept(page: Page): Promise<number> {
  await open(page, RUN)
  await button(page, 'Train').click()
  await expect(region(page)).toHaveAttribute('data-kept-at', /\d/)
  return Number(await region(page).getAttribute('data-kept-at'))
}

async function goesOn(page: Page, from: number): Promise<void> {
  await expect(region(page)).toHaveAttribute('data-resumed-at', /\d/)
  expect(Number(await region(page).getAttribute('data-resumed-at'))).toBeGreaterThanOrEqual(from)
  await untilState(page, 'training')
}

fault(
  'another page is opened while a run trains, then Back',
  'the run goes on from what was kept',
  async ({ page }) => {
    const kept = await trainUntilKept(page)
    await page.goto('/licences/notices.txt')
    await page.goBack()
    await goesOn(page, kept)
  },
  SLOW,
)

fault(
  'another link is opened in the page while a run trains, then Back',
  'each has a run of its own; that of the first goes on',
  async ({ page }) => {
    const kept = await trainUntilKept(page)
    await page.evaluate((hash) => (location.hash = hash), `${RUN}&seed=9`)
    await expect(button(page, 'Seed 9: take another')).toBeVisible()
    await page.goBack()
    await expect(button(page, 'Seed 1: take another')).toBeVisible()
    await goesOn(page, kept)
  },
  SLOW,
)

fault('JavaScript is off', 'a sentence says what the page needs', async ({ page }) => {
  const context = await page.context().browser()!.newContext({ javaScriptEnabled: false })
  const plain = await context.newPage()
  await page.goto('/')
  await plain.goto(page.url())
  // Texts inside noscript are not looked for by getByText.
  const sentence = plain.locator('noscript p')
  await expect(sentence).toBeVisible()
  await expect(sentence).toContainText('needs JavaScript')
  await context.close()
})

fault(
  'the page’s script is gone, or its server cannot be reached',
  'a sentence says so, and what to do',
  async ({ page }) => {
    await page.route('**/assets/*.js', (route) => route.fulfill({ status: 404 }))
    await page.goto('/')
    await expect(page.getByText('The script of this page has not come yet')).toBeVisible()
  },
  SLOW,
)

fault(
  'a link that trains at once, inside another page',
  'nothing starts by itself, and that is said; Train trains',
  async ({ page }) => {
    await page.route('**/lesson.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<iframe src="/#${RUN}&autostart=1" width="1200" height="700"></iframe>`,
      }),
    )
    await page.goto('/lesson.html')
    const frame = page.frameLocator('iframe')
    const run = frame.getByRole('region', { name: 'Run A', exact: true })
    await expect(frame.getByText('nothing starts by itself')).toBeVisible()
    await expect(run).toHaveAttribute('data-state', 'idle')
    await frame.getByRole('button', { name: 'Train', exact: true }).click()
    await expect(run).toHaveAttribute('data-state', 'training')
  },
)
