/** Photos of one's own, in each form they may come in: brought, read, used, trained and judged. */
import { expect, test, type Page } from '@playwright/test'
import sharp from 'sharp'
import {
  chooseFiles,
  chooseFolder,
  drop,
  exportedPixels,
  exportSet,
  figures,
  kinds,
  lookedAt,
  messagesOf,
  openSheet,
  report,
  setInLink,
  sheet,
  startDrop,
  untilRead,
  keepPhotos,
} from './support/dataSheet'
import { sample } from './support/photos/files'
import { animatedGif, bmp, turnedJpeg } from './support/photos/formats'
import { portrait, portraitPixels } from './support/photos/portraits'
import { csvList, lfwZip, loosePhotos, npySet, personFolders } from './support/photos/sets'
import { button, open, TINY, untilState } from './support/playground'
import { SLOW } from './support/slow'

const LINK = `${TINY}&batch=4&steps=2&backend=wasm`
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })
const split = (page: Page, way: string) =>
  sheet(page)
    .getByRole('table', { name: 'Ways to split the set' })
    .getByRole('row')
    .filter({ has: page.getByRole('radio', { name: way, exact: true }) })
const isChosen = (page: Page, way: string) =>
  expect(sheet(page).getByRole('radio', { name: way, exact: true })).toBeChecked()

/** Trains on what is set up, and finds a score for it, for the untrained network and for raw pixels. */
async function trainAndJudge(page: Page): Promise<void> {
  await button(page, 'Train').click()
  await untilState(page, 'finished')
  await tab(page, 'Distances').click()
  const rows = page.getByRole('table', { name: 'Scores on the held-out pairs' }).locator('tbody tr')
  await expect(rows).toHaveCount(3)
  await expect(rows.getByRole('rowheader')).toHaveText([/A.*step 2/, 'Untrained', 'Raw pixels'])
  for (const row of await rows.all())
    await expect(row.getByRole('cell').nth(2)).toHaveText(/^[01]\.\d{3}/)
}

const meanDifference = (a: Buffer, b: Buffer) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length

/** A portrait as a set of 64 px stores it, made by another program. */
async function stored(person: number, take: number): Promise<Buffer> {
  const raw = { width: 96, height: 96, channels: 3 } as const
  return sharp(await portraitPixels({ person, take }), { raw })
    .resize(64, 64, { kernel: 'linear' })
    .raw()
    .toBuffer()
}

test('a folder for each person: every format, upright, its first frame', async ({ page }) => {
  const photo = async (person: string, name: string, bytes: Promise<Buffer>) =>
    sample(`family/${person}/${name}`, await bytes)
  const files = await Promise.all([
    photo('ada', 'a.jpg', portrait({ person: 0, take: 0 })),
    photo('ada', 'b.png', portrait({ person: 0, take: 1, format: 'png' })),
    photo('ada', 'turned.jpg', turnedJpeg({ person: 0, take: 2 })),
    photo('ben', 'a.webp', portrait({ person: 1, take: 0, format: 'webp' })),
    photo('ben', 'b.avif', portrait({ person: 1, take: 1, format: 'avif' })),
    photo('ben', 'c.gif', animatedGif({ person: 1, take: 2 })),
    photo('cleo', 'a.bmp', bmp({ person: 2, take: 0 })),
    photo('cleo', 'b.gif', portrait({ person: 2, take: 1, format: 'gif' })),
    photo('dan', 'a.jpg', portrait({ person: 3, take: 0 })),
    photo('dan', 'b.jpg', portrait({ person: 3, take: 1 })),
    photo('eli', 'a.png', portrait({ person: 4, take: 0, format: 'png' })),
    photo('eli', 'b.jpg', portrait({ person: 4, take: 1 })),
  ])
  const note = sample('family/notes.doc', 'Not a photo.')
  await open(page, LINK)
  await drop(page, [...files, note])

  expect(await figures(page)).toEqual({ people: 5, photos: 12 })
  await expect(lookedAt(page)).toHaveText(/^13 files looked at.* 0 skipped, 0 notes, 1 ignored\.$/)
  const rows = await report(page)
  expect(messagesOf(rows, 'family/notes.doc')).toEqual([
    'It is a document, which is not read here, so it was left aside. If it is a list, save it as CSV.',
  ])
  for (const { path } of files) expect(messagesOf(rows, path)).toEqual(['96 × 96 px.'])

  await expect(sheet(page).getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(
    'family',
  )
  await keepPhotos(page)
  await trainAndJudge(page)

  await openSheet(page)
  const pixels = await exportedPixels(await exportSet(page, 'family'))
  expect(pixels.size).toBe(12)
  for (const [path, person, take] of [
    ['ada/a.png', 0, 0],
    ['ada/b.png', 0, 1],
    ['ada/turned.png', 0, 2],
    ['ben/a.png', 1, 0],
    ['ben/b.png', 1, 1],
    ['ben/c.png', 1, 2],
    ['cleo/a.png', 2, 0],
    ['cleo/b.png', 2, 1],
  ] as const)
    expect(meanDifference(pixels.get(path)!, await stored(person, take)), path).toBeLessThan(6)
})

test('LFW’s zip: folds of its list; more people are dropped on it, and all folds judge', async ({
  page,
}) => {
  const lfw = await lfwZip({ people: 5, photos: 4 })
  const others = await Promise.all(
    [20, 21, 22].flatMap((person) =>
      [0, 1].map(async (take) =>
        sample(`others/P${person}/${take}.jpg`, await portrait({ person, take })),
      ),
    ),
  )
  await open(page, LINK)
  await openSheet(page)
  await chooseFiles(page, [lfw])
  expect(await figures(page)).toEqual({ people: 5, photos: 20, 'listed pairs': 24, folds: 2 })
  expect(messagesOf(await report(page), 'lfw.zip/lfw/pairs.txt')).toEqual([
    '24 of 24 pairs were found in 2 folds: 12 same, 12 different.',
  ])
  // The people of a fold are in the others too, so that by folds hardly a pair would be left to train on.
  await isChosen(page, 'by identity')
  await expect(sheet(page)).toContainText('The list’s pairs are used as given')

  await drop(page, others)
  // What was read before stands there until these are read as well.
  await expect
    .poll(() => figures(page))
    .toEqual({ people: 8, photos: 26, 'listed pairs': 24, folds: 2 })
  await sheet(page).getByRole('radio', { name: 'by the list’s folds', exact: true }).check()
  await expect(sheet(page)).toContainText('Every fold of the list is held out')
  await expect(split(page, 'by the list’s folds').getByRole('cell')).toHaveText([
    '3 people, 6 photos',
    '5 people, 19 photos, 24 pairs',
    '1 photo',
    '0 people',
  ])
  await keepPhotos(page)
  await trainAndJudge(page)
  await tab(page, 'ROC').click()
  await expect(
    page.getByRole('table', { name: /^Across 2 folds [01]\.\d+ ± [01]\.\d+/ }),
  ).toBeVisible()
})

test('a list as a table, in either convention', SLOW, async ({ page }) => {
  const size = { people: 5, photos: 4 }
  await open(page, LINK)
  await drop(page, await csvList(size))
  expect(await figures(page)).toEqual({ people: 5, photos: 20, 'listed pairs': 30 })
  expect(messagesOf(await report(page), 'pairs.csv')).toEqual([
    '30 of 30 pairs were found: 15 same, 15 different. 1 was taken to mean same, since its column is called “same”.',
  ])
  await button(page, 'Start over').click()

  await drop(page, await csvList(size, { header: null, one: 'different', delimiter: ';' }))
  expect(await figures(page)).toEqual({ people: 5, photos: 20, 'listed pairs': 30 })
  expect(messagesOf(await report(page), 'pairs.csv')).toEqual([
    '30 of 30 pairs were found: 15 same, 15 different. 1 was taken to mean different, since so 30 of 30 pairs agree with the people of their photos.',
  ])
  await keepPhotos(page)
  await trainAndJudge(page)
})

test('the first question’s files: .npy pairs, train and val', SLOW, async ({ page }) => {
  const files = await npySet({ people: 4 })
  // Where there is this picker, no test can answer it; browsers without it have the input.
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showDirectoryPicker'))
  await open(page, LINK)
  await openSheet(page)
  await chooseFolder(
    page,
    files.map(({ path, bytes }) => ({ path: `seed/${path}`, bytes })),
  )
  const found = await figures(page)
  expect(found).toMatchObject({ photos: 16, 'listed pairs': 16, folds: 2 })
  const rows = await report(page)
  for (const name of ['X_Train', 'X_Val'])
    expect(messagesOf(rows, `seed/${name}.txt`)[0]).toMatch(
      /^8 of 8 pairs were found in 1 fold: 4 same, 4 different\./,
    )
  await isChosen(page, 'by the list’s folds')
  await expect(sheet(page)).toContainText('Fold “val” of the list is held out')
  await keepPhotos(page, 'The first question’s')
  await trainAndJudge(page)
})

test(
  'loose photos; copies, lone photos and wrong names are counted and told',
  SLOW,
  async ({ page }) => {
    const good = await loosePhotos({ people: 4, photos: 3 })
    const anna = good[0]!
    const bytesOf = (name: string) => good.find(({ path }) => path === name)!.bytes
    const files = [
      ...good,
      sample('anna_09.jpg', anna.bytes),
      sample('bob_08.jpg', await sharp(bytesOf('bob_01.jpg')).jpeg({ quality: 60 }).toBuffer()),
      sample('dmitri_09.jpg', bytesOf('carla_01.jpg')),
      sample('lone_01.jpg', await portrait({ person: 30, take: 0 })),
      sample('carla_05.jpg', await portrait({ person: 2, take: 9, side: 24 })),
      sample('IMG_2041.jpg', await portrait({ person: 31, take: 0 })),
    ]
    await open(page, LINK)
    await openSheet(page)
    await chooseFiles(page, files)
    expect(await figures(page)).toEqual({ people: 5, photos: 15, 'with one photo': 1 })
    await expect(lookedAt(page)).toHaveText(
      /^18 files looked at.* 1 skipped, 5 notes, 0 ignored\.$/,
    )

    expect((await kinds(page).allInnerTexts()).sort()).toEqual([
      'alone of their person 1',
      'exact duplicates 1',
      'near duplicates 1',
      'of no person 1',
      'smaller than stored 1',
      'under two names 1',
    ])
    await kinds(page).filter({ hasText: 'near duplicates' }).click()
    await expect(sheet(page).getByRole('rowheader', { name: /\.jpg$/ })).toHaveText(['bob_08.jpg'])

    const rows = await report(page)
    expect(messagesOf(rows, 'anna_09.jpg')).toEqual([
      'It is the same picture as anna_01.jpg, pixel for pixel, so it was left out. Nothing is to be done.',
    ])
    expect(messagesOf(rows, 'bob_08.jpg')[0]).toBe(
      'It is nearly the same picture as bob_01.jpg, as if saved anew. Both were kept, and stay on the same side of a split.',
    )
    expect(messagesOf(rows, 'dmitri_09.jpg')).toEqual([
      'It is the same picture as carla_01.jpg, so it is under two names, and carla or dmitri is wrong. It was kept as carla; say in “Who is who” which is right.',
    ])
    expect(messagesOf(rows, 'lone_01.jpg')[0]).toBe(
      'It is the only photo of lone, so it makes no same pair, only different ones. Add another of lone.',
    )
    expect(messagesOf(rows, 'carla_05.jpg')).toEqual([
      'Its square of 24 × 24 px was enlarged to 64 × 64, which adds no detail. Bring a larger photo, or choose a smaller side.',
    ])
    expect(messagesOf(rows, 'IMG_2041.jpg')[0]).toBe(
      'It was read, but nothing says which person it is of. Say so yourself, put it in a folder by the person’s name, call it like anna_01.jpg, or bring a list that names it; else it is left out.',
    )
    await keepPhotos(page)
    await trainAndJudge(page)
  },
)

test('another crop, read again, is what is stored', async ({ page }) => {
  const half = async (path: string, left: string, right: string) => {
    const halves = [left, right].map((background) => ({
      create: { width: 64, height: 64, channels: 3 as const, background },
    }))
    const bytes = await sharp({ create: { width: 128, height: 64, channels: 3, background: left } })
      .composite([{ input: halves[1]!, left: 64, top: 0 }])
      .png()
      .toBuffer()
    return sample(path, bytes)
  }
  const files = [
    await half('wide/ada/1.png', '#f00', '#00f'),
    await half('wide/ada/2.png', '#e00', '#00e'),
    await half('wide/ben/1.png', '#0f0', '#ff0'),
    await half('wide/ben/2.png', '#0c0', '#cc0'),
  ]
  const firstPixels = async () => {
    await openSheet(page)
    const pixels = await exportedPixels(await exportSet(page, 'wide'))
    return ['ada/1.png', 'ben/1.png'].map((path) => [...pixels.get(path)!.subarray(0, 3)])
  }
  await open(page, LINK)
  await drop(page, files)
  await keepPhotos(page)
  const first = await setInLink(page)
  expect(await firstPixels()).toEqual([
    [255, 0, 0],
    [0, 255, 0],
  ])
  await page.keyboard.press('Escape')

  await drop(page, files)
  await sheet(page).getByRole('slider', { name: 'Across' }).press('End')
  await expect(button(page, 'Use these photos')).toBeDisabled()
  await button(page, 'Read again').click()
  await untilRead(page)
  await keepPhotos(page, 'wide right')
  await expect(page).not.toHaveURL(new RegExp(`set=${first}`))
  await openSheet(page)
  const pixels = await exportedPixels(await exportSet(page, 'wide right'))
  expect([...pixels.get('ada/1.png')!.subarray(0, 3)]).toEqual([0, 0, 255])
  expect([...pixels.get('ben/1.png')!.subarray(0, 3)]).toEqual([255, 255, 0])
})

test('a reading is cancelled, begun again, and given up', async ({ page }) => {
  const photos = await personFolders({ people: 4, photos: 5, side: 480 })
  const many = Array.from({ length: 60 }, (_, copy) =>
    photos.map(({ path, bytes }) => sample(path.replace('photo', `copy_${copy}`), bytes)),
  )
  await open(page, LINK)
  await startDrop(page, many.flat())
  const reading = sheet(page).getByRole('progressbar', { name: 'Reading photos' })
  const alert = sheet(page).getByRole('alert')
  await expect(reading).toBeVisible()
  await button(page, 'Cancel').click()
  await expect(alert).toContainText('Cancelled.')
  await expect(sheet(page).getByRole('progressbar')).toHaveCount(0)

  await button(page, 'Read again').click()
  await expect(reading).toBeVisible()
  await button(page, 'Cancel').click()
  await button(page, 'Start over').click()
  await expect(alert).toHaveCount(0)
  await chooseFiles(page, await loosePhotos({ people: 2, photos: 2 }))
  expect(await figures(page)).toEqual({ people: 2, photos: 4 })
})
