/** The sheet where photos come in, as a newcomer meets it: drops, pickers, the report, what is kept. */
import { mkdir, mkdtemp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import sharp from 'sharp'
import { payload, sample, writeFiles, type SampleFile } from './photos/files'
import { button } from './playground'

export const sheet = (page: Page): Locator => page.getByRole('dialog', { name: 'Your photos' })

const inSheet = (page: Page, name: string): Locator =>
  sheet(page).getByRole('button', { name, exact: true })

export async function openSheet(page: Page): Promise<void> {
  await button(page, 'Your photos…').click()
  await expect(sheet(page)).toBeVisible()
  await expect(sheet(page).getByText('Loading…')).toHaveCount(0)
}

/** Puts files on a disk, as those of a person are; they stay there for as long as the test goes on. */
async function onDisk(files: readonly SampleFile[]): Promise<string> {
  await mkdir(test.info().outputDir, { recursive: true })
  const folder = await mkdtemp(test.info().outputPath('files-'))
  await writeFiles(folder, files)
  return folder
}

/**
 * Drops files and folders anywhere on the page, out of the system's own window. A browser that is
 * busy may lose what its tools send, so each is sent until the page has heard it; what the page
 * then does of it is what is tried.
 */
export async function startDrop(page: Page, files: readonly SampleFile[]): Promise<void> {
  // What is dropped before the page is there is lost.
  await page.locator('main').waitFor()
  const folder = await onDisk(files)
  const names = new Set(files.map(({ path }) => path.split('/')[0]!))
  const paths = [...names].map((name) => join(folder, name))
  const data = { items: [], files: paths, dragOperationsMask: 1 }
  await page.evaluate(listenForDrags)
  const session = await page.context().newCDPSession(page)
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data })
  await expect(async () => {
    await send('dragEnter')
    await send('dragOver')
    await expect(page.locator('html')).toHaveAttribute('data-dragged', 'taken', { timeout: 2_000 })
    await send('drop')
    await expect(page.locator('html')).toHaveAttribute('data-dragged', 'dropped', {
      timeout: 2_000,
    })
  }).toPass()
  await session.detach()
}

/** Notes on the page's root how far a drag has come, once the page itself has answered to it. */
function listenForDrags(): void {
  const note = (how: string) => document.documentElement.setAttribute('data-dragged', how)
  document.documentElement.removeAttribute('data-dragged')
  addEventListener('dragover', (event) => event.defaultPrevented && note('taken'))
  addEventListener('drop', () => note('dropped'))
}

/** Drops files and folders, and waits until they are read. */
export async function drop(page: Page, files: readonly SampleFile[]): Promise<void> {
  await startDrop(page, files)
  await untilRead(page)
}

/** Chooses files by the button, in a sheet that is open, and waits until they are read. */
export async function chooseFiles(page: Page, files: readonly SampleFile[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await inSheet(page, 'Choose files').click()
  await (await choosing).setFiles(files.map(payload))
  await untilRead(page)
}

/** Chooses the one folder that all files lie in, where the browser has only an input for that. */
export async function chooseFolder(page: Page, files: readonly SampleFile[]): Promise<void> {
  const folder = await onDisk(files)
  const choosing = page.waitForEvent('filechooser')
  await inSheet(page, 'Choose a folder').click()
  await (await choosing).setFiles(join(folder, files[0]!.path.split('/')[0]!))
  await untilRead(page)
}

const summary = (page: Page): Locator => sheet(page).getByRole('region', { name: 'What was read' })

export async function untilRead(page: Page): Promise<void> {
  await expect(sheet(page)).toBeVisible()
  await expect(sheet(page).getByRole('button', { name: 'Cancel', exact: true })).toHaveCount(0)
  await expect(summary(page)).toBeVisible()
}

/** What was read, in numbers: people, photos, and what else there is. */
export async function figures(page: Page): Promise<Record<string, number>> {
  const terms = await summary(page).getByRole('term').allInnerTexts()
  const values = await summary(page).getByRole('definition').allInnerTexts()
  return Object.fromEntries(terms.map((term, i) => [term, Number(values[i]?.replace(/,/g, ''))]))
}

/** The line under the numbers. */
export const lookedAt = (page: Page): Locator => summary(page).getByRole('status')

export interface ReportRow {
  readonly file: string
  readonly became: string
  readonly message: string
}

/** The report's rows on show, of one status where one is given; what is wrong comes first. */
export async function report(
  page: Page,
  status: 'All' | 'Skipped' | 'Notes' | 'Ignored' | 'Read' = 'All',
): Promise<readonly ReportRow[]> {
  const part = sheet(page).getByRole('region', { name: 'File by file' })
  await part.getByRole('button', { name: new RegExp(`^${status} `) }).click()
  const rows = await part.locator('tbody tr').all()
  return Promise.all(
    rows.map(async (row) => {
      const [file = '', became = '', message = ''] = await row.locator('th, td').allInnerTexts()
      return { file, became, message }
    }),
  )
}

/** How many rows the report has of each kind of trouble; each is a button that shows them. */
export const kinds = (page: Page): Locator =>
  sheet(page).getByRole('group', { name: 'What was found' }).getByRole('button')

/** The messages of a file, or of a line of a list, in the report. */
export const messagesOf = (rows: readonly ReportRow[], file: string): readonly string[] =>
  rows.filter((row) => row.file === file).map(({ message }) => message)

/** Keeps what was read, under a name where one is given, and closes the sheet. */
export async function keepPhotos(page: Page, name?: string): Promise<void> {
  if (name !== undefined)
    await sheet(page).getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await inSheet(page, 'Use these photos').click()
  await expect(sheet(page)).toBeHidden()
}

/** A line of the list of sets that are kept. */
export const keptSet = (page: Page, name: string): Locator =>
  sheet(page)
    .getByRole('region', { name: 'Sets you keep' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('textbox', { name: `Name of ${name}`, exact: true }) })

/** The set that a run's link names. */
export async function setInLink(page: Page): Promise<string> {
  await expect(page).toHaveURL(/[#&]set=[0-9a-f]{12}/)
  return /[#&]set=([0-9a-f]{12})/.exec(page.url())![1]!
}

/** The zip that a kept set is exported as, in a sheet that is open. */
export async function exportSet(page: Page, name: string): Promise<SampleFile> {
  const arriving = page.waitForEvent('download')
  await keptSet(page, name)
    .getByRole('button', { name: `Export ${name}`, exact: true })
    .click()
  const download = await arriving
  return sample(download.suggestedFilename(), await readFile(await download.path()))
}

/** The RGB bytes of each photo in an exported zip, by its path there. */
export async function exportedPixels({ bytes }: SampleFile): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await new ZipReader(new Uint8ArrayReader(bytes), {
    useWebWorkers: false,
  }).getEntries()
  const pixels = new Map<string, Buffer>()
  for (const entry of entries)
    if (!entry.directory && entry.filename.endsWith('.png')) {
      const png = await entry.getData(new Uint8ArrayWriter())
      pixels.set(entry.filename, await sharp(png).removeAlpha().raw().toBuffer())
    }
  return pixels
}
