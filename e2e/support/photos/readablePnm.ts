/** Netpbm's files in all the ways that programs write them. */
import { asColours, COLOURS, GREYS } from './card'
import { pam, pfm, pnm } from './pnmFiles'
import {
  bits,
  coloursOf,
  fractions,
  grey,
  greysOf,
  ones,
  row,
  several,
  SIZE,
  type Readable,
} from './readableRow'

export const PNM: readonly Readable[] = [
  row('p1.pbm', () => pnm({ ...SIZE, kind: 1, values: ones }), bits),
  row('p1-joined.pbm', () => pnm({ ...SIZE, kind: 1, values: ones, between: '' }), bits),
  row('p1-lines.pbm', () => pnm({ ...SIZE, kind: 1, values: ones, between: '\r\n' }), bits),
  row('p2.pgm', () => pnm({ ...SIZE, kind: 2, values: GREYS }), grey),
  row('p2-15.pgm', () => pnm({ ...SIZE, kind: 2, values: greysOf(15), maxval: 15 }), {
    ...grey,
    within: 9,
  }),
  row('p2-1000.pgm', () => pnm({ ...SIZE, kind: 2, values: greysOf(1000), maxval: 1000 }), {
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
  row('p5-100.pgm', () => pnm({ ...SIZE, kind: 5, values: greysOf(100), maxval: 100 }), {
    ...grey,
    within: 2,
  }),
  row('p5-over.pgm', () => pnm({ ...SIZE, kind: 5, values: [50, 100, 101, 255], maxval: 100 }), {
    colours: asColours([128, 255, 255, 255]),
  }),
  row('p5-4095.pgm', () => pnm({ ...SIZE, kind: 5, values: greysOf(4095), maxval: 4095 }), {
    ...grey,
    within: 1,
  }),
  row('p5-16.pgm', () => pnm({ ...SIZE, kind: 5, values: greysOf(65_535), maxval: 65_535 }), grey),
  row('p5-256.pgm', () => pnm({ ...SIZE, kind: 5, values: greysOf(256), maxval: 256 }), {
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
