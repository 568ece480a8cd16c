/** Picture files of every kind that is read: how each is made, and what it shows. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { bmpCard, type Bmp } from './bmpFiles'
import {
  asColours,
  BITS,
  cardImage,
  COLOURS,
  greyImage,
  GREYS,
  laid,
  quarters,
  type Size,
} from './card'
import { pam, pfm, pnm } from './pnmFiles'
import { tiff, type Tiff } from './tiffFiles'

export interface Readable {
  /** Of the file, with its ending. */
  readonly name: string
  readonly make: () => Uint8Array | Promise<Uint8Array>
  readonly size: Size
  /** Of the four quarters, upright. */
  readonly colours: readonly (readonly number[])[]
  /** How far a colour may be off: formats that lose something, or have fewer of them. */
  readonly within: number
  /** What is noted of it. */
  readonly note?: string
  /** What decodes it: a reader of the page, also in Node, or a browser alone. */
  readonly byBrowserAlone?: boolean
}

const SIZE = { width: 30, height: 20 }
const LARGE = { width: 64, height: 48 }
const row = (name: string, make: Readable['make'], more: Partial<Readable> = {}): Readable => ({
  name,
  make,
  size: SIZE,
  colours: COLOURS,
  within: 0,
  ...more,
})
const grey = { colours: asColours(GREYS) }
const bits = { colours: asColours(BITS) }
const several = (what: string) =>
  `It holds several ${what} pictures one after the other; the first was taken. Save each as a file of its own to use them all.`
const pages = (count: number) =>
  `It holds ${count} pages; the first was taken. Save each as a file of its own to use them all.`
const fractions = (least: string, most: string, black: number, white: number | string) =>
  `Its pixels are fractions from ${least} to ${most}; ${black} was taken for black and ${white} for white.`

const of = (most: number) => GREYS.map((value) => Math.round((value * most) / 255))
const coloursOf = (most: number) => COLOURS.map((c) => c.map((v) => Math.round((v * most) / 255)))
const ones = GREYS.map((value) => (value > 127 ? 0 : 1))

const PNM: readonly Readable[] = [
  row('p1.pbm', () => pnm({ ...SIZE, kind: 1, values: ones }), bits),
  row('p1-joined.pbm', () => pnm({ ...SIZE, kind: 1, values: ones, between: '' }), bits),
  row('p1-lines.pbm', () => pnm({ ...SIZE, kind: 1, values: ones, between: '\r\n' }), bits),
  row('p2.pgm', () => pnm({ ...SIZE, kind: 2, values: GREYS }), grey),
  row('p2-15.pgm', () => pnm({ ...SIZE, kind: 2, values: of(15), maxval: 15 }), {
    ...grey,
    within: 9,
  }),
  row('p2-1000.pgm', () => pnm({ ...SIZE, kind: 2, values: of(1000), maxval: 1000 }), {
    ...grey,
    within: 1,
  }),
  row(
    'p2-comments.pgm',
    () =>
      pnm({
        ...SIZE,
        kind: 2,
        values: GREYS,
        header: 'P2 # by a program\n# another\n30 # wide\n 20\n255\n# values\n',
        between: '\n',
      }),
    grey,
  ),
  row('p3.ppm', () => pnm({ ...SIZE, kind: 3, values: COLOURS })),
  row('p3-tabs.ppm', () =>
    pnm({ ...SIZE, kind: 3, values: COLOURS, header: 'P3\t30\t20\t255\t', between: '\t' }),
  ),
  row('p3-65535.ppm', () => pnm({ ...SIZE, kind: 3, values: coloursOf(65_535), maxval: 65_535 }), {
    within: 1,
  }),
  row('p4.pbm', () => pnm({ ...SIZE, kind: 4, values: ones }), bits),
  row(
    'p4-comment.pbm',
    () => pnm({ ...SIZE, kind: 4, values: ones, header: 'P4\n#x\n30 20\n' }),
    bits,
  ),
  row('p5.pgm', () => pnm({ ...SIZE, kind: 5, values: GREYS }), grey),
  row(
    'p5-one-line.pgm',
    () => pnm({ ...SIZE, kind: 5, values: GREYS, header: 'P5 30 20 255\n' }),
    grey,
  ),
  row(
    'p5-crlf.pgm',
    () => pnm({ ...SIZE, kind: 5, values: GREYS, header: 'P5\r\n30 20\r\n255\r\n' }),
    grey,
  ),
  row(
    'p5-cr.pgm',
    () => pnm({ ...SIZE, kind: 5, values: GREYS, header: 'P5\r30 20\r255\r' }),
    grey,
  ),
  row(
    'p5-comments.pgm',
    () => pnm({ ...SIZE, kind: 5, values: GREYS, header: 'P5\n# one\n30#two\n20\n#three\n255\n' }),
    grey,
  ),
  row(
    'p5-comment-last.pgm',
    () => pnm({ ...SIZE, kind: 5, values: GREYS, header: 'P5\n30 20\n255 # last\n' }),
    grey,
  ),
  row(
    'p5-comment-after.pgm',
    () => pnm({ ...SIZE, kind: 5, values: GREYS, header: 'P5\n30 20\n255\n# after\n' }),
    grey,
  ),
  row('p5-1.pgm', () => pnm({ ...SIZE, kind: 5, values: ones.map((v) => 1 - v), maxval: 1 }), bits),
  row('p5-100.pgm', () => pnm({ ...SIZE, kind: 5, values: of(100), maxval: 100 }), {
    ...grey,
    within: 2,
  }),
  row('p5-over.pgm', () => pnm({ ...SIZE, kind: 5, values: [50, 100, 101, 255], maxval: 100 }), {
    colours: asColours([128, 255, 255, 255]),
  }),
  row('p5-4095.pgm', () => pnm({ ...SIZE, kind: 5, values: of(4095), maxval: 4095 }), {
    ...grey,
    within: 1,
  }),
  row('p5-16.pgm', () => pnm({ ...SIZE, kind: 5, values: of(65_535), maxval: 65_535 }), grey),
  row('p5-256.pgm', () => pnm({ ...SIZE, kind: 5, values: of(256), maxval: 256 }), {
    ...grey,
    within: 1,
  }),
  row(
    'p5-trailing.pgm',
    () => Buffer.concat([pnm({ ...SIZE, kind: 5, values: GREYS }), Buffer.from('\nnothing')]),
    grey,
  ),
  row(
    'p5-two.pgm',
    () =>
      Buffer.concat([
        pnm({ ...SIZE, kind: 5, values: GREYS }),
        pnm({ ...SIZE, kind: 5, values: [0, 0, 0, 0] }),
      ]),
    { ...grey, note: several('PGM') },
  ),
  row('p6.ppm', () => pnm({ ...SIZE, kind: 6, values: COLOURS })),
  row('p6-16.ppm', () => pnm({ ...SIZE, kind: 6, values: coloursOf(65_535), maxval: 65_535 })),
  row('p6-31.ppm', () => pnm({ ...SIZE, kind: 6, values: coloursOf(31), maxval: 31 }), {
    within: 5,
  }),
  row(
    'p6-two.ppm',
    () =>
      Buffer.concat([
        pnm({ ...SIZE, kind: 6, values: COLOURS }),
        Buffer.from('\n'),
        pnm({ ...SIZE, kind: 6, values: COLOURS }),
      ]),
    { note: several('PPM') },
  ),
  row('p6.pnm', () => pnm({ ...SIZE, kind: 6, values: COLOURS })),
  row(
    'grey.pam',
    () =>
      pam(
        SIZE,
        'GRAYSCALE',
        GREYS.map((v) => [v]),
      ),
    grey,
  ),
  row(
    'bits.pam',
    () =>
      pam(
        SIZE,
        'BLACKANDWHITE',
        ones.map((v) => [1 - v]),
        1,
      ),
    bits,
  ),
  row('rgb.pam', () => pam(SIZE, 'RGB', COLOURS)),
  row('rgb16.pam', () => pam(SIZE, 'RGB', coloursOf(65_535), 65_535)),
  row(
    'rgba.pam',
    () =>
      pam(
        SIZE,
        'RGB_ALPHA',
        COLOURS.map((c, i) => [...c, i === 3 ? 0 : 255]),
      ),
    { colours: [...COLOURS.slice(0, 3), [255, 255, 255]] },
  ),
  row(
    'grey-alpha.pam',
    () =>
      pam(
        SIZE,
        'GRAYSCALE_ALPHA',
        GREYS.map((v, i) => [v, i === 3 ? 0 : 255]),
      ),
    { colours: asColours([...GREYS.slice(0, 3), 255]) },
  ),
  row(
    'grey.pfm',
    () =>
      pfm(
        SIZE,
        GREYS.map((v) => [v / 255]),
      ),
    { ...grey, note: fractions('0.2745', '0.8039', 0, 1) },
  ),
  row(
    'rgb-big.pfm',
    () =>
      pfm(
        SIZE,
        COLOURS.map((c) => c.map((v) => v / 255)),
        false,
      ),
    { note: fractions('0.1176', '0.902', 0, 1) },
  ),
]

const RGB: Tiff = { ...SIZE, values: COLOURS, photometric: 2 }
const GREY: Tiff = { ...SIZE, values: GREYS.map((v) => [v]), photometric: 1 }
const scaledGrey = (most: number) => GREYS.map((v) => [Math.round((v / 255) * most)])
const PALETTE = [0, 1, 2].flatMap((c) =>
  Array.from({ length: 256 }, (_, i) => (COLOURS[i % 4]![c] ?? 0) * 257),
)
const own = (name: string, page: Tiff, more: Partial<Readable> = {}) =>
  row(name, () => tiff(page), more)

const TIFF: readonly Readable[] = [
  own('rgb.tif', RGB),
  own('rgb-big-endian.tif', { ...RGB, isBig: true }),
  own('rgb-strips.tif', { ...RGB, rows: 3 }),
  own('rgb-planes.tif', { ...RGB, planes: true }),
  own('rgb-planes-strips.tif', { ...RGB, planes: true, rows: 7 }),
  own('rgb-tiles.tif', { ...RGB, tile: 16 }),
  own('rgb-tiles-planes.tif', { ...RGB, tile: 16, planes: true }),
  own('rgb-tiles-deflate.tif', { ...RGB, tile: 16, packing: 8 }),
  own('rgb-deflate-old.tif', { ...RGB, packing: 8, tags: { 259: 32_946 } }),
  own('rgb-16.tif', { ...RGB, bits: 16, values: coloursOf(65_535) }),
  own('rgb-16-big-endian.tif', { ...RGB, bits: 16, values: coloursOf(65_535), isBig: true }),
  own(
    'rgb-fractions.tif',
    { ...RGB, bits: 32, format: 3, values: COLOURS.map((c) => c.map((v) => v / 255)) },
    { note: fractions('0.1176', '0.902', 0, 1) },
  ),
  own(
    'rgba.tif',
    { ...RGB, values: COLOURS.map((c, i) => [...c, i === 0 ? 0 : 255]), tags: { 338: 2 } },
    { colours: [[255, 255, 255], ...COLOURS.slice(1)] },
  ),
  own(
    'rgba-multiplied.tif',
    {
      ...RGB,
      values: COLOURS.map((c, i) => (i === 0 ? [0, 0, 0, 0] : [...c, 255])),
      tags: { 338: 1 },
    },
    { colours: [[255, 255, 255], ...COLOURS.slice(1)] },
  ),
  own('rgb-and-more.tif', { ...RGB, values: COLOURS.map((c) => [...c, 0]), tags: { 338: 0 } }),
  own('grey.tif', GREY),
  own('grey.tiff', GREY),
  own('grey-reversed.tif', { ...GREY, values: GREYS.map((v) => [255 - v]), photometric: 0 }, grey),
  own('grey-1.tif', { ...GREY, bits: 1, values: ones.map((v) => [1 - v]) }, bits),
  own(
    'grey-1-unstated.tif',
    { ...GREY, bits: 1, values: ones.map((v) => [1 - v]), without: [258, 339] },
    bits,
  ),
  own(
    'grey-1-reversed.tif',
    { ...GREY, bits: 1, values: ones.map((v) => [v]), photometric: 0 },
    bits,
  ),
  own('grey-2.tif', { ...GREY, bits: 2, values: scaledGrey(3) }, { ...grey, within: 43 }),
  own('grey-4.tif', { ...GREY, bits: 4, values: scaledGrey(15) }, { ...grey, within: 9 }),
  own('grey-16.tif', { ...GREY, bits: 16, values: scaledGrey(65_535) }),
  own('grey-16-big-endian.tif', { ...GREY, bits: 16, values: scaledGrey(65_535), isBig: true }),
  own('grey-16-tiles.tif', { ...GREY, bits: 16, values: scaledGrey(65_535), tile: 16 }),
  own('grey-32.tif', { ...GREY, bits: 32, values: scaledGrey(4_294_967_295) }),
  own('grey-signed.tif', { ...GREY, bits: 16, format: 2, values: scaledGrey(32_767) }),
  own(
    'grey-fractions.tif',
    { ...GREY, bits: 32, format: 3, values: GREYS.map((v) => [v / 255]) },
    { note: fractions('0.2745', '0.8039', 0, 1) },
  ),
  own(
    'grey-doubles.tif',
    { ...GREY, bits: 64, format: 3, values: GREYS.map((v) => [v / 255]) },
    { note: fractions('0.2745', '0.8039', 0, 1) },
  ),
  own(
    'grey-fractions-255.tif',
    { ...GREY, bits: 32, format: 3, values: GREYS.map((v) => [v]) },
    { note: fractions('70', '205', 0, 255) },
  ),
  own(
    'grey-fractions-any.tif',
    { ...GREY, bits: 32, format: 3, values: [[-1], [0], [1], [3]] },
    { colours: asColours([0, 64, 128, 255]), note: fractions('-1', '3', -1, 3) },
  ),
  own(
    'grey-alpha.tif',
    { ...GREY, values: GREYS.map((v, i) => [v, i === 3 ? 0 : 255]), tags: { 338: 2 } },
    { colours: asColours([...GREYS.slice(0, 3), 255]) },
  ),
  own(
    'palette.tif',
    { ...GREY, photometric: 3, values: [[0], [1], [2], [3]], tags: { 320: PALETTE } },
    { colours: COLOURS },
  ),
  own(
    'palette-4.tif',
    {
      ...GREY,
      bits: 4,
      photometric: 3,
      values: [[0], [1], [2], [3]],
      tags: { 320: [0, 1, 2].flatMap((c) => PALETTE.slice(c * 256, c * 256 + 16)) },
    },
    { colours: COLOURS },
  ),
  own('cmyk.tif', {
    ...RGB,
    photometric: 5,
    values: COLOURS.map((c) => [...c.map((v) => 255 - v), 0]),
  }),
  own(
    'ycbcr.tif',
    {
      ...RGB,
      photometric: 6,
      values: COLOURS.map(([r, g, b]) =>
        [
          0.299 * r + 0.587 * g + 0.114 * b,
          128 - 0.168736 * r - 0.331264 * g + 0.5 * b,
          128 + 0.5 * r - 0.418688 * g - 0.081312 * b,
        ].map(Math.round),
      ),
      tags: { 530: [1, 1] },
    },
    { within: 2 },
  ),
  row(
    'pages.tif',
    () =>
      tiff(
        RGB,
        {
          ...RGB,
          values: [
            [0, 0, 0],
            [0, 0, 0],
            [0, 0, 0],
            [0, 0, 0],
          ],
        },
        RGB,
      ),
    { note: pages(3) },
  ),
  row('thumbnail-first.tif', () => tiff({ ...RGB, width: 8, height: 6, tags: { 254: 1 } }, RGB)),
  ...(['none', 'lzw', 'deflate', 'packbits', 'jpeg'] as const).flatMap((compression) => {
    const within = compression === 'jpeg' ? 14 : 0
    return [
      row(
        `sharp-${compression}.tif`,
        () => cardImage(LARGE).tiff({ compression, quality: 95 }).toBuffer(),
        { size: LARGE, within },
      ),
      row(
        `sharp-${compression}-tiled.tif`,
        () =>
          cardImage(LARGE)
            .tiff({ compression, quality: 95, tile: true, tileWidth: 32, tileHeight: 32 })
            .toBuffer(),
        { size: LARGE, within },
      ),
      row(
        `sharp-${compression}-grey.tif`,
        () => greyImage(LARGE).tiff({ compression, quality: 95 }).toBuffer(),
        { size: LARGE, ...grey, within: within || 3 },
      ),
    ]
  }),
  row(
    'sharp-predicted.tif',
    () => cardImage(LARGE).tiff({ compression: 'lzw', predictor: 'horizontal' }).toBuffer(),
    { size: LARGE },
  ),
  row(
    'sharp-16-predicted.tif',
    () =>
      cardImage(LARGE)
        .toColourspace('rgb16')
        .tiff({ compression: 'deflate', predictor: 'horizontal' })
        .toBuffer(),
    { size: LARGE, within: 1 },
  ),
  row('sharp-bigtiff.tif', () => cardImage(LARGE).tiff({ bigtiff: true }).toBuffer(), {
    size: LARGE,
    within: 14,
  }),
  row(
    'sharp-pyramid.tif',
    () =>
      cardImage(LARGE)
        .tiff({ pyramid: true, tile: true, tileWidth: 16, tileHeight: 16 })
        .toBuffer(),
    { size: LARGE, within: 14 },
  ),
  row('sharp-1.tif', () => greyImage(LARGE).tiff({ bitdepth: 1, compression: 'none' }).toBuffer(), {
    size: LARGE,
    ...bits,
    within: 255,
  }),
  ...[2, 3, 4, 5, 6, 7, 8].map((orientation) => {
    const { size, colours } = laid(SIZE, orientation)
    return own(
      `turned-${orientation}.tif`,
      { ...size, values: colours, photometric: 2, tags: { 274: orientation } },
      { size: SIZE, colours: COLOURS },
    )
  }),
]

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
