import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LOSSES } from '../../domain/choices/losses'
import { DEFAULT_CONFIG, type ConfigPatch } from '../../domain/config'
import { ndArray, type Operation } from '../numeric/ndArray'
import { recogniseLoss } from './pairLoss'
import type { LossUnderTest } from './probe'
import { add, call, hinge, mean, mul, square, sub } from './testFunctions'
import { pullCost, pushCost } from './twoTerms'

const contrastive =
  (margin: number): LossUnderTest =>
  (y, d) =>
    mean(add(mul(y, square(d)), mul(sub(1, y), square(hinge(sub(margin, d))))))

/** A loss of two terms that the page knows, pair by pair. */
const paged =
  (id: 'contrastive' | 'double_margin', patch: ConfigPatch): LossUnderTest =>
  (labels, outputs) => {
    const { near, far, power, factor } = LOSSES[id].terms({ ...DEFAULT_CONFIG, ...patch })
    const ones = patch.convention ?? 'same'
    const costs = [...outputs.data].map((o, i) => {
      const isSame = (labels.data[i] === 1) === (ones === 'same')
      return factor * (isSame ? pullCost(o, near, power) : pushCost(o, far, power))
    })
    return mean(ndArray(costs))
  }

const settings = fc.record({
  convention: fc.constantFrom('same' as const, 'different' as const),
  margin: fc.constantFrom(0.1, 0.35, 0.5, 1, 1.25, 2, 5, 12),
  half: fc.constantFrom(0 as const, 1 as const),
})

test('finds what a contrastive loss is set to', () => {
  fc.assert(
    fc.property(settings, (patch) => {
      const { family, patch: found, deviation } = recogniseLoss(paged('contrastive', patch))
      expect(family).toBe('contrastive')
      expect(found).toEqual({ loss: 'contrastive', ...patch })
      expect(deviation).toBeLessThan(1e-9)
    }),
    { numRuns: 12 },
  )
})

test('finds both margins of a double-margin loss', () => {
  const shares = fc.constantFrom(0.1, 0.25, 0.5, 0.9)
  fc.assert(
    fc.property(settings, shares, ({ convention, margin }, share) => {
      const marginSame = Number((margin * share).toPrecision(2))
      const patch = { convention, margin, marginSame }
      const reading = recogniseLoss(paged('double_margin', patch))
      expect(reading.patch).toEqual({ loss: 'double_margin', ...patch })
    }),
    { numRuns: 12 },
  )
})

describe('what becomes of a batch', () => {
  test.each([
    ['mean', (x: Operation) => x, 'mean'],
    ['sum', () => (args) => call('tf.reduce_sum', ...args), 'sum'],
    ['nothing', () => (args) => args[0]!, 'none'],
  ] as const satisfies readonly (readonly [string, (x: Operation) => Operation, string])[])(
    '%s is seen',
    (_, of, reduces) => {
      const reduce = of((args) => mean(args[0]!))
      const reading = recogniseLoss((y, d) =>
        reduce([add(mul(y, square(d)), mul(sub(1, y), square(hinge(sub(1, d)))))]),
      )
      expect(reading).toMatchObject({ family: 'contrastive', reduces, everyLabel: false })
    },
  )

  test('labels in a row against outputs in a column meet one another, each with all', () => {
    const shapes = { labels: 'n', outputs: 'n1' } as const
    expect(recogniseLoss(contrastive(1), { shapes })).toMatchObject({
      family: 'broadcast',
      everyLabel: true,
      patch: { loss: 'broadcast', convention: 'same', margin: 1 },
      said: 'every label, as posted, 1 = same, margin 1',
    })
  })

  test('each kind’s own mean, halved, is the mean of balanced pairs', () => {
    const each: LossUnderTest = (y, d) => {
      const of = (mask: number) => call('tf.boolean_mask', d, call('tf.equal', y, mask))
      return mul(0.5, add(mean(square(of(1))), mean(square(hinge(sub(1.5, of(0)))))))
    }
    expect(recogniseLoss(each)).toMatchObject({
      family: 'contrastive',
      patch: { margin: 1.5, half: 0, convention: 'same' },
      scale: 1,
      reduces: 'mean_of_each_class',
    })
  })
})

describe('what it is given', () => {
  test('a similarity', () => {
    const reading = recogniseLoss((y, s) =>
      mean(add(mul(y, sub(1, s)), mul(sub(1, y), hinge(sub(s, 0.2))))),
    )
    expect(reading.patch).toEqual({
      distance: 'cosine',
      loss: 'cosine_embedding',
      convention: 'same',
      margin: 0.2,
    })
  })

  test('a squared distance, whose root it takes', () => {
    const reading = recogniseLoss((y, s) =>
      mean(add(mul(y, s), mul(sub(1, y), square(hinge(sub(2, call('tf.sqrt', s))))))),
    )
    expect(reading).toMatchObject({ family: 'contrastive', takes: 'squared_distance' })
    expect(reading.patch).toMatchObject({ distance: 'euclidean', margin: 2 })
  })

  test('labels of −1 and 1', () => {
    const reading = recogniseLoss((y, d) => {
      const same = mul(0.5, add(1, y))
      return contrastive(1)(same, d)
    })
    expect(reading).toMatchObject({
      family: 'contrastive',
      labels: [-1, 1],
      said: 'contrastive, labels -1 and 1, 1 = same, margin 1, without ½',
    })
  })

  test('probabilities or logits of cross-entropy', () => {
    const ofProbability = recogniseLoss((y, p) => call('K.binary_crossentropy', y, p))
    expect(ofProbability).toMatchObject({ family: 'bce', takes: 'probability', reduces: 'none' })
    const ofLogit = recogniseLoss((y, z) => call('K.binary_crossentropy', y, z, true))
    expect(ofLogit).toMatchObject({ family: 'bce', takes: 'logit' })
  })
})

describe('none of these', () => {
  const none = (f: LossUnderTest) => {
    const reading = recogniseLoss(f)
    expect(reading.family).toBeNull()
    expect(reading.patch).toEqual({})
    return reading
  }

  test('straight terms, with the margin of what is nearest', () => {
    const reading = none((y, d) => mean(add(mul(y, d), mul(sub(1, y), hinge(sub(1.5, d))))))
    expect(reading.said).toBe(
      'none of the losses here: its terms are straight where the page’s are squares',
    )
    expect(reading.nearest?.patch).toMatchObject({
      loss: 'contrastive',
      margin: 1.5,
      convention: 'same',
    })
  })

  test('terms that weigh differently', () => {
    const reading = none((y, d) =>
      mean(add(mul(y, square(d)), mul(mul(3, sub(1, y)), square(hinge(sub(1, d)))))),
    )
    expect(reading.said).toBe(
      'none of the losses here: different pairs weigh 3 times as much as the others',
    )
  })

  test('a loss that forgets the hinge', () => {
    const reading = none((y, d) => mean(add(mul(y, square(d)), mul(sub(1, y), square(sub(1, d))))))
    expect(reading.nearest?.patch).toMatchObject({ loss: 'contrastive', convention: 'same' })
    expect(reading.curve?.different.at(-1)).toBeCloseTo(4)
  })

  test('arguments that stand the wrong way round', () => {
    const reading = none((d, y) => contrastive(1)(y, d))
    expect(reading.problem).toBe('swapped_arguments')
    expect(reading.nearest?.patch).toEqual({
      loss: 'contrastive',
      convention: 'same',
      margin: 1,
      half: 0,
    })
  })

  test('one that does not look at the labels', () => {
    expect(none((_, d) => mean(square(d))).problem).toBe('ignores_labels')
  })

  test('one that cannot be computed says why', () => {
    const reading = none(() => {
      throw new Error('it is not known before it runs')
    })
    expect(reading).toMatchObject({
      problem: 'not_computable',
      said: 'not computed here: it is not known before it runs',
    })
  })
})
