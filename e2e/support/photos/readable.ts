/** Picture files of every kind that is read: how each is made, and what it shows. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { bmpCard, type Bmp } from './bmpFiles'
import { asColours, cardImage, COLOURS, greyImage, GREYS, laid, quarters } from './card'
import { pnm } from './pnmFiles'
import { PNM } from './readablePnm'
import { bits, grey, LARGE, row, SIZE, type Readable } from './readableRow'
import { GREY, RGB, TIFF } from './readableTiff'
import { tiff } from './tiffFiles'

export type { Readable } from './readableRow'

const heic = (name: string, more: Partial<Readable> = {}) =>
  row(`${name}.heic`, () => readFileSync(join(import.meta.dirname, 'heic', `${name}.heic`)), {
    size: LARGE,
    within: 4,
    ...more,
  })

const HEIC: readonly Readable[] = [
  heic('card'),
  heic('deep'),
  heic('grey', grey),
  heic('clear', { colours: [[255, 255, 255], ...COLOURS.slice(1)] }),
  heic('two', {
    note: 'It holds 2 pictures; the one it shows first was taken. Save each as a file of its own to use them all.',
  }),
  ...['irot1', 'irot2', 'irot3', 'imir0', 'imir1'].map((name) => heic(name)),
]

const exif = { IFD0: { Software: 'a camera' } }
const oriented = (format: 'jpeg' | 'webp' | 'png', orientation: number, within: number) =>
  row(
    `turned-${orientation}.${format}`,
    () =>
      laid(LARGE, orientation)
        .image.withExif(exif)
        .withMetadata({ orientation })
        .toFormat(format, { quality: 95 })
        .toBuffer(),
    { size: LARGE, within },
  )
const turns = [1, 2, 3, 4, 5, 6, 7, 8]
const clear = () =>
  sharp(
    Buffer.from(
      quarters(
        LARGE,
        COLOURS.map((c, i) => [...c, i === 0 ? 0 : 255]),
      ).flat(),
    ),
    { raw: { ...LARGE, channels: 4 } },
  )
const clearGrey = () =>
  sharp(
    Buffer.from(
      quarters(
        LARGE,
        GREYS.map((v, i) => [v, i === 0 ? 0 : 255]),
      ).flat(),
    ),
    {
      raw: { ...LARGE, channels: 2 },
    },
  )
const seen = [[255, 255, 255], ...COLOURS.slice(1)]

const BROWSERS: readonly Readable[] = [
  row('baseline.jpg', () => cardImage(LARGE).jpeg({ quality: 95 }).toBuffer(), {
    size: LARGE,
    within: 6,
  }),
  row('progressive.jpeg', () => cardImage(LARGE).jpeg({ progressive: true }).toBuffer(), {
    size: LARGE,
    within: 12,
  }),
  row('full-colour.jpe', () => cardImage(LARGE).jpeg({ chromaSubsampling: '4:4:4' }).toBuffer(), {
    size: LARGE,
    within: 12,
  }),
  row('grey.jfif', () => greyImage(LARGE).jpeg({ quality: 95 }).toBuffer(), {
    size: LARGE,
    ...grey,
    within: 6,
  }),
  row('cmyk.jpg', () => cardImage(LARGE).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(), {
    size: LARGE,
    within: 80,
  }),
  row('restart.jpg', () => cardImage(LARGE).jpeg({ quality: 95, mozjpeg: true }).toBuffer(), {
    size: LARGE,
    within: 8,
  }),
  row('rgb.png', () => cardImage(LARGE).png().toBuffer(), { size: LARGE, within: 14 }),
  row('rgb-16.png', () => cardImage(LARGE).toColourspace('rgb16').png().toBuffer(), {
    size: LARGE,
  }),
  row('grey.png', () => greyImage(LARGE).png().toBuffer(), {
    size: LARGE,
    ...grey,
    within: 3,
  }),
  row('grey-16.png', () => greyImage(LARGE).toColourspace('grey16').png().toBuffer(), {
    size: LARGE,
    ...grey,
    within: 3,
  }),
  row('palette.png', () => cardImage(LARGE).png({ palette: true }).toBuffer(), {
    size: LARGE,
    within: 4,
  }),
  row('clear.png', () => clear().png().toBuffer(), { size: LARGE, colours: seen }),
  row('clear-grey.png', () => clearGrey().png().toBuffer(), {
    size: LARGE,
    colours: asColours([255, ...GREYS.slice(1)]),
    within: 3,
  }),
  row('lossy.webp', () => cardImage(LARGE).webp({ quality: 95 }).toBuffer(), {
    size: LARGE,
    within: 8,
  }),
  row('lossless.webp', () => cardImage(LARGE).webp({ lossless: true }).toBuffer(), { size: LARGE }),
  row('clear.webp', () => clear().webp({ quality: 95 }).toBuffer(), {
    size: LARGE,
    colours: seen,
    within: 8,
  }),
  row('rgb.gif', () => cardImage(LARGE).gif().toBuffer(), { size: LARGE, within: 6 }),
  row('rgb.avif', () => cardImage(LARGE).avif({ quality: 90 }).toBuffer(), {
    size: LARGE,
    within: 10,
  }),
  row(
    'full-colour.avif',
    () => cardImage(LARGE).avif({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer(),
    { size: LARGE, within: 10 },
  ),
  ...turns.map((turn) => oriented('jpeg', turn, 8)),
  ...turns.map((turn) => oriented('webp', turn, 10)),
  ...turns.map((turn) => oriented('png', turn, 0)),
]

const bmp = (name: string, how: Partial<Bmp>, more: Partial<Readable> = {}) =>
  row(name, () => bmpCard({ ...SIZE, ...how }), { byBrowserAlone: true, ...more })

const BMP: readonly Readable[] = [
  ...([1, 4, 8, 24] as const).map((depth) =>
    bmp(`os2-${depth}.bmp`, { header: 12, bits: depth }, depth === 1 ? bits : {}),
  ),
  ...([1, 4, 8, 16, 24, 32] as const).flatMap((depth) => {
    const more = depth === 1 ? bits : depth === 16 ? { within: 8 } : {}
    return [
      bmp(`windows-${depth}.bmp`, { bits: depth }, more),
      bmp(`windows-${depth}-top-down.bmp`, { bits: depth, isTopDown: true }, more),
      bmp(`v5-${depth}.dib`, { bits: depth, header: 124 }, more),
    ]
  }),
  bmp('v4-24.bmp', { header: 108 }),
  bmp('os2-second-24.bmp', { header: 64 }),
  bmp('runs-8.bmp', { bits: 8, isPacked: true }),
  bmp('runs-4.bmp', { bits: 4, isPacked: true }),
]

/** Bytes under a name that promises another thing, or nothing. */
const MISNAMED: readonly Readable[] = [
  row('jpeg.png', () => cardImage(LARGE).jpeg({ quality: 95 }).toBuffer(), {
    size: LARGE,
    within: 6,
  }),
  row('png.jpg', () => cardImage(LARGE).png().toBuffer(), { size: LARGE }),
  row('pgm.jpg', () => pnm({ ...SIZE, kind: 5, values: GREYS }), grey),
  row('tiff.png', () => tiff(RGB)),
  row('heic.jpg', HEIC[0]!.make, { size: LARGE, within: 4 }),
  row('subject01.happy', () => cardImage(LARGE).gif().toBuffer(), { size: LARGE, within: 6 }),
  row('yaleB01_P00A+000E+00.pgm', () => pnm({ ...SIZE, kind: 5, values: GREYS }), grey),
  row('1', () => pnm({ ...SIZE, kind: 5, values: GREYS }), grey),
  row('photo.bin', () => cardImage(LARGE).jpeg({ quality: 95 }).toBuffer(), {
    size: LARGE,
    within: 6,
  }),
  row('photo.txt', () => cardImage(LARGE).png().toBuffer(), { size: LARGE }),
  row('photo.csv', () => cardImage(LARGE).webp({ lossless: true }).toBuffer(), { size: LARGE }),
  row('photo.npy', () => cardImage(LARGE).png().toBuffer(), { size: LARGE }),
  row('photo.zip', () => cardImage(LARGE).png().toBuffer(), { size: LARGE }),
  row('photo.mp4', () => cardImage(LARGE).png().toBuffer(), { size: LARGE }),
  row('photo.pdf', () => tiff(RGB)),
  row('photo.unknown', () => tiff(GREY), grey),
]

export const READABLE: readonly Readable[] = [
  ...PNM,
  ...TIFF.map((each) =>
    /grey/.test(each.name) && each.colours === COLOURS ? { ...each, ...grey } : each,
  ),
  ...HEIC,
  ...BROWSERS,
  ...BMP,
  ...MISNAMED,
]
