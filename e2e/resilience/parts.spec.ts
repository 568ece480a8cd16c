/** Parts of the page that are fetched later, and cannot be. */
import { expect, type Page, type Route } from '@playwright/test'
import { button, open, region, stepsDone, TINY, untilState } from '../support/playground'
import { SLOW } from '../support/slow'
import { fault } from './fault'

const RUN = `${TINY}&batch=4&steps=0&backend=wasm`
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })

/** How each part's file is answered, until it is mended. */
const BROKEN: Readonly<Record<string, (route: Route) => Promise<void>>> = {
  RocTab: (route) => route.fulfill({ status: 404 }),
  EmbeddingsTab: (route) => route.abort(),
  TryTab: (route) => route.fulfill({ contentType: 'text/javascript', body: 'export const {' }),
  RunsPage: (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  DataPage: (route) => route.abort(),
}

/** Breaks every part's files, its styles too; returns what mends them. */
async function breakParts(page: Page): Promise<() => Promise<void>> {
  for (const [name, answer] of Object.entries(BROKEN))
    await page.route(new RegExp(`/assets/${name}-[^/]*\\.(js|css)`), answer)
  return () => page.unrouteAll()
}

async function trains(page: Page): Promise<void> {
  const before = await stepsDone(page)
  await expect.poll(() => stepsDone(page)).toBeGreaterThan(before)
}

/** Whether the styles of a part have arrived. */
const styled = (page: Page, name: string) =>
  page.evaluate((name) => [...document.styleSheets].some(({ href }) => href?.includes(name)), name)

fault(
  'the file of a tab or sheet is gone, damaged, or cannot be reached',
  'said in its place; the run goes on; Try again fetches it',
  async ({ page }) => {
    await open(page, RUN)
    const mend = await breakParts(page)
    await button(page, 'Train').click()
    await untilState(page, 'training')
    const rows = [
      ['ROC', /has a newer version of this page/, true],
      ['Embeddings', /The server does not answer/, false],
      ['Try it', /It arrived damaged/, true],
    ] as const
    for (const [name, why, reloads] of rows) {
      await tab(page, name).click()
      const alert = page.getByRole('tabpanel').getByRole('alert')
      await expect(alert).toContainText(`${name} could not be loaded`)
      await expect(alert).toContainText(why)
      await expect(alert.getByRole('button', { name: 'Reload the page' })).toBeVisible({
        visible: reloads,
      })
    }
    for (const [opens, why] of [
      ['Your photos…', /The server does not answer/],
      ['Runs', /has a newer version of this page/],
    ] as const) {
      await button(page, opens).click()
      await expect(page.getByRole('dialog').getByRole('alert')).toContainText(why)
      await page.keyboard.press('Escape')
    }
    await trains(page)

    await mend()
    for (const [name] of rows) {
      await tab(page, name).click()
      // Opened again, it is asked for again.
      await expect(page.getByRole('tabpanel').getByRole('alert')).toHaveCount(0)
    }
    expect(await styled(page, 'EmbeddingsTab')).toBe(true)
    await button(page, 'Your photos…').click()
    await expect(page.getByRole('dialog')).toContainText('Drop')
    await page.keyboard.press('Escape')
    await trains(page)
  },
  SLOW,
)

fault(
  'offline before a tab is first opened, once somebody is there',
  'it is there all the same: fetched ahead',
  async ({ page }) => {
    await open(page, RUN)
    const arrived = page.waitForResponse(/\/TryTab-[^/]*\.js$/)
    await page.mouse.move(10, 10)
    await arrived
    await page.context().setOffline(true)
    await tab(page, 'Try it').click()
    await expect(page.getByRole('tabpanel')).toContainText('Train')
    await expect(region(page)).toBeVisible()
  },
)
