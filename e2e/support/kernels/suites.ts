/** What is tried: shapes, strides and padding of every kernel. */
import { CHOSEN, UNCHOSEN } from '../../../src/domain/choices/optimizers/testFormulas'
import { integerAt, streamKey } from '../../../src/engine/core/random'
import type { Case } from './check'
import { casesOf, type Layer } from './convolution'
import { dropoutCase, optimizerCase, squaresCase } from './elementwise'
import { normalizationCases } from './normalization'
import { poolCase, type Pool } from './pooling'

const layer = (
  images: number,
  size: number | [number, number],
  channels: number,
  filters: number,
  kernel: number | [number, number],
  strides = 1,
  padding: 'valid' | 'same' = 'valid',
  relu = true,
): Layer => ({
  images,
  size: typeof size === 'number' ? [size, size] : size,
  channels,
  filters,
  kernel: typeof kernel === 'number' ? [kernel, kernel] : kernel,
  strides,
  padding,
  relu,
})

const CHANNELS = [1, 3, 4, 5, 8, 33]

/** Layers of every mixture, drawn at random but the same each time. */
function drawn(count: number): Layer[] {
  return Array.from({ length: count }, (_, i) => {
    const key = streamKey(i, 'pairs')
    const from = (counter: number, min: number, max: number) =>
      min + integerAt(key, counter, max - min + 1)
    const side = (counter: number) => {
      const kernel = from(counter, 1, 7)
      return [kernel, kernel + from(counter + 1, 0, 6)] as const
    }
    const [down, across] = [side(0), side(2)]
    return {
      images: from(4, 1, 4),
      size: [down[1], across[1]],
      kernel: [down[0], across[0]],
      channels: CHANNELS[from(5, 0, 5)]!,
      filters: CHANNELS[from(6, 0, 5)]!,
      strides: from(7, 1, 4),
      padding: from(8, 0, 1) ? 'same' : 'valid',
      relu: from(9, 0, 1) === 1,
    }
  })
}

const SPOILT_LAYERS = [
  layer(2, 5, 4, 4, 3, 1, 'same'),
  layer(2, 4, 3, 5, 2, 2, 'valid', false),
] as const

const CONVOLUTIONS: Layer[] = [
  // Images of one row.
  layer(3, [1, 9], 5, 3, [1, 3], 2, 'same'),
  // A first layer of the encoders, and strides wider than the window.
  layer(2, 15, 1, 96, 7, 4),
  layer(2, 10, 8, 4, 1, 4, 'same'),
  // More than one tile each way, and k in slices.
  layer(3, 7, 33, 68, 3, 1, 'same'),
  // Those of NaN and infinities below, whose shaders are compiled once for both.
  ...SPOILT_LAYERS,
]

const FURTHER_CONVOLUTIONS: Layer[] = [
  // The window itself.
  layer(1, 1, 1, 1, 1),
  layer(1, 7, 3, 8, 7),
  layer(2, 2, 4, 4, 5, 1, 'same'),
  layer(4, 12, 8, 16, 3, 1, 'valid', false),
  layer(4, 8, 1, 32, 3, 1, 'same'),
  layer(2, 11, 3, 96, 3, 3),
  layer(1, 9, 4, 8, 2, 3),
  layer(4, 12, 1, 5, 3, 1, 'same', false),
]

const DENSE: Layer[] = [
  layer(4, 1, 5, 3, 1, 1, 'valid', false),
  layer(2, 1, 300, 50, 1),
  layer(33, 1, 65, 130, 1),
]

const FURTHER_DENSE: Layer[] = [layer(1, 1, 1, 1, 1), layer(64, 1, 1568, 50, 1, 1, 'valid', false)]

const pool = (
  shape: Pool['shape'],
  window: number,
  strides: number,
  padding: Pool['padding'] = 'valid',
): Pool => ({ shape, window, strides, padding, levels: 5 })

const POOLS: Pool[] = [
  pool([1, 2, 2, 1], 2, 2),
  pool([2, 9, 8, 3], 2, 2),
  pool([3, 8, 6, 8], 2, 2),
  pool([1, 3, 3, 4], 3, 2),
  pool([2, 10, 11, 5], 3, 2),
  pool([2, 7, 9, 12], 3, 2, 'same'),
  pool([1, 7, 7, 33], 3, 3),
  pool([2, 9, 9, 4], 2, 3),
  pool([1, 6, 7, 4], 3, 1, 'same'),
]

const SHAPES = [[3, 3, 2, 5], [5], [40, 30], [30], [7, 11], [11], [1], [2, 2], [9]]

/** NaN and infinities in a few places, far from all others. */
const SPOILT: Case[] = [
  ...casesOf(SPOILT_LAYERS[0], 1, ({ x, dy }) => {
    x[0] = NaN
    dy[60] = Infinity
  }),
  ...casesOf(SPOILT_LAYERS[1], 2, ({ filter, bias }) => {
    filter[0] = NaN
    bias[1] = -Infinity
  }),
  poolCase(pool([2, 4, 4, 4], 2, 2), 3, (x, dy) => {
    x.fill(NaN, 0, 4)
    dy[1] = NaN
    dy[2] = -Infinity
  }),
]

const every = (...layers: readonly Layer[]) => layers.flatMap((each, seed) => casesOf(each, seed))

/** For `npm run evidence`; a GPU in software takes most of a second to compile one shader. */
const ALL = import.meta.env.MODE === 'long'

/** By name: what a group of cases shows. */
export const SUITES = {
  convolutions: () => every(...CONVOLUTIONS, ...(ALL ? FURTHER_CONVOLUTIONS : [])),
  'drawn convolutions': () => every(...drawn(ALL ? 40 : 1)),
  'dense layers': () => every(...DENSE, ...(ALL ? FURTHER_DENSE : [])),
  'max-pool gradients': () => POOLS.map((each, seed) => poolCase(each, seed)),
  'dropout masks': () => [
    dropoutCase([7], 0.25, 12345),
    dropoutCase([3, 4, 5, 6], 0.5, 0xfedcba98),
    dropoutCase([20, 1000], 0.1, 0),
  ],
  'batch normalisation': () => [
    ...normalizationCases([2, 1]),
    ...normalizationCases([4, 5]),
    ...normalizationCases([6, 3, 4, 96]),
    ...normalizationCases([4, 30, 31, 33]),
    ...normalizationCases([8, 10, 10, 8], 1000),
  ],
  optimisers: () =>
    [...CHOSEN, ...UNCHOSEN].flatMap((given) => [
      optimizerCase(given, [[4]]),
      optimizerCase(given, [[8], [3, 4], [3], [5], [16]]),
      optimizerCase(given, SHAPES),
    ]),
  'sums of squares': () => [
    squaresCase([[1]], []),
    squaresCase([[3], [2, 3]], [[1, 5]]),
    squaresCase([...SHAPES, [300, 301]], []),
    squaresCase(
      [...SHAPES, [70000]],
      [
        [0, 89],
        [9, 0],
        [9, 69999],
      ],
    ),
  ],
  'NaN and infinities': () => SPOILT,
} as const satisfies Readonly<Record<string, () => Case[]>>
export type Suite = keyof typeof SUITES
