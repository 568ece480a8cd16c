/** Functions that fail now and then: each recogniser says so, and throws nothing. */
import { describe, expect, it } from 'vitest'
import { chanceFrom } from '../hostile'
import { asArray, ndArray, type NDArray, type Value } from '../numeric/ndArray'
import { NumericError } from '../numeric/numericError'
import { recogniseBatchLoss, recogniseViewsLoss } from './batchLoss'
import { recogniseDistance } from './distance'
import { recogniseEmbeddingLoss, recogniseStackedPairLoss } from './embeddingLoss'
import { recogniseHead } from './head'
import { recogniseEmbeddingMetric, recogniseMetric } from './metric'
import { recogniseLoss } from './pairLoss'
import {
  recogniseStackedTriplet,
  recogniseTripletLoss,
  recogniseTripletOfDistances,
} from './tripletLoss'

/** What sound functions of each kind give, that the recogniser goes on asking after the first answer. */
const distance = (a: NDArray, b: NDArray): NDArray => {
  const [rows = 0, width = 1] = a.shape
  return ndArray(
    Array.from({ length: rows }, (_, i) =>
      Math.hypot(
        ...Array.from(
          { length: width },
          (_, k) => a.data[i * width + k]! - (b.data[i * width + k] ?? 0),
        ),
      ),
    ),
    [rows],
  )
}
const contrastive = (labels: NDArray, outputs: NDArray): NDArray =>
  ndArray(
    outputs.data.map((d, i) => (labels.data[i] ? d ** 2 : Math.max(0, 1 - d) ** 2)),
    [outputs.data.length],
  )
const mean = (of: NDArray): number => of.data.reduce((sum, each) => sum + each, 0) / of.data.length

type Any = (...args: NDArray[]) => Value

const BROKEN: Readonly<Record<string, (f: Any, chance: () => number) => Any>> = {
  'fails for one':
    (f) =>
    (...args) => {
      if (args[0]!.shape[0] === 1) throw new NumericError('too few')
      return f(...args)
    },
  'fails for many':
    (f) =>
    (...args) => {
      if (args[0]!.shape[0]! > 1) throw new NumericError('too many')
      return f(...args)
    },
  'fails now and then':
    (f, chance) =>
    (...args) => {
      if (chance() < 0.05) throw new TypeError('now and then')
      return f(...args)
    },
  'runs out of steps': (f) => {
    let left = 60
    return (...args) => {
      if (left-- < 0) throw new Error('it takes too long')
      return f(...args)
    }
  },
  'gives a text': () => () => 'loss',
  'gives nothing': () => () => null as unknown as Value,
  'gives an empty array': () => () => ndArray([], [0]),
  'gives NaN': () => () => NaN,
  'gives another number of values each time':
    (f, chance) =>
    (...args) => {
      const { data } = asArray(f(...args))
      const length = 1 + Math.floor(chance() * 5)
      return ndArray(
        Array.from({ length }, (_, i) => data[i % data.length]!),
        [length],
      )
    },
  'gives a matrix':
    (f) =>
    (...args) => {
      const { data } = asArray(f(...args))
      return ndArray([...data, ...data], [2, data.length])
    },
}

const RECOGNISERS: Readonly<Record<string, readonly [sound: Any, recognise: (f: Any) => unknown]>> =
  {
    distance: [distance as Any, (f) => recogniseDistance(f)],
    head: [
      (x) =>
        ndArray(
          x!.data.map((d) => 1 / (1 + Math.exp(-d))),
          x!.shape,
        ),
      (f) => recogniseHead(f),
    ],
    loss: [contrastive as Any, (f) => recogniseLoss(f)],
    'loss of embeddings': [
      (a, b, y) => mean(contrastive(y!, distance(a!, b!))),
      (f) => recogniseEmbeddingLoss(f),
    ],
    'loss of stacked embeddings': [
      (y, out) => mean(contrastive(y!, out!)),
      (f) => recogniseStackedPairLoss(f),
    ],
    metric: [
      (y, out) =>
        ndArray(
          out!.data.map((d, i) => Number(d < 0.5 === (y!.data[i] === 1))),
          [out!.data.length],
        ),
      (f) => recogniseMetric(f),
    ],
    'metric of embeddings': [
      (a, b, y) => mean(contrastive(y!, distance(a!, b!))),
      (f) => recogniseEmbeddingMetric(f),
    ],
    triplet: [
      (a, p, n) => {
        const [near, far] = [distance(a!, p!), distance(a!, n!)]
        return mean(
          ndArray(
            near.data.map((d, i) => Math.max(0, d - far.data[i]! + 1)),
            near.shape,
          ),
        )
      },
      (f) => recogniseTripletLoss(f),
    ],
    'triplet of distances': [
      (p, n) =>
        mean(
          ndArray(
            p!.data.map((d, i) => Math.max(0, d - n!.data[i]! + 1)),
            p!.shape,
          ),
        ),
      (f) => recogniseTripletOfDistances(f),
    ],
    'stacked triplet': [(_, out) => mean(out!), (f) => recogniseStackedTriplet(f)],
    'loss of a batch': [(y, x) => mean(x!) + mean(y!), (f) => recogniseBatchLoss(f)],
    'loss of views': [(a, b) => mean(distance(a!, b!)), (f) => recogniseViewsLoss(f)],
  }

describe.each(Object.entries(RECOGNISERS))('%s', (_, [sound, recognise]) => {
  it.each(Object.entries(BROKEN))('%s', (_, broken) => {
    for (let seed = 1; seed <= 5; seed++)
      expect(recognise(broken(sound, chanceFrom(seed)))).toHaveProperty('said')
  })
})
