/** What npm run train computes is what the page does: its log, row by row, and on a set that it exports. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { csvParse } from 'd3-dsv'
import { drop, exportSet, keepPhotos, openSheet, setInLink } from './support/dataSheet'
import { personFolders } from './support/photos/sets'
import { downloadLog, open, TINY, trainToEnd, button, untilState } from './support/playground'
import { SLOW } from './support/slow'

/** The log that the command writes of a link. */
async function trainedInNode(link: string, options: readonly string[] = []): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'train-'))
  const out = join(folder, 'out')
  // A run that does not learn ends with 1.
  await new Promise<void>((resolve, reject) =>
    execFile(
      process.execPath,
      ['tools/train/train.js', link, '--out', out, ...options],
      (failed, _, said) => (failed && failed.code !== 1 ? reject(new Error(said)) : resolve()),
    ),
  )
  const log = await readFile(join(out, 'log.csv'), 'utf8')
  await rm(folder, { recursive: true })
  return log
}

/** All that is a function of the RunConfig: every column but the time a step took. */
const rowsOf = (log: string) => csvParse(log).map(({ ms: _, ...row }) => row)

async function pageLog(page: Page): Promise<string> {
  const log = await downloadLog(page)
  expect(rowsOf(log).length).toBeGreaterThan(0)
  return log
}

test('the log of a comparison has the page’s numbers to the last digit', async ({ page }) => {
  const keys = `${TINY}&batch=8&steps=20&backend=wasm&compare=1&b.lr=0.01`
  await open(page, keys)
  await button(page, 'Train').click()
  await untilState(page, 'finished', 'A')
  await untilState(page, 'finished', 'B')
  const log = await pageLog(page)
  expect(rowsOf(await trainedInNode(page.url()))).toEqual(rowsOf(log))
})

test('so has one of a set that the page has exported', SLOW, async ({ page }) => {
  await open(page, `${TINY}&batch=4&steps=12&backend=wasm`)
  await drop(page, await personFolders({ people: 6, photos: 4 }, 'choir'))
  await keepPhotos(page, 'choir')
  await setInLink(page)
  await trainToEnd(page, new URL(page.url()).hash.slice(1))
  const log = await pageLog(page)
  await openSheet(page)
  const { bytes } = await exportSet(page, 'choir')
  const folder = await mkdtemp(join(tmpdir(), 'choir-'))
  const zip = join(folder, 'choir.zip')
  await writeFile(zip, bytes)
  expect(rowsOf(await trainedInNode(page.url(), ['--data', zip]))).toEqual(rowsOf(log))
  await rm(folder, { recursive: true })
})
