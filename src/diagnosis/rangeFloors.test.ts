/** Floors that the outputs' range makes: no embedding of such a network gets below, and the ends meet them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NAIVE_DISTANCES, type Point } from '../domain/choices/distances/testDistances'
import { MNIST_FACTS } from '../domain/choices/sources/mnist01'
import type { RunConfig } from '../domain/config'
import { readLink } from '../domain/link'
import { shareOfSame } from '../domain/shares'
import { guessingLoss, lossFloors } from './floors'

const UNITS = 4
const config = (last: string, keys = ''): RunConfig => {
  const link = `encoder=custom&layers=flatten()-dense(${UNITS},${last})&${keys}`
  const { setup, ignored } = readLink(link)
  expect(ignored).toEqual([])
  return setup.a
}
const sigma = (x: number) => 1 / (1 + Math.exp(-x))
const ACTIVATIONS: Readonly<Record<string, (x: Point) => Point>> = {
  linear: (x) => x,
  relu: (x) => x.map((v) => Math.max(0, v)),
  sigmoid: (x) => x.map(sigma),
  tanh: (x) => x.map(Math.tanh),
  softmax: (x) => {
    const all = x.map((v) => Math.exp(v - Math.max(...x)))
    return all.map((v) => v / all.reduce((sum, each) => sum + each, 0))
  },
}

/** The run's output for two embeddings. */
function outputOf(c: RunConfig, a: Point, b: Point): number {
  const d = NAIVE_DISTANCES[c.distance](a, b)
  const root = {
    max: Math.sqrt(Math.max(d * d, c.epsilon)),
    add: Math.sqrt(d * d + c.epsilon),
    safe: d * d > c.epsilon ? d : 0,
  }[c.epsilonForm]
  const distance = c.distance === 'euclidean' ? root : d
  return c.head === 'sigmoid' ? sigma(distance) : distance
}

/** What a pair costs, each loss as its source writes it. */
function cost(c: RunConfig, o: number, same: boolean): number {
  const label = same === (c.labels === 'same') ? 1 : 0
  const isPulled = (label === 1) === (c.convention === 'same')
  const far = Math.max(0, c.margin - o)
  switch (c.loss) {
    case 'contrastive':
      return (isPulled ? o ** 2 : far ** 2) * (c.half === 1 ? 0.5 : 1)
    case 'double_margin':
      return isPulled ? Math.max(0, o - c.marginSame) ** 2 : far ** 2
    case 'cosine_embedding':
      return isPulled ? o : Math.max(0, 1 - o - c.margin)
    case 'bce':
      return -Math.log(label === 1 ? o : 1 - o)
    default:
      throw new Error(`no cost per pair: ${c.loss}`)
  }
}

const logits = fc.oneof(
  fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: UNITS, maxLength: UNITS }),
  fc.constantFrom<Point>(
    [99, -99, -99, -99],
    [-99, 99, -99, -99],
    [99, 99, 99, 99],
    [-99, -99, -99, -99],
  ),
)
/** The corners of the range, and one and the same place. */
const ENDS: readonly (readonly [Point, Point])[] = [
  [
    [99, -99, -99, -99],
    [-99, 99, -99, -99],
  ],
  [
    [99, 99, 99, 99],
    [-99, -99, -99, -99],
  ],
  [
    [1, 1, 1, 1],
    [1, 1, 1, 1],
  ],
]

/** Last activation, settings, and the line that is drawn. */
const BOUND: readonly (readonly [string, string, string])[] = [
  ['softmax', 'margin=5', 'softmax floor 6.43'],
  ['softmax', 'margin=5&half=1&pairs=every', 'softmax floor 3.2'],
  ['softmax', 'margin=2', 'softmax floor 0.172'],
  ['softmax', 'distance=squared&margin=4', 'softmax floor 2'],
  ['softmax', 'distance=manhattan&margin=3', 'softmax floor 0.5'],
  ['softmax', 'distance=cosine&margin=1.5', 'softmax cosine floor 0.125'],
  ['sigmoid', 'margin=3', 'sigmoid floor 0.5'],
  ['sigmoid', 'distance=cosine&margin=2', 'sigmoid cosine floor 0.5'],
  ['tanh', 'margin=5', 'tanh floor 0.5'],
  ['tanh', 'distance=cosine&margin=3', 'cosine floor 0.5'],
  ['relu', 'distance=cosine&margin=3', 'ReLU cosine floor 2'],
  ['linear', 'distance=cosine&margin=3', 'cosine floor 0.5'],
  ['linear', 'eps=0.1&margin=0.5', '√ε floor 0.05'],
  ['linear', 'eps=0.1&epsform=add', '√ε floor 0.05'],
  ['softmax', 'eps=0.1&epsform=add&margin=3', '√ε and softmax floor 1.25'],
  ['softmax', 'eps=0.1&epsform=safe&margin=3', 'softmax floor 1.26'],
  ['softmax', 'eps=0.1&margin=3&loss=double_margin&margin_same=0.1', '√ε and softmax floor 1.28'],
  ['softmax', 'margin=3&convention=different', 'flipped floor 2.25'],
  ['softmax', 'head=sigmoid&margin=1', 'σ floor 0.144'],
  ['softmax', 'head=sigmoid&loss=bce&labels=different', 'σ floor 0.455'],
  ['linear', 'head=sigmoid&loss=bce&labels=different&eps=0.1', 'σ floor 0.432'],
]

describe.each(BOUND)('%s units, %s', (last, keys, label) => {
  const c = config(last, keys)
  const activate = ACTIVATIONS[last] ?? expect.fail()
  const p = shareOfSame(c, MNIST_FACTS)
  const [first] = lossFloors(c, MNIST_FACTS)
  const pair = (a: Point, b: Point) => outputOf(c, activate(a), activate(b))

  it('has its floor, and the reason in words', () => {
    expect(first?.label).toBe(label)
    expect(first?.reason).toMatch(/^[^a-zΣ]/)
  })

  it('is below it with no embeddings whatever', () => {
    if (label.startsWith('flipped')) return
    fc.assert(
      fc.property(logits, logits, logits, logits, (a, b, x, y) => {
        const loss = p * cost(c, pair(a, b), true) + (1 - p) * cost(c, pair(x, y), false)
        expect(loss).toBeGreaterThanOrEqual((first?.value ?? NaN) - 1e-9)
      }),
      { numRuns: 200 },
    )
  })

  it('is at it with pairs at the ends of the range', () => {
    if (label.startsWith('flipped')) return
    const ends = [
      ...ENDS.map(([a, b]) => pair(a, b)),
      ...(last === 'linear' ? [pair([50, 0, 0, 0], [-50, 0, 0, 0])] : []),
    ]
    const best = (same: boolean) => Math.min(...ends.map((o) => cost(c, o, same)))
    expect(p * best(true) + (1 - p) * best(false)).toBeCloseTo(first?.value ?? NaN, 6)
  })
})

describe('floors of the range', () => {
  const floors = (last: string, keys: string) => lossFloors(config(last, keys), MNIST_FACTS)

  it('name each bound that binds, with what it costs', () => {
    expect(floors('softmax', 'eps=0.1&margin=3')[0]?.reason).toBe(
      'No distance is below √ε = 0.316, so a same pair, which the loss wants at 0, costs at least 0.1. Softmax embeddings are at most √2 = 1.41 apart, so a different pair, which the loss wants at 3, costs at least 2.51.',
    )
    expect(floors('relu', 'distance=cosine&margin=3')[0]?.reason).toBe(
      'ReLU embeddings have a cosine distance of at most 1, so a different pair, which the loss wants at 3, costs at least 4.',
    )
    expect(floors('softmax', 'eps=0.1&convention=different')[0]?.label).toBe('√ε floor 0.05')
  })

  it('stand beside what guessing scores in the same range', () => {
    const c = config('softmax', 'margin=5')
    const [, constant] = lossFloors(c, MNIST_FACTS)
    expect(constant?.label).toBe('constant distance 7.43')
    const best = Array.from({ length: 14143 }, (_, i) => i / 1e4).map(
      (o) => 0.5 * o ** 2 + 0.5 * (5 - o) ** 2,
    )
    expect(guessingLoss(c, MNIST_FACTS)).toBeCloseTo(Math.min(...best), 3)
  })

  it('are not drawn where they are lost in the line of 0', () => {
    expect(floors('linear', '').map(({ label }) => label)).toEqual(['constant distance 0.25'])
    expect(floors('linear', 'eps=0.001').map(({ label }) => label)).toEqual([
      'constant distance 0.25',
    ])
    expect(floors('softmax', 'margin=1').map(({ label }) => label)).toEqual([
      'constant distance 0.25',
    ])
  })

  it('of triplets: a negative has no more room than the range', () => {
    const c = config('softmax', 'loss=triplet&margin=2&eps=0.1')
    const [first, second] = lossFloors(c, MNIST_FACTS)
    expect(first?.label).toBe('softmax floor 0.902')
    expect(second?.label).toBe('equal distances 2')
    const softmax = ACTIVATIONS.softmax ?? expect.fail()
    fc.assert(
      fc.property(logits, logits, logits, (a, p, n) => {
        const d = (x: Point) => outputOf(c, softmax(a), softmax(x))
        expect(Math.max(0, d(p) - d(n) + c.margin)).toBeGreaterThanOrEqual(
          (first?.value ?? NaN) - 1e-9,
        )
      }),
    )
    expect(floors('softmax', 'loss=triplet&margin=1').length).toBe(1)
  })

  it('of a softmax over one unit are what the one distance costs', () => {
    const { setup } = readLink('encoder=custom&layers=flatten()-dense(1,softmax)')
    const [only, ...others] = lossFloors(setup.a, MNIST_FACTS)
    expect(only?.label).toBe('one-unit softmax floor 0.5')
    expect(only?.reason).toContain(
      'A softmax over one unit is 1 for every image, so all embeddings are equal',
    )
    expect(others).toEqual([])
  })

  it('of every label at once say what keeps the best from being better', () => {
    const [floor] = floors('softmax', 'loss=broadcast&margin=5')
    expect(floor?.reason).toContain(
      'every distance is 1.41. Softmax embeddings are at most √2 = 1.41 apart.',
    )
  })

  it('claim no flipped floor of forms of ε that are not of negative type', () => {
    const label = (keys: string) => floors('linear', `convention=different&${keys}`)[0]?.label
    expect(label('eps=1e-7')).toBe('flipped floor 0.25')
    expect(label('eps=0.001&epsform=add')).toBe('flipped floor 0.25')
    expect(label('eps=0.001')).toBe('constant distance 0.25')
    expect(label('eps=0.001&epsform=safe')).toBe('constant distance 0.25')
  })
})
