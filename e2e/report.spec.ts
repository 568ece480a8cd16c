/** The report of runs as a file: what is in it, that it asks for nothing, and whose photos it shows. */
import { readFile } from 'node:fs/promises'
import { expect, test, type Page } from '@playwright/test'
import { drop, keepPhotos } from './support/dataSheet'
import { personFolders } from './support/photos/sets'
import { csvParse } from 'd3-dsv'
import sharp from 'sharp'
import { button, losses, open, TINY, untilState } from './support/playground'

/** Opens the report that the page gives, where nothing can be fetched. */
async function openReport(page: Page, withPhotos = false): Promise<Page> {
  await button(page, 'Share').click()
  const tick = page.getByRole('checkbox', { name: 'With photos and names of those on them' })
  if (withPhotos) await tick.check()
  const arriving = page.waitForEvent('download')
  await button(page, 'Download report').click()
  const download = await arriving
  expect(download.suggestedFilename()).toBe('siamese-playground-report.html')
  const text = await readFile(await download.path(), 'utf8')
  await page.keyboard.press('Escape')
  const report = await page.context().newPage()
  const asked: string[] = []
  report.on('request', (request) => asked.push(request.url()))
  await report.setContent(text)
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([])
  return report
}

test('a comparison is reported with settings, findings, scores, curves and pairs', async ({
  page,
}) => {
  await open(page, `${TINY}&batch=8&steps=20&backend=wasm&compare=1&b.lr=0.5`)
  await button(page, 'Share').click()
  await expect(button(page, 'Download report')).toBeDisabled()
  await page.keyboard.press('Escape')
  await button(page, 'Train').click()
  await untilState(page, 'finished', 'A')
  await untilState(page, 'finished', 'B')
  await expect(page.getByText(/^[\d,]+ held-out pairs, step 20$/)).toBeVisible()
  const report = await openReport(page)
  await expect(report.getByRole('heading', { level: 1 })).toHaveText(
    'Siamese Playground: run A and B',
  )
  const settings = report.getByRole('table', { name: 'Other than the default' })
  await expect(settings.getByRole('row', { name: /^Learning rate/ })).toContainText('0.5')
  for (const chart of ['Loss', 'Accuracy', 'ROC'])
    await expect(report.getByRole('img', { name: chart, exact: true })).toBeVisible()
  await expect(report.getByText(/interval over [\d,]+ digits/).first()).toBeVisible()
  expect(await report.locator('.pair img').count()).toBeGreaterThan(10)
  const broken = (images: HTMLImageElement[]) => images.filter((each) => each.naturalWidth === 0)
  expect(await report.locator('img').evaluateAll(broken)).toEqual([])
})

test('a person’s photos and names are in it only where they say so', async ({ page }) => {
  await open(page, `${TINY}&batch=4&steps=4&backend=wasm`)
  await drop(page, await personFolders({ people: 5, photos: 4 }, 'choir'))
  await keepPhotos(page, '<img src=x onerror=alert(1)>')
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  const without = await openReport(page)
  await expect(without.getByText('photos and names are left out')).toBeVisible()
  await expect(without.locator('img')).toHaveCount(0)
  await expect(without.getByText('“<img src=x onerror=alert(1)>”')).toBeVisible()
  const withPhotos = await openReport(page, true)
  expect(await withPhotos.locator('.pair img').count()).toBeGreaterThan(0)
})

test('a chart is saved as it is drawn, and as numbers', async ({ page }) => {
  await open(page, `${TINY}&batch=8&steps=20&backend=wasm`)
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  await button(page, 'Save chart: Loss').click()
  const saved = async (kind: string) => {
    const arriving = page.waitForEvent('download')
    await button(page, kind).click()
    const download = await arriving
    expect(download.suggestedFilename()).toBe(`loss.${kind.toLowerCase()}`)
    return readFile(await download.path())
  }
  const svg = String(await saved('SVG'))
  expect(svg).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  const picture = await sharp(await saved('PNG')).stats()
  expect(picture.channels.some(({ min, max }) => max - min > 100)).toBe(true)
  const rows = csvParse(String(await saved('CSV'))).filter(({ series }) => series === 'A train')
  await page.keyboard.press('Escape')
  expect(rows.map(({ value }) => value)).toEqual(await losses(page))
})
