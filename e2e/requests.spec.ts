import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, type Page } from '@playwright/test'
import { drop, keepPhotos } from './support/dataSheet'
import { payload, sample } from './support/photos/files'
import { portrait } from './support/photos/portraits'
import { personFolders } from './support/photos/sets'
import { zipOf } from './support/photos/zips'
import { button, open, TINY, trainToEnd, untilState } from './support/playground'
import { untilJudged } from './support/results'

const RUN = `${TINY}&batch=4&steps=10&backend=wasm`
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })

async function everyTab(page: Page): Promise<void> {
  for (const each of await page.getByRole('tab').all()) {
    await each.click()
    await expect(each).toHaveAttribute('aria-selected', 'true')
  }
}

/** Everything that the page and its Workers ask for, and what of it is not for the page to ask. */
function watch(page: Page, baseURL: string | undefined) {
  const asked: string[] = []
  const elsewhere: string[] = []
  const sent: string[] = []
  page.context().on('request', (request) => {
    const url = request.url()
    asked.push(url)
    if (!url.startsWith(`${baseURL}/`) && !/^(blob|data|about):/.test(url)) elsewhere.push(url)
    if (request.method() !== 'GET' || request.postData() !== null) sent.push(url)
  })
  page.on('websocket', (socket) => elsewhere.push(socket.url()))
  return { asked, elsewhere, sent }
}

test('nothing is asked of, or sent to, any other place', async ({ page, baseURL }) => {
  const { asked, elsewhere, sent } = watch(page, baseURL)
  await trainToEnd(page, RUN)
  await everyTab(page)
  // The run's Worker asks for the images, so Workers are watched too.
  expect(asked).toContain(`${baseURL}/data/mnist01.bin`)
  expect(elsewhere).toEqual([])
  expect(sent).toEqual([])
})

test('nor where drawn faces are trained on and judged, with photos of one’s own, in Try it and in the UMAP', async ({
  page,
  baseURL,
}) => {
  const { elsewhere, sent } = watch(page, baseURL)
  await trainToEnd(page, `${RUN}&data=faces&size=32&channels=3`)
  await everyTab(page)
  await tab(page, 'ROC').click()
  await untilJudged(page, 10)
  await tab(page, 'Pairs').click()
  const pairs = page.getByRole('list', { name: /^Held-out pairs of run A/ })
  await expect(pairs.getByRole('img').first()).toBeVisible()

  const photos = await personFolders({ people: 6, photos: 5 })
  await drop(page, [await zipOf('friends.zip', photos)])
  await keepPhotos(page)
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  await everyTab(page)

  await tab(page, 'Embeddings').click()
  const map = page.getByRole('region', { name: 'Embeddings of run A' })
  await map.getByRole('radio', { name: 'UMAP', exact: true }).click()
  await expect(map).toContainText('UMAP: neighbours stay neighbours')

  await tab(page, 'Try it').click()
  await button(page, 'Held-out image for the first photo').click()
  const picker = page.getByRole('dialog', { name: 'Held-out images' })
  await picker.getByRole('region').getByRole('button').first().click()
  const choosing = page.waitForEvent('filechooser')
  await button(page, 'File for the second photo').click()
  const photo = sample('new.jpg', await portrait({ person: 2, take: 30 }))
  await (await choosing).setFiles(payload(photo))
  await expect(
    page.getByRole('region', { name: 'What run A says' }).getByRole('status').first(),
  ).toHaveText(/^Run A: (Same person|Different people)$/)
  await page.reload()
  await untilState(page, 'finished')

  expect(elsewhere).toEqual([])
  expect(sent).toEqual([])
})

/** A place that answers whoever asks, and counts. */
async function anywhere() {
  let visits = 0
  const server = createServer((_request, response) => {
    visits++
    response
      .setHeader('Access-Control-Allow-Origin', '*')
      .setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
      .end('here')
  })
  server.on('upgrade', (_request, socket) => {
    visits++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `localhost:${port}`,
    visits: () => visits,
    close: () => server.close(),
  }
}

/** Tries to reach a place, in a page or a Worker; resolves with the rules that were broken by it. */
function tryToReach(address: string): Promise<readonly string[]> {
  const broken = new Set<string>()
  const tries: (() => unknown)[] = [
    () => fetch(`http://${address}/fetch`),
    () => fetch('https://example.org/'),
    () => fetch(`http://${address}/post`, { method: 'POST', body: 'a photo', mode: 'no-cors' }),
    () => new WebSocket(`ws://${address}/socket`),
    ...('document' in globalThis
      ? [
          () => (new Image().src = `http://${address}/image.png`),
          () => navigator.sendBeacon(`http://${address}/beacon`, 'a photo'),
        ]
      : []),
  ]
  return new Promise((resolve) => {
    globalThis.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI } = event as SecurityPolicyViolationEvent
      // Each policy that refuses tells: the headers' and the markup's.
      broken.add(`${effectiveDirective} ${blockedURI}`)
      if (broken.size === tries.length) resolve([...broken].sort())
    })
    // What is refused also throws, at once or later; the events tell of both.
    for (const attempt of tries) void new Promise((done) => done(attempt())).catch(() => undefined)
  })
}

test('the policy refuses every other place, to the page and to its Workers', async ({ page }) => {
  const elsewhere = await anywhere()
  const { address } = elsewhere
  const byRequest = [
    'connect-src https://example.org/',
    ...['fetch', 'post'].map((path) => `connect-src http://${address}/${path}`),
    `connect-src ws://${address}/socket`,
  ].sort()
  try {
    await open(page, RUN)
    expect(await page.evaluate(tryToReach, address)).toEqual(
      [
        ...byRequest,
        `connect-src http://${address}/beacon`,
        `img-src http://${address}/image.png`,
      ].sort(),
    )
    await button(page, 'Train').click()
    await untilState(page, 'finished')
    const [worker] = page.workers()
    expect(worker).toBeDefined()
    expect(await worker?.evaluate(tryToReach, address)).toEqual(byRequest)
    expect(elsewhere.visits()).toBe(0)
    expect((await fetch(`http://${address}/`)).ok).toBe(true)
  } finally {
    elsewhere.close()
  }
})

test('the page is cross-origin isolated', async ({ page }) => {
  await page.goto('/')
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
})
