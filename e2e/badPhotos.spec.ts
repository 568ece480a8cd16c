/**
 * What cannot be read, each brought together with good photos: its exact message stands in the report,
 * the rest is read, and a run learns from it.
 */
import { expect, test, type Page } from '@playwright/test'
import { drop, figures, messagesOf, report, keepPhotos } from './support/dataSheet'
import { sample } from './support/photos/files'
import { npyTraps } from './support/photos/traps'
import { portrait } from './support/photos/portraits'
import { npySet, personFolders } from './support/photos/sets'
import { UNREADABLE } from './support/photos/unreadable'
import { encryptedZip, nestedZip, unsafeZip, zipBomb, zipOf } from './support/photos/zips'
import { button, open, TINY, untilState } from './support/playground'

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
  await open(page, LINK)
  await drop(page, [...good, ...bad])
  expect(await figures(page)).toEqual({ people: 5, photos: 20 })
  const rows = await report(page, 'Skipped')
  for (const { name, path, message } of UNREADABLE)
    expect(messagesOf(rows, path), name).toEqual([message])
  expect(rows.length).toBe(UNREADABLE.length)
  await useAndTrain(page)
})

test('zips that are traps lose what is bad in them, and no more', async ({ page }) => {
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
      'It is a zip within a zip. Unpack the outer one, and bring what is in it.',
    ],
    [
      'unsafe.zip/../../evil.jpg',
      'Its path leads out of the zip, as a trap would. Pack the photos again with plain folders.',
    ],
  ])
  await useAndTrain(page)
})

test('.npy files: what can be put in order is, the rest is refused', async ({ page }) => {
  const traps = Object.entries(await npyTraps())
  const names = traps.map(([name]) => `pairs/${name}.npy`)
  const good = await npySet({ people: 4 })
  const lists = { 'X_Train.txt': names, 'Y_Train.txt': names.map(() => '1') }
  const added = good.map((file) =>
    file.path in lists
      ? sample(
          file.path,
          `${file.bytes.toString()}${lists[file.path as keyof typeof lists].join('\n')}\n`,
        )
      : file,
  )
  await open(page, LINK)
  await drop(page, [...added, ...traps.map(([name, bytes]) => sample(`pairs/${name}.npy`, bytes))])

  // Three of the traps hold one and the same pair: in Fortran order, as float64 and as float32.
  expect(await figures(page)).toMatchObject({ photos: 18, 'listed pairs': 19, folds: 2 })
  const rows = await report(page)
  const upscaled =
    'Its square of 32 × 32 px was enlarged to 64 × 64, which adds no detail. Bring a larger photo, or choose a smaller side.'
  const told = {
    fortran: [
      'Its values were put in order: it is in Fortran order. Nothing is to be done.',
      upscaled,
    ],
    float64: [
      'Its pixels are float64: rounded to whole numbers from 0 to 255, times 255, since none is larger than 1.',
      upscaled,
    ],
    bigEndian: [
      'Its pixels are float32: rounded to whole numbers from 0 to 255, times 255, since none is larger than 1.',
      upscaled,
    ],
    pickled: [
      'It holds pickled Python objects, which can run code when they are opened, so it was not opened. Save plain numbers: np.save(path, np.asarray(pair, dtype=np.uint8)).',
    ],
    shape: [
      'Its shape is (32, 32, 3); a pair is (2, height, width) or (2, height, width, channels) with 1 or 3 channels. Save two images in one array: np.stack([a, b]).',
    ],
    standardised: [
      expect.stringMatching(
        /^Its values go from −[\d.]+ to [\d.]+; pixels go from 0 to 255, or as fractions from 0 to 1\. Save the images before they are standardised\.$/,
      ),
    ],
    truncated: [
      'It cannot be read as .npy: 6,144 bytes belong to its shape (2, 32, 32, 3) of uint8, and 1,872 bytes are there. Save it again with np.save, or copy it anew.',
    ],
  }
  for (const [name, messages] of Object.entries(told))
    expect(messagesOf(rows, `pairs/${name}.npy`), name).toEqual(messages)
  expect(messagesOf(rows, 'X_Train.txt:12')).toEqual([
    'pairs/pickled.npy could not be taken; its own row says why.',
  ])
  await useAndTrain(page)
})

test('lists: a mark, CRLF and blank lines are read over; bad lines are told by number', async ({
  page,
}) => {
  const good = await personFolders({ people: 5, photos: 4 }, 'photos')
  const pair = (a: string, b: string, label: string) => `photos/${a}.jpg,photos/${b}.jpg,${label}`
  const lines = [
    'path_a,path_b,same',
    pair('anna/photo_01', 'anna/photo_02', '1'),
    '',
    pair('anna/photo_01', 'zoe/photo_01', '0'),
    pair('anna/photo_03', 'bob/photo_03', '2'),
    pair('bob/photo_01', 'carla/photo_01', '0'),
    'photos/anna/photo_01.jpg,,1',
    pair('carla/photo_01', 'carla/photo_01', '1'),
    '   ',
    pair('dmitri/photo_01', 'eve/photo_01', '1'),
    pair('eve/photo_01', 'eve/photo_02', '0'),
    pair('carla/photo_01', 'carla/photo_02', '1'),
    pair('dmitri/photo_01', 'anna/photo_04', '0'),
    '',
  ]
  await open(page, LINK)
  await drop(page, [
    ...good,
    sample('pairs.csv', `\ufeff${lines.join('\r\n')}`),
    sample('broken.csv', 'one,two\r\nno,list\r\n'),
  ])
  expect(await figures(page)).toEqual({ people: 5, photos: 20, 'listed pairs': 6 })
  const rows = await report(page)
  const told: Readonly<Record<string, string>> = {
    'pairs.csv':
      '7 of 8 pairs were found: 4 same, 3 different. 1 was taken to mean same, since its column is called “same”.',
    'pairs.csv:4':
      '“photos/zoe/photo_01.jpg” is not among the photos. Bring it too, or take the line out.',
    'pairs.csv:5':
      'The label is “2”; labels are 0 or 1 (true and false, same and different are taken as well). Mend the line.',
    'pairs.csv:7': 'One of the two paths is missing. Mend the line.',
    'pairs.csv:8': 'Both are one and the same picture, which teaches nothing. Take the line out.',
    'pairs.csv:10':
      'The list calls dmitri/photo_01.jpg and eve/photo_01.jpg same, yet they are of dmitri and eve. The list was followed; look which is right.',
    'pairs.csv:11':
      'The list calls eve/photo_01.jpg and eve/photo_02.jpg different, yet both are of eve. The list was followed; look which is right.',
    'broken.csv':
      'It cannot be read as a list of pairs: two columns of photo paths are wanted, and none were found. A line is two paths and a label: anna/1.jpg,anna/2.jpg,1.',
  }
  for (const [file, message] of Object.entries(told))
    expect(messagesOf(rows, file), file).toEqual([message])
  await useAndTrain(page)
})

test('LFW’s list with lines that say nothing', async ({ page }) => {
  const good = await personFolders({ people: 5, photos: 4 }, 'lfw')
  const named = good.map(({ path, bytes }) =>
    sample(
      path.replace(/(\w+)\/photo_(\d+)/, (_, name, take) => `${name}/${name}_00${take}`),
      bytes,
    ),
  )
  const text = ['2\t2', 'anna\t1\t2', 'bob\t1\tcarla\t1', 'bob one two', 'nobody\t1\t2'].join(
    '\r\n',
  )
  await open(page, LINK)
  await drop(page, [...named, sample('pairs.txt', `\ufeff${text}\r\n\r\n`)])
  expect(await figures(page)).toMatchObject({ people: 5, photos: 20, 'listed pairs': 2 })
  const rows = await report(page)
  expect(messagesOf(rows, 'pairs.txt:1')).toEqual([
    'The first line promises 8 pairs, and 4 follow. Folds may be wrong; look whether the list is whole.',
  ])
  expect(messagesOf(rows, 'pairs.txt:4')).toEqual([
    '“bob one two” is no pair: it should be “name n1 n2” or “name1 n1 name2 n2”. Mend the line.',
  ])
  expect(messagesOf(rows, 'pairs.txt:5')).toEqual([
    '“nobody/nobody_0001” is not among the photos. Bring it too, or take the line out.',
  ])
  await useAndTrain(page)
})
