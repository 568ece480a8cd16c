/** Threads where the page may share memory, one where it may not; the same numbers on both. */
import { expect, test, type Page } from '@playwright/test'
import { listen, servePage } from '../tools/serve.js'
import { anywhere, tryToReach } from './support/elsewhere'
import { button, losses, open, region, stepsDone, TINY, untilState } from './support/playground'
import { SLOW } from './support/slow'

const LINK = 'batch=8&seed=7&steps=20&backend=wasm'
const SMALL = `${TINY}&batch=8&steps=5&backend=wasm`
const chip = (page: Page) => page.getByRole('button', { name: /^Backend: / })

/** What the run's Workers are, by the names of their scripts. */
const workers = (page: Page) =>
  page.workers().map((worker) => /(entry|helper)[^/]*$/.exec(worker.url())?.[1])

/** The Workers of so many runs on this machine. */
async function untilWorkersOf(page: Page, runs: number): Promise<void> {
  const threads = await threadsHere(page)
  const expected = Array.from({ length: runs }, () => [
    'entry',
    ...Array.from({ length: threads - 1 }, () => 'helper'),
  ])
  await expect.poll(() => workers(page).sort()).toEqual(expected.flat().sort())
}

const threadsHere = (page: Page) => page.evaluate(() => Math.min(8, navigator.hardwareConcurrency))

async function train(page: Page): Promise<void> {
  await button(page, 'Train').click()
  await untilState(page, 'finished')
}

test('an isolated page has many threads, another one; the losses are the same', async ({
  page,
}) => {
  await open(page, LINK)
  const threads = await threadsHere(page)
  expect(threads).toBeGreaterThan(1)
  await train(page)
  await expect(chip(page)).toHaveText(`WASM · ${threads} threads`)
  const shared = await losses(page)
  expect(shared).toHaveLength(20)

  const server = servePage({ plain: true })
  const elsewhere = await anywhere()
  try {
    const port = await listen(server, { port: 0 })
    await page.goto(`http://localhost:${port}/#${LINK}`)
    await expect(region(page)).toBeVisible()
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
    await train(page)
    await expect(chip(page)).toHaveText('WASM · 1 thread')
    expect(workers(page)).toEqual(['entry'])
    expect(await losses(page)).toEqual(shared)

    // No header binds the run's Worker here, nor does a service worker: the page's own policy does.
    expect(await page.workers()[0]?.evaluate(tryToReach, elsewhere.address)).toEqual(
      elsewhere.byRequest,
    )
    expect(elsewhere.visits()).toBe(0)
    await chip(page).click()
    await expect(page.getByRole('heading', { name: 'One thread on WASM' })).toBeVisible()
  } finally {
    elsewhere.close()
    server.closeAllConnections()
    server.close()
  }
})

test('a run trains on as many threads as could start', async ({ page, context }) => {
  await context.route(/\/helper[^/]*\.js$/, (route) => route.abort())
  await open(page, SMALL)
  await train(page)
  await expect(chip(page)).toHaveText('WASM · 1 thread')
  await chip(page).click()
  await expect(page.getByText('A helper thread did not start')).toBeVisible()
  await expect.poll(() => workers(page)).toEqual(['entry'])
})

test('a run trains on one thread where the threaded binary cannot start', async ({
  page,
  context,
}) => {
  await context.route(/threaded-simd[^/]*\.wasm$/, (route) => route.abort())
  await open(page, SMALL)
  await train(page)
  await expect(chip(page)).toHaveText('WASM · 1 thread')
  expect(workers(page)).toEqual(['entry'])
})

test('no helper is left behind by Reset, another backend, or a reload', SLOW, async ({ page }) => {
  await open(page, `${SMALL}&steps=0&compare=1`)
  await button(page, 'Train').click()
  await untilState(page, 'training', 'A')
  await untilState(page, 'training', 'B')
  await untilWorkersOf(page, 2)
  await button(page, 'Reset').click()
  await untilState(page, 'idle')
  await button(page, 'Train').click()
  await expect.poll(() => stepsDone(page)).toBeGreaterThan(0)
  await untilWorkersOf(page, 2)

  await button(page, 'Reset').click()
  await page.getByRole('combobox', { name: 'Backend', exact: true }).selectOption('cpu')
  await button(page, 'Step').click()
  await untilState(page, 'paused', 'A')
  await untilState(page, 'paused', 'B')
  await expect.poll(() => workers(page)).toEqual(['entry', 'entry'])

  // Both runs are kept, and go on after a reload: on Workers of their own, none of those before.
  for (const run of ['A', 'B'] as const)
    await expect(region(page, run)).toHaveAttribute('data-kept-at', '1')
  await page.reload()
  await untilState(page, 'paused', 'A')
  await untilState(page, 'paused', 'B')
  await expect.poll(() => workers(page)).toEqual(['entry', 'entry'])
})
