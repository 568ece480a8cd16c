/** A folder on a plain server, under a path: threads, offline, and a newer version, by the service worker. */
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { listen, servePage } from '../tools/serve.js'
import { buildService } from '../tools/service.js'
import { anywhere, tryToReach } from './support/elsewhere'
import { button, losses, region, stepsDone, TINY, untilState } from './support/playground'
import { SLOW } from './support/slow'

test.use({ serviceWorkers: 'allow' })

const BASE = '/lessons/twins/'
const SMALL = `${TINY}&batch=8&seed=7&backend=wasm&prove=0`

/** A server that can go, and come again at the same address with another build. */
async function plainServer() {
  let server = servePage({ plain: true, base: BASE })
  const port = await listen(server, { port: 0, host: 'localhost' })
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return {
    address: `http://localhost:${port}${BASE}`,
    close,
    async serve(folder: string) {
      close()
      server = servePage({ plain: true, base: BASE, folder })
      await listen(server, { port, host: 'localhost', mustBe: true })
    },
  }
}

/** The page as built anew after a change of everything: each file has another name. */
async function nextBuild(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'next-'))
  cpSync('dist', folder, { recursive: true })
  const assets = join(folder, 'assets')
  const names = new Set(readdirSync(assets))
  const renamed = (text: string) =>
    text.replace(/[\w.-]+/g, (word) => (names.has(word) ? `next-${word}` : word))
  for (const name of names) {
    const path = join(assets, name)
    if (/\.(js|css)$/.test(name)) writeFileSync(path, renamed(readFileSync(path, 'utf8')))
    renameSync(path, join(assets, `next-${name}`))
  }
  const page = join(folder, 'index.html')
  writeFileSync(page, renamed(readFileSync(page, 'utf8')))
  await buildService(process.cwd(), folder)
  return folder
}

const chip = (page: Page) => page.getByRole('button', { name: /^Backend/ })
const threadsHere = (page: Page) => page.evaluate(() => Math.min(8, navigator.hardwareConcurrency))

async function untilKept(page: Page): Promise<void> {
  await chip(page).click()
  await expect(page.locator('[data-offline=kept]')).toBeVisible()
  await page.keyboard.press('Escape')
}

test('a plain server under a path gives threads, the same losses, and a page that needs it no more', async ({
  page,
  baseURL,
  context,
}) => {
  await page.goto(`${baseURL}/#${SMALL}&steps=20&autostart=1`)
  await untilState(page, 'finished')
  const withHeaders = await losses(page)

  const server = await plainServer()
  const elsewhere = await anywhere()
  try {
    await page.goto(`${server.address}#${SMALL}&steps=20&autostart=1`)
    await untilState(page, 'finished')
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
    await expect(chip(page)).toHaveText(`WASM · ${await threadsHere(page)} threads`)
    expect(await losses(page)).toEqual(withHeaders)
    const worker = page.workers().find((each) => each.url().includes('entry'))
    expect(await worker?.evaluate(tryToReach, elsewhere.address)).toEqual(elsewhere.byRequest)
    expect(elsewhere.visits()).toBe(0)
    await untilKept(page)
    await page.close()

    server.close()
    await context.setOffline(true)
    const offline = await context.newPage()
    await offline.goto(`${server.address}#${SMALL}&steps=20&autostart=1`)
    await untilState(offline, 'finished')
    expect(await losses(offline)).toEqual(withHeaders)
    for (const tab of await offline.getByRole('tab').all()) {
      await tab.click()
      await expect(offline.getByRole('tabpanel')).not.toContainText('Loading')
    }
    await button(offline, 'Your photos…').click()
    await expect(offline.getByRole('dialog', { name: 'Your photos' })).toContainText('Drop folders')
    await expect(offline.getByRole('alert')).toHaveCount(0)
  } finally {
    elsewhere.close()
    server.close()
  }
})

test(
  'a newer version that is put there while a run trains is offered, and costs nothing',
  SLOW,
  async ({ page }) => {
    const server = await plainServer()
    const folder = await nextBuild()
    try {
      // Its steps are few: a log of many would be read again for long.
      await page.goto(`${server.address}#batch=16&seed=7&backend=wasm&prove=0&steps=0`)
      await untilKept(page)
      await button(page, 'Train').click()
      await untilState(page, 'training')
      await server.serve(folder)
      await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
      const offer = page.getByRole('status', { name: 'A new version of the page' })
      await expect(offer).toContainText('Your runs are kept')
      // Its part is on the server no more.
      await page.getByRole('tab', { name: 'ROC', exact: true }).click()
      await expect(page.getByRole('tabpanel')).not.toContainText('Loading')
      await expect(page.getByText('The page itself failed')).toHaveCount(0)
      await untilState(page, 'training')

      const before = await stepsDone(page)
      await offer.getByRole('button', { name: 'Reload now' }).click()
      await expect(region(page)).toHaveAttribute('data-resumed-at', /\d/)
      expect(Number(await region(page).getAttribute('data-resumed-at'))).toBeGreaterThanOrEqual(
        before,
      )
      await untilState(page, 'training')
      await expect(offer).toHaveCount(0)
      // The tab that was open is there again, of the newer version.
      const came = () => performance.getEntriesByType('resource').map(({ name }) => name)
      await expect.poll(async () => (await page.evaluate(came)).join()).toContain('/next-RocTab-')
    } finally {
      server.close()
      rmSync(folder, { recursive: true })
    }
  },
)
