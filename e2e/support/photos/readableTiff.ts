/** TIFFs of every kind that is read. */
import { asColours, cardImage, COLOURS, greyImage, GREYS, laid } from './card'
import {
  bits,
  coloursOf,
  fractions,
  grey,
  LARGE,
  ones,
  pages,
  row,
  SIZE,
  type Readable,
} from './readableRow'
import { tiff, type Tiff } from './tiffFiles'

export const RGB: Tiff = { ...SIZE, values: COLOURS, photometric: 2 }
export const GREY: Tiff = { ...SIZE, values: GREYS.map((v) => [v]), photometric: 1 }
const scaledGrey = (most: number) => GREYS.map((v) => [Math.round((v / 255) * most)])
const PALETTE = [0, 1, 2].flatMap((c) =>
  Array.from({ length: 256 }, (_, i) => (COLOURS[i % 4]![c] ?? 0) * 257),
)
const own = (name: string, page: Tiff, more: Partial<Readable> = {}) =>
  row(name, () => tiff(page), more)

export const TIFF: readonly Readable[] = [
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
