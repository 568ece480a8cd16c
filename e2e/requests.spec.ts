import { expect, test, type Page } from '@playwright/test'
import { drop, keepPhotos } from './support/dataSheet'
import { anywhere, tryToReach } from './support/elsewhere'
import { payload, sample } from './support/photos/files'
import { portrait } from './support/photos/portraits'
import { personFolders } from './support/photos/sets'
import { zipOf } from './support/photos/zips'
import { button, open, TINY, trainToEnd, untilState } from './support/playground'
import { untilJudged } from './support/results'
import { SLOW } from './support/slow'

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

test(
  'nor where drawn faces are trained on and judged, with photos of one’s own, in Try it and in the UMAP',
  SLOW,
  async ({ page, baseURL }) => {
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
  },
)

test(
  'the policy refuses every other place, to the page and to its Workers',
  SLOW,
  async ({ page }) => {
    const elsewhere = await anywhere()
    const { address, byRequest } = elsewhere
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
      await tab(page, 'Embeddings').click()
      const map = page.getByRole('region', { name: 'Embeddings of run A' })
      await map.getByRole('radio', { name: 'UMAP', exact: true }).click()
      await expect(map).toContainText('UMAP: neighbours stay neighbours')
      await drop(page, [sample('one.jpg', await portrait({ person: 1, take: 1 }))])
      await expect(page.getByRole('dialog')).toContainText('1 photo')
      // Helper threads are at work for good, and hear no question.
      const workers = page.workers().filter((each) => !/helper/.test(each.url()))
      expect(workers.length).toBeGreaterThanOrEqual(3)
      for (const worker of workers)
        expect(await worker.evaluate(tryToReach, address)).toEqual(byRequest)
      expect(elsewhere.visits()).toBe(0)
      expect((await fetch(`http://${address}/`)).ok).toBe(true)
    } finally {
      elsewhere.close()
    }
  },
)

test('the page is cross-origin isolated', async ({ page }) => {
  await page.goto('/')
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
})
