/** What the set-up says of the output's range holds for every embedding of such a network, and is met. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NAIVE_DISTANCES, type Point } from './choices/distances/testDistances'
import { DEFAULT_CONFIG, type ConfigPatch, type RunConfig } from './config'
import { layersOf } from './encoders'
import { bothSides, type LayerSpec, type Shape } from './layers'
import { readLink } from './link'
import { outputRange, reach } from './outputs'
import { summarise } from './shapes'

function config(layers: string, patch: ConfigPatch = {}): RunConfig {
  const { setup, ignored } = readLink(`encoder=custom&layers=${layers}`)
  expect(ignored).toEqual([])
  return { ...setup.a, ...patch }
}
const DENSE = 'flatten()-dense'

/** The layers from the last with weights on. */
const tail = (c: RunConfig) => {
  const { layers } = summarise(layersOf(c), [c.size, c.size, c.channels])
  const at = layers.findLastIndex(({ spec }) => spec.kind === 'dense' || spec.kind === 'conv2d')
  return layers.slice(at)
}

/** What the activation's layers make of any logits; dropout by a mask, as in training, where one is given. */
function embed(c: RunConfig, logits: Point, kept: readonly boolean[] | null): Point {
  let x = logits
  let shape: Shape = tail(c)[0]?.output ?? []
  for (const { spec, output } of tail(c)) {
    x = step(spec, x, shape, kept)
    shape = output ?? []
  }
  return x
}

function step(spec: LayerSpec, x: Point, shape: Shape, kept: readonly boolean[] | null): Point {
  switch (spec.kind) {
    case 'dense':
    case 'conv2d': {
      const units = shape.at(-1) ?? 0
      return x.map((value, i) => {
        const row = x.slice(i - (i % units), i - (i % units) + units)
        const top = Math.max(...row)
        const activations: Partial<Record<typeof spec.activation, number>> = {
          linear: value,
          relu: Math.max(0, value),
          sigmoid: 1 / (1 + Math.exp(-value)),
          tanh: Math.tanh(value),
          relu6: Math.min(6, Math.max(0, value)),
          leaky_relu: value < 0 ? 0.2 * value : value,
          elu: value < 0 ? Math.expm1(value) : value,
          selu: 1.0507009873554805 * (value < 0 ? 1.6732632423543772 * Math.expm1(value) : value),
          silu: value / (1 + Math.exp(-value)),
          softplus: value > 30 ? value : Math.log1p(Math.exp(value)),
          softmax: Math.exp(value - top) / row.reduce((sum, v) => sum + Math.exp(v - top), 0),
        }
        return activations[spec.activation] ?? NaN
      })
    }
    case 'max_pooling2d': {
      const [rows = 0, columns = 0, channels = 0] = shape
      const [[pool], [strides]] = [bothSides(spec.pool), bothSides(spec.strides)]
      const starts = (length: number) =>
        Array.from({ length: Math.floor((length - pool) / strides) + 1 }, (_, i) => i * strides)
      const window = Array.from({ length: pool }, (_, i) => i)
      return starts(rows).flatMap((r) =>
        starts(columns).flatMap((q) =>
          Array.from({ length: channels }, (_, ch) =>
            Math.max(
              ...window.flatMap((i) =>
                window.map((j) => x[((r + i) * columns + q + j) * channels + ch] ?? NaN),
              ),
            ),
          ),
        ),
      )
    }
    case 'unit_normalization': {
      const length = Math.sqrt(x.reduce((sum, value) => sum + value * value, 0))
      return x.map((value) => value / Math.max(length, 1e-12))
    }
    case 'dropout':
      return kept === null
        ? x
        : x.map((value, i) => (kept[i % kept.length] ? value / (1 - spec.rate) : 0))
    default:
      return x
  }
}

/** The distance with the run's ε, then σ where that is the head. */
function outputOf(c: RunConfig, a: Point, b: Point): number {
  const naive = NAIVE_DISTANCES[c.distance](a, b)
  const square = naive ** 2
  const forms = {
    max: Math.sqrt(Math.max(square, c.epsilon)),
    add: Math.sqrt(square + c.epsilon),
    safe: square > c.epsilon ? naive : 0,
  }
  const distance = c.distance === 'euclidean' && c.epsilon > 0 ? forms[c.epsilonForm] : naive
  return c.head === 'sigmoid' ? 1 / (1 + Math.exp(-distance)) : distance
}

const ACTIVATIONS = [
  ...['linear', 'relu', 'sigmoid', 'tanh', 'softmax'],
  ...['relu6', 'leaky_relu', 'elu', 'selu', 'silu', 'softplus'],
]
const TAILS = [
  `${DENSE}(5,linear)-unit_normalization()`,
  `${DENSE}(5,relu)-unit_normalization()`,
  `${DENSE}(1,linear)-unit_normalization()`,
  ...ACTIVATIONS.map((each) => `${DENSE}(5,${each})`),
  `${DENSE}(1,softmax)`,
  `${DENSE}(1,sigmoid)`,
  ...ACTIVATIONS.map(
    (each) => `max_pooling2d(7,7)-conv2d(3,1,1,same,${each})-max_pooling2d(2,2)-flatten()`,
  ),
  'max_pooling2d(7,7)-max_pooling2d(2,2)-conv2d(4,1,1,same,softmax)-flatten()',
  'max_pooling2d(7,7)-max_pooling2d(2,2)-conv2d(1,1,1,same,softmax)-flatten()',
  'max_pooling2d(7,7)-conv2d(9,1,1,same,softmax)-max_pooling2d(2,2)-flatten()',
  'max_pooling2d(7,7)-conv2d(2,1,1,same,softmax)-max_pooling2d(2,1)-flatten()',
  `${DENSE}(5,softmax)-dropout(0.3)`,
  `${DENSE}(1,softmax)-dropout(0.5)`,
  `${DENSE}(5,tanh)-dropout(0.5)-dropout(0.2)`,
  `${DENSE}(5,relu)-dropout(0.5)`,
]
const DISTANCES = ['euclidean', 'squared', 'manhattan', 'cosine'] as const
const EPSILONS: readonly ConfigPatch[] = [
  {},
  { epsilon: 0 },
  { epsilon: 0.1 },
  { epsilon: 0.1, epsilonForm: 'add' },
  { epsilon: 0.1, epsilonForm: 'safe' },
]
const SETTINGS = DISTANCES.flatMap((distance) =>
  (distance === 'euclidean' ? EPSILONS : [{}]).map((patch) => ({ distance, ...patch })),
)

describe.each(TAILS)('the range after %s', (layers) => {
  const logits = fc.array(
    fc.oneof(fc.double({ min: -3, max: 3, noNaN: true }), fc.constantFrom(-60, 0, 60)),
    {
      minLength: 12,
      maxLength: 12,
    },
  )
  const kept = fc.option(fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }))

  test('holds every output, whatever the weights', () => {
    const of = SETTINGS.flatMap((patch) =>
      (['raw', 'sigmoid'] as const).map((head) => config(layers, { ...patch, head })),
    ).map((c) => ({ c, range: outputRange(c) }))
    const size = (tail(of[0]!.c)[0]?.output ?? []).reduce((n, each) => n * each, 1)
    const spread = (x: Point) => Array.from({ length: size }, (_, i) => x[(i * 5) % x.length] ?? 0)
    fc.assert(
      fc.property(logits, logits, kept, kept, (a, b, keptA, keptB) => {
        const c = of[0]!.c
        const [one, two] = [embed(c, spread(a), keptA), embed(c, spread(b), keptB)]
        for (const { c, range } of of) {
          const output = outputOf(c, one, two)
          expect(output).toBeGreaterThanOrEqual(range[0] - 1e-9)
          expect(output).toBeLessThanOrEqual(range[1] + 1e-9)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('the ends are met by', () => {
  const far = (c: RunConfig, a: Point, b: Point) =>
    outputOf(c, embed(c, a, null), embed(c, b, null))
  const up = [99, -99, -99, -99, -99]
  const down = [-99, 99, -99, -99, -99]
  const ones = [99, 99, 99, 99, 99]
  test.each([
    ['softmax', 'euclidean', up, down, Math.SQRT2],
    ['softmax', 'squared', up, down, 2],
    ['softmax', 'manhattan', up, down, 2],
    ['softmax', 'cosine', up, down, 1],
    ['sigmoid', 'euclidean', ones, ones.map((x) => -x), Math.sqrt(5)],
    ['sigmoid', 'squared', ones, ones.map((x) => -x), 5],
    ['sigmoid', 'manhattan', ones, ones.map((x) => -x), 5],
    ['tanh', 'euclidean', ones, ones.map((x) => -x), 2 * Math.sqrt(5)],
    ['tanh', 'squared', ones, ones.map((x) => -x), 20],
    ['tanh', 'manhattan', ones, ones.map((x) => -x), 10],
    ['tanh', 'cosine', ones, ones.map((x) => -x), 2],
    ['relu', 'cosine', up, down, 1],
    ['linear', 'cosine', ones, ones.map((x) => -x), 2],
  ] as const)('%s units, %s', (activation, distance, a, b, expected) => {
    const c = config(`${DENSE}(5,${activation})`, { distance })
    expect(outputRange(c)[1]).toBeCloseTo(expected, 12)
    expect(far(c, a, b)).toBeCloseTo(expected, 6)
  })

  test('softmax at each place of an image, and its pooled maxima', () => {
    const places = config(
      'max_pooling2d(7,7)-max_pooling2d(2,2)-conv2d(4,1,1,same,softmax)-flatten()',
    )
    expect(outputRange(places)[1]).toBeCloseTo(Math.sqrt(4 * 2), 12)
    // Of nine units in a window of four places: four are at 1 in one image, four others in the other.
    const pooled = config(
      'max_pooling2d(7,7)-conv2d(9,1,1,same,softmax)-max_pooling2d(2,2)-flatten()',
    )
    expect(outputRange(pooled)[1]).toBeCloseTo(Math.sqrt(4 * 8), 12)
  })

  test.each([
    ['max', Math.sqrt(0.1), Math.SQRT2],
    ['add', Math.sqrt(0.1), Math.sqrt(2.1)],
    ['safe', 0, Math.SQRT2],
  ] as const)('ε as %s', (epsilonForm, least, most) => {
    const c = config(`${DENSE}(5,softmax)`, { epsilon: 0.1, epsilonForm })
    expect(outputRange(c)).toEqual([least, most])
    expect(far(c, up, up)).toBeCloseTo(least, 12)
    expect(far(c, up, down)).toBeCloseTo(most, 12)
  })
})

describe('what keeps the output there', () => {
  const said = (layers: string, patch: ConfigPatch = {}) => reach(config(layers, patch))
  test('is said of the last activation, ε and the distance', () => {
    expect(said(`${DENSE}(16,softmax)`).mostWhy).toBe(
      'softmax embeddings are at most √2 = 1.41 apart',
    )
    expect(said(`${DENSE}(16,sigmoid)`).mostWhy).toBe(
      'sigmoid embeddings are at most √16 = 4 apart',
    )
    expect(said(`${DENSE}(16,relu)`, { distance: 'cosine' }).mostWhy).toBe(
      'ReLU embeddings have a cosine distance of at most 1',
    )
    expect(said(`${DENSE}(16,linear)`, { epsilon: 0.1 })).toEqual({
      least: Math.sqrt(0.1),
      most: Infinity,
      leastWhy: 'no distance is below √ε = 0.316',
      mostWhy: null,
    })
    expect(said(`${DENSE}(16,linear)`, { epsilon: 0 })).toMatchObject({
      leastWhy: null,
      mostWhy: null,
    })
  })

  test('is said of σ', () => {
    expect(said(`${DENSE}(16,linear)`, { head: 'sigmoid' })).toMatchObject({
      most: 1,
      leastWhy: 'σ of a distance is never below ½',
      mostWhy: 'σ never reaches 1',
    })
    expect(said(`${DENSE}(16,softmax)`, { head: 'sigmoid', epsilon: 0.1 })).toMatchObject({
      leastWhy: 'no distance is below √ε = 0.316, so σ of it is never below 0.578',
      mostWhy: 'softmax embeddings are at most √2 = 1.41 apart, so σ of it is never above 0.804',
    })
  })

  test('is a softmax over one unit, where all embeddings are equal', () => {
    for (const distance of DISTANCES) {
      const { least, most, mostWhy } = said(`${DENSE}(1,softmax)`, { distance })
      expect(most).toBe(least)
      expect(mostWhy).toContain('a softmax over one unit is 1 for every image')
    }
  })

  test('is nothing after a normalisation, whose scale is learnt, or where the encoder does not fit', () => {
    expect(said(`${DENSE}(16,softmax)-batch_normalization()`).most).toBe(Infinity)
    expect(said('dense(16,softmax)').most).toBe(Infinity)
  })

  test('follows the encoder that is built', () => {
    const net = {
      ...DEFAULT_CONFIG,
      size: 64,
      createModel: 'as_posted',
      encoder: 'test_model',
    } as const
    expect(outputRange(net)[1]).toBeCloseTo(Math.SQRT2, 12)
    expect(outputRange({ ...net, createModel: 'as_named' })[1]).toBe(Infinity)
  })
})
