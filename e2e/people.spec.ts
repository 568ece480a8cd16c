/** Who is on which photo: seen, changed by hand, undone; and photos cut one by one. */
import { expect, test, type Page } from '@playwright/test'
import sharp from 'sharp'
import {
  drop,
  exportedPixels,
  exportSet,
  figures,
  keepPhotos,
  keptSet,
  openSheet,
  sheet,
} from './support/dataSheet'
import { sample } from './support/photos/files'
import { button, open, TINY } from './support/playground'
import { SLOW } from './support/slow'

const person = (page: Page, name: string) => sheet(page).locator(`[data-person="${name}"]`)
const nameOf = (page: Page, name: string) =>
  sheet(page).getByRole('textbox', { name: `Name of ${name}`, exact: true })
const photo = (page: Page, path: string) =>
  sheet(page).getByRole('button', { name: path, exact: true })

/** The first pixel of a thumbnail: red, green, blue. */
const colourOf = (page: Page, path: string) =>
  photo(page, path)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => [
      ...canvas.getContext('2d')!.getImageData(0, 0, 1, 1).data.subarray(0, 3),
    ])

/** Left half of one colour, right half of another, each photo a little other. */
async function halves(path: string, left: string, right: string) {
  const half = (background: string) => ({
    create: { width: 64, height: 64, channels: 3 as const, background },
  })
  const whole = sharp({ create: { width: 128, height: 64, channels: 3, background: left } })
  const bytes = await whole
    .composite([{ input: half(right), left: 64, top: 0 }])
    .png()
    .toBuffer()
  return sample(`friends/${path}`, bytes)
}

test('people are renamed, merged, split and left out, photos moved and cut, and it is all undone', async ({
  page,
}) => {
  const files = await Promise.all([
    halves('ada/1.png', '#f00', '#00f'),
    halves('ada/2.png', '#d00', '#00d'),
    halves('ada/3.png', '#b00', '#00b'),
    halves('ben/1.png', '#0f0', '#ff0'),
    halves('ben/2.png', '#0c0', '#cc0'),
    halves('cleo/1.png', '#fff', '#888'),
    halves('cleo/2.png', '#ddd', '#666'),
    halves('dan/1.png', '#0ff', '#f0f'),
    halves('dan/2.png', '#0dd', '#d0d'),
  ])
  await open(page, TINY)
  await drop(page, files)
  expect(await figures(page)).toEqual({ people: 4, photos: 9 })

  // A name; a name that is there already merges.
  await nameOf(page, 'cleo').fill('Cleo B')
  await nameOf(page, 'cleo').press('Enter')
  await expect(person(page, 'Cleo B')).toContainText('2 photos')
  await expect(nameOf(page, 'Cleo B')).toBeFocused()
  await nameOf(page, 'Cleo B').fill('ada')
  await nameOf(page, 'Cleo B').press('Enter')
  await expect(nameOf(page, 'ada')).toBeFocused()
  await expect(sheet(page).getByText('“ada” was there already')).toBeVisible()
  await button(page, 'Undo the merge').click()
  await expect(person(page, 'Cleo B')).toContainText('2 photos')
  await sheet(page).getByRole('checkbox', { name: 'Choose ben' }).check()
  await sheet(page).getByRole('checkbox', { name: 'Choose dan' }).check()
  await sheet(page).getByRole('textbox', { name: 'Name of the merged' }).fill('ben')
  await button(page, 'Merge as').click()
  await expect(person(page, 'ben')).toContainText('4 photos')
  expect(await figures(page)).toEqual({ people: 3, photos: 9 })
  await button(page, 'Undo').click()
  await expect(person(page, 'dan')).toContainText('2 photos')
  await button(page, 'Redo').click()
  await button(page, 'Undo').click()

  // Photos: one goes elsewhere, with somebody ticked all along; one is left out, one is somebody else.
  await sheet(page).getByRole('checkbox', { name: 'Choose dan' }).check()
  await button(page, 'Open ada').click()
  await photo(page, 'ada/3.png').click()
  await sheet(page).getByRole('combobox', { name: 'Move to' }).fill('ben')
  await button(page, 'Move to').click()
  await photo(page, 'ada/2.png').click()
  await button(page, 'Leave out').click()
  await button(page, 'All people').click()
  await expect(person(page, 'ada')).toContainText('1 of 2 photos')
  await expect(sheet(page).getByRole('checkbox', { name: 'Choose dan' })).toBeChecked()
  await sheet(page).getByRole('checkbox', { name: 'Choose dan' }).uncheck()
  await expect(person(page, 'ben')).toContainText('3 photos')
  await button(page, 'Undo').click()
  await expect(person(page, 'ada')).toContainText('2 photos')
  await button(page, 'Open dan').click()
  await photo(page, 'dan/2.png').click()
  await button(page, 'Split off').click()
  await button(page, 'All people').click()
  await expect(person(page, 'dan 2')).toContainText('1 photo')
  await sheet(page).getByRole('checkbox', { name: 'Choose dan', exact: true }).check()
  await button(page, 'Leave out').click()
  expect(await figures(page)).toEqual({ people: 4, photos: 8, 'with one photo': 1 })

  // The right half, of one photo, then of all of its person.
  await button(page, 'Open ada').click()
  await photo(page, 'ada/1.png').click()
  await button(page, 'Crop…').click()
  const square = sheet(page).getByRole('group', { name: 'Crop ada/1.png' })
  await square.getByRole('slider', { name: 'Across' }).press('End')
  await square.getByRole('button', { name: 'This photo' }).click()
  await expect(square).toHaveCount(0)
  await expect.poll(() => colourOf(page, 'ada/1.png')).toEqual([0, 0, 255])
  await button(page, 'Undo').click()
  await expect.poll(() => colourOf(page, 'ada/1.png')).not.toEqual([0, 0, 255])
  await button(page, 'Redo').click()
  await expect.poll(() => colourOf(page, 'ada/1.png')).toEqual([0, 0, 255])

  // And of all: they are read anew, which is undone as any edit is.
  await button(page, 'All people').click()
  await button(page, 'Open ben').click()
  await photo(page, 'ben/1.png').click()
  await button(page, 'Crop…').click()
  const ofAll = sheet(page).getByRole('group', { name: 'Crop ben/1.png' })
  await ofAll.getByRole('slider', { name: 'Across' }).press('End')
  await ofAll.getByRole('button', { name: 'All photos' }).click()
  await button(page, 'Open ben').click()
  await expect.poll(() => colourOf(page, 'ben/1.png')).toEqual([255, 255, 0])
  await expect(button(page, 'Undo')).toHaveAttribute('title', 'Undo: crop of all')
  await button(page, 'Undo').click()
  await expect.poll(() => colourOf(page, 'ben/1.png')).not.toEqual([255, 255, 0])

  await keepPhotos(page, 'Friends')
  await openSheet(page)
  const pixels = await exportedPixels(await exportSet(page, 'Friends'))
  const first = (path: string) => [...pixels.get(path)!.subarray(0, 3)]
  expect([...pixels.keys()].sort()).toEqual(
    ['Cleo B/1', 'Cleo B/2', 'ada/1', 'ada/2', 'ben/1', 'ben/2', 'ben/3', 'dan 2/2'].map(
      (name) => `${name}.png`,
    ),
  )
  expect(first('ada/1.png')).toEqual([0, 0, 255])
  expect(first('ada/2.png')).toEqual([0xdd, 0, 0])
  expect(first('ben/3.png')).toEqual([0xbb, 0, 0])
})

test(
  'one picture under two people is asked about; a set that is kept is edited again',
  SLOW,
  async ({ page }) => {
    const [twice, ...others] = await Promise.all([
      halves('ada/1.png', '#f00', '#00f'),
      halves('ada/2.png', '#d00', '#00d'),
      halves('ben/1.png', '#0f0', '#ff0'),
      halves('ben/2.png', '#0c0', '#cc0'),
    ])
    await open(page, TINY)
    await drop(page, [twice, ...others, sample('friends/ben/copy.png', twice.bytes)])
    const marks = sheet(page).getByRole('region', { name: 'Look at these' })
    await expect(marks).toContainText('ada/1.png is also under ben')
    await marks.getByRole('button', { name: 'Keep under ben' }).click()
    await expect(marks).toHaveCount(0)
    await expect(person(page, 'ben')).toContainText('3 photos')

    // One alone cannot be used, with the reason and the way at the button.
    await sheet(page).getByRole('checkbox', { name: 'Choose ada' }).check()
    await button(page, 'Leave out').click()
    const use = button(page, 'Use these photos')
    await expect(use).toBeDisabled()
    await expect(use).toHaveAccessibleDescription(/All photos are of one person/)
    await button(page, 'Undo').click()
    await keepPhotos(page, 'Friends')

    await openSheet(page)
    await button(page, 'Edit who is who in Friends').click()
    await expect(button(page, 'Keep')).toBeDisabled()
    await nameOf(page, 'ada').fill('Ada')
    await nameOf(page, 'ada').press('Enter')
    await button(page, 'Open ben').click()
    await photo(page, 'ben/2.png').click()
    await expect(button(page, 'Crop…')).toHaveCount(0)
    await button(page, 'Leave out').click()
    await button(page, 'Keep').click()
    await expect(keptSet(page, 'Friends (edited)')).toContainText('2 people 3 photos')
    await expect(keptSet(page, 'Friends')).toContainText('2 people 4 photos')
  },
)
