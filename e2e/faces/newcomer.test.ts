import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { newcomerPhotos, newcomersZip, pathOf } from './newcomer'

const few = { people: 3, each: 4, sides: [40, 60] } as const

test('photos are JPEG files of different sizes, the same each time, by person', async () => {
  const photos = await newcomerPhotos(few)
  expect(photos.map(({ path }) => path)).toContain('person_02/photo_03.jpg')
  expect(new Set(photos.map(({ path }) => path)).size).toBe(12)
  const kinds = await Promise.all(photos.map(({ bytes }) => sharp(bytes).metadata()))
  expect(kinds.every(({ format, width, height }) => format === 'jpeg' && width === height)).toBe(
    true,
  )
  const widths = kinds.map(({ width }) => width)
  expect([Math.min(...widths), Math.max(...widths)]).toEqual([40, 60])
  expect(await newcomerPhotos(few)).toEqual(photos)
})

test('the zip holds every photo, and a note', async () => {
  const photos = await newcomerPhotos(few)
  const zip = new ZipReader(new Uint8ArrayReader(await newcomersZip(photos)))
  const entries = (await zip.getEntries()) as FileEntry[]
  expect(entries.map(({ filename }) => filename)).toEqual([
    'README.txt',
    ...photos.map(({ path }) => path),
  ])
  const third = entries.find(({ filename }) => filename === pathOf(0, 2))
  expect(await third?.getData(new Uint8ArrayWriter())).toEqual(photos[2]?.bytes)
})
