/** Sets that are kept: after a reload, by a link, under another name, as a zip, in another tab, and full. */
import { expect, test, type Page } from '@playwright/test'
import {
  chooseFiles,
  drop,
  exportSet,
  figures,
  keptSet,
  openSheet,
  setInLink,
  sheet,
  keepPhotos,
} from './support/dataSheet'
import { personFolders } from './support/photos/sets'
import { button, open, region, TINY, untilState } from './support/playground'
import { SLOW } from './support/slow'

const LINK = `${TINY}&batch=4&steps=2&backend=wasm`

const closeSheet = async (page: Page) => {
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toBeHidden()
}

const action = (page: Page, name: string, does: string) =>
  keptSet(page, name).getByRole('button', { name: does, exact: true })

/** The set that is chosen in the set-up. */
const chosen = (page: Page) => page.getByLabel('Set', { exact: true }).locator('option:checked')

async function train(page: Page): Promise<void> {
  await button(page, 'Train').click()
  await untilState(page, 'finished')
}

test('a set outlives the page, is renamed, exported, deleted, and brought in again', async ({
  page,
}) => {
  await open(page, LINK)
  await drop(page, await personFolders({ people: 5, photos: 4 }, 'choir'))
  await keepPhotos(page, 'The choir')
  const id = await setInLink(page)
  const link = page.url()
  expect(link).toMatch(/[#&]data=own(&|$)/)

  await page.goto('about:blank')
  await page.goto(link)
  await expect(chosen(page)).toHaveText('The choir')
  await train(page)

  await openSheet(page)
  await expect(keptSet(page, 'The choir')).toContainText('5 people 20 photos 64 px, RGB')
  await expect(action(page, 'The choir', 'The choir is in use')).toBeDisabled()
  const name = sheet(page).getByRole('textbox', { name: 'Name of The choir', exact: true })
  await name.fill('Sopranos')
  await name.press('Enter')
  await expect(keptSet(page, 'Sopranos')).toBeVisible()
  const zip = await exportSet(page, 'Sopranos')
  expect(zip.path).toBe('Sopranos.zip')
  await page.reload()
  await expect(region(page)).toBeVisible()
  await openSheet(page)
  await expect(keptSet(page, 'Sopranos')).toBeVisible()

  await action(page, 'Sopranos', 'Delete Sopranos').click()
  await action(page, 'Sopranos', 'Keep').click()
  await action(page, 'Sopranos', 'Delete Sopranos').click()
  await action(page, 'Sopranos', 'Delete').click()
  await expect(sheet(page)).toContainText('None yet.')
  await closeSheet(page)

  const missing =
    'Photos never travel with a link: whoever sent it keeps them. Bring your own, or train on drawn faces.'
  await page.reload()
  await expect(page.getByText(missing).first()).toBeVisible()
  await expect(button(page, 'Train')).toBeDisabled()
  await expect(chosen(page)).toHaveText(`not here (${id})`)
  await expect(region(page)).toContainText(
    `left at step 2; goes on once its photos (set ${id}) are in this browser again`,
  )

  await button(page, 'Bring the photos').click()
  await chooseFiles(page, [zip])
  expect(await figures(page)).toEqual({ people: 5, photos: 20 })
  await keepPhotos(page)
  expect(await setInLink(page)).toBe(id)
  await expect(page.getByText(missing)).toHaveCount(0)
  await expect(region(page)).toHaveAttribute('data-resumed-at', '2')
  await untilState(page, 'finished')
})

test('a link to photos that are not here is mended with one click', async ({ page }) => {
  await open(page, `${LINK}&data=own&set=0123456789ab&size=32&channels=3`)
  await expect(button(page, 'Train')).toBeDisabled()
  await button(page, 'Train on drawn faces').first().click()
  await expect(button(page, 'Train')).toBeEnabled()
  await expect(page).toHaveURL(/[#&]data=faces(&|$)/)
})

/** From now until it is loaded anew, the page is told what browsers tell where there is no room. */
const fillStorage = (page: Page) =>
  page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
  })

test('where there is no room left it says so, and nothing is lost', SLOW, async ({ page }) => {
  await open(page, LINK)
  await drop(page, await personFolders({ people: 4, photos: 3 }, 'first'))
  await keepPhotos(page)
  const first = await setInLink(page)

  await fillStorage(page)
  await drop(page, await personFolders({ people: 5, photos: 4 }, 'second'))
  await button(page, 'Use these photos').click()
  await expect(sheet(page).getByRole('alert').first()).toContainText(
    'Ready to train, but kept for this page only. The browser has no room left for this page. Delete sets that you don’t need, or free disk space.',
  )
  await expect(keptSet(page, 'second')).toContainText('in this page only')
  await expect(keptSet(page, 'first')).not.toContainText('in this page only')
  const zip = await exportSet(page, 'second')
  expect(zip.bytes.length).toBeGreaterThan(100_000)
  await button(page, 'Go on and train').click()
  await expect(sheet(page)).toBeHidden()
  const second = await setInLink(page)
  expect(second).not.toBe(first)
  await train(page)

  await page.reload()
  await expect(chosen(page)).toHaveText(`not here (${second})`)
  await openSheet(page)
  await expect(keptSet(page, 'first')).toBeVisible()
  await chooseFiles(page, [zip])
  await keepPhotos(page)
  expect(await setInLink(page)).toBe(second)
  await openSheet(page)
  await expect(keptSet(page, 'second')).not.toContainText('in this page only')
})

test('another tab sees what is kept, renamed and deleted here', SLOW, async ({ page, context }) => {
  const other = await context.newPage()
  await open(other, LINK)
  await openSheet(other)
  await expect(sheet(other)).toContainText('None yet.')

  await page.bringToFront()
  await open(page, LINK)
  await drop(page, await personFolders({ people: 3, photos: 3 }, 'shared'))
  await keepPhotos(page)
  await expect(keptSet(other, 'shared')).toContainText('3 people 9 photos')
  await other.bringToFront()
  await action(other, 'shared', 'Use shared').click()
  await expect(sheet(other)).toBeHidden()
  expect(await setInLink(other)).toBe(await setInLink(page))

  await page.bringToFront()
  await openSheet(page)
  await action(page, 'shared', 'Delete shared').click()
  await action(page, 'shared', 'Delete').click()
  await other.bringToFront()
  await expect(other.getByText('Photos never travel with a link').first()).toBeVisible()
  await expect(button(other, 'Train')).toBeDisabled()
})
