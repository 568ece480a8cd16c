/**
 * What cannot be read, each brought together with good photos: its exact message stands in the report,
 * the rest is read, and a run learns from it.
 */
import { expect, test, type Page } from '@playwright/test'
import { drop, figures, messagesOf, report, keepPhotos } from './support/dataSheet'
import { sample } from './support/photos/files'
import { portrait } from './support/photos/portraits'
import { personFolders } from './support/photos/sets'
import { UNREADABLE } from './support/photos/unreadable'
import { encryptedZip, nestedZip, unsafeZip, zipBomb, zipOf } from './support/photos/zips'
import { button, open, TINY, untilState } from './support/playground'
import { SLOW } from './support/slow'

const LINK = `${TINY}&batch=4&steps=2&backend=wasm`

async function useAndTrain(page: Page): Promise<void> {
  await keepPhotos(page)
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  await page.getByRole('tab', { name: 'Distances', exact: true }).click()
  const scores = page.getByRole('table', { name: 'Scores on the held-out pairs' })
  await expect(scores.locator('tbody tr')).toHaveCount(3)
}

test('files that are no photos, damaged or too large', async ({ page }) => {
  const good = await personFolders({ people: 5, photos: 4 })
  const bad = await Promise.all(UNREADABLE.map(({ make }) => make()))
  // Of somebody whose photos are all damaged nothing is left but what is said of them.
  const zoe = [1, 2].map((take) => sample(`zoe/${take}.jpg`, Buffer.from([1, 2, 3, 0])))
  await open(page, LINK)
  await drop(page, [...good, ...bad, ...zoe])
  expect(await figures(page)).toEqual({ people: 5, photos: 20 })
  const rows = await report(page, 'Skipped')
  for (const { name, path, message } of UNREADABLE)
    expect(messagesOf(rows, path), name).toEqual([message])
  for (const { path } of zoe) expect(messagesOf(rows, path)).toEqual(messagesOf(rows, 'anna/x.jpg'))
  expect(rows.length).toBe(UNREADABLE.length + zoe.length)
  await useAndTrain(page)
})

test('zips that are traps lose what is bad in them, and no more', SLOW, async ({ page }) => {
  const person = (name: string, number: number) =>
    Promise.all(
      [0, 1, 2, 3].map(async (take) =>
        sample(`${name}/${take}.jpg`, await portrait({ person: number, take })),
      ),
    )
  const evil = sample('evil.jpg', await portrait({ person: 40, take: 0 }))
  const zips = await Promise.all([
    zipBomb('bomb.zip', await person('ada', 50)),
    unsafeZip('unsafe.zip', await person('ben', 51), evil),
    nestedZip('nested.zip', await person('cleo', 52)),
    encryptedZip('locked.zip', await person('dan', 53), { ...evil, path: 'dan/secret.jpg' }),
    zipOf('plain.zip', await person('eli', 54)),
  ])
  await open(page, LINK)
  await drop(page, zips)
  expect(await figures(page)).toEqual({ people: 5, photos: 20 })
  const rows = await report(page, 'Skipped')
  expect(rows.map(({ file, message }) => [file, message]).sort()).toEqual([
    [
      'bomb.zip/bomb/zeros.png',
      expect.stringMatching(/^It would unpack to 40 MB, 1,0\d\d times its packed size; 200 times/),
    ],
    [
      'locked.zip/dan/secret.jpg',
      'It is encrypted with a password. Unpack the zip, and bring the folder or a zip without one.',
    ],
    [
      'nested.zip/inner.zip',
      'It is an archive within an archive. Unpack the outer one, and bring what is in it.',
    ],
    [
      'unsafe.zip/../../evil.jpg',
      'Its path leads out of the zip, as a trap would. Pack the photos again with plain folders.',
    ],
  ])
  await useAndTrain(page)
})
