import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test, type Page } from '@playwright/test'
import { drop, figures, keepPhotos } from './support/dataSheet'
import { personFolders } from './support/photos/sets'
import { button, millisecondsUntil, open, TINY, untilState } from './support/playground'

declare global {
  interface Window {
    longTasks: { start: number; ms: number }[]
  }
}

/** Text that survives in any bundle of the library. */
const LIBRARIES = { 'TensorFlow.js': 'tfjsflags', Vega: 'Unrecognized signal name' }
const ASSETS = 'dist/assets'

/** Opens a link on a page that notes its long tasks. */
async function openWatched(page: Page, keys: string): Promise<void> {
  await page.addInitScript(() => {
    window.longTasks = []
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        window.longTasks.push({ start: startTime, ms: duration })
    }).observe({ type: 'longtask', buffered: true })
  })
  await open(page, keys)
}

const now = (page: Page) => page.evaluate(() => performance.now())

async function expectSmooth(page: Page, from: number): Promise<void> {
  const tasks = await page.evaluate(() => window.longTasks)
  expect(tasks.filter((task) => task.start >= from && task.ms > 200)).toEqual([])
}

test('training keeps every task of the page under 200 ms', async ({ page }) => {
  await openWatched(page, 'steps=120&backend=wasm')
  const start = await now(page)
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  await expectSmooth(page, start)
})

test('400 photos come in, are trained on, and every tab opens, with no task over 200 ms', async ({
  page,
}) => {
  const photos = await personFolders({ people: 40, photos: 10 })
  await openWatched(page, `${TINY}&batch=8&steps=40&backend=wasm`)
  const start = await now(page)
  await drop(page, photos)
  expect(await figures(page)).toEqual({ people: 40, photos: 400 })
  await keepPhotos(page)
  await button(page, 'Train').click()
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    await expect(tab).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByRole('tabpanel').getByText('Loading…')).toHaveCount(0)
  }
  await untilState(page, 'finished')
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    await expect(tab).toHaveAttribute('aria-selected', 'true')
  }
  await expectSmooth(page, start)
})

test('the first step is on the curve within 3 s of Train', async ({ page }) => {
  await open(page, 'backend=wasm')
  const first = await page.evaluate(() => performance.now())
  await button(page, 'Train').click()
  await page.waitForFunction(
    () => Number(document.querySelector('[data-step]')?.getAttribute('data-step')) > 0,
  )
  expect((await page.evaluate(() => performance.now())) - first).toBeLessThan(3000)
  expect(await millisecondsUntil(page, 'Pause', 'data-state', 'paused')).toBeLessThan(300)
})

test('before Train at most 300 kB of JavaScript arrive, without the libraries', async ({
  page,
}) => {
  const loaded: string[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.endsWith('.js')) loaded.push(pathname)
  })
  await open(page, '')
  await page.waitForLoadState('networkidle')
  const read = (path: string) => readFileSync(join('dist', path))
  const bytes = loaded.reduce((sum, path) => sum + gzipSync(read(path)).length, 0)
  expect(loaded.length).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(300_000)

  const built = readdirSync(ASSETS).filter((name) => name.endsWith('.js'))
  for (const [library, text] of Object.entries(LIBRARIES)) {
    const holds = (path: string) => read(path).includes(text)
    expect(
      built.some((name) => holds(`assets/${name}`)),
      `${library} is built`,
    ).toBe(true)
    expect(loaded.filter(holds), `${library} before Train`).toEqual([])
  }
})
