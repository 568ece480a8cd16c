import { describe, expect, test } from 'vitest'
import { recogniseDistance, type DistanceUnderTest } from './distance'
import { recogniseHead } from './head'
import { recogniseMetric } from './metric'
import type { LossUnderTest } from './probe'
import { add, call, mean, mul, square, sub } from './testFunctions'

const sums = (a: Parameters<DistanceUnderTest>[0], b: Parameters<DistanceUnderTest>[1]) =>
  call('K.sum', square(sub(a, b)), 1, true)

describe('a distance', () => {
  test.each<[string, DistanceUnderTest, object]>([
    [
      'Euclidean, without ε',
      (a, b) => call('K.sqrt', sums(a, b)),
      { patch: { distance: 'euclidean', epsilon: 0 }, rootOfZero: true, said: 'Euclidean, no ε' },
    ],
    [
      'Euclidean, max',
      (a, b) => call('K.sqrt', call('K.maximum', sums(a, b), 1e-7)),
      { patch: { distance: 'euclidean', epsilon: 1e-7, epsilonForm: 'max' }, rootOfZero: false },
    ],
    [
      'Euclidean, add',
      (a, b) => call('K.sqrt', add(sums(a, b), 1e-9)),
      { patch: { distance: 'euclidean', epsilon: 1e-9, epsilonForm: 'add' }, rootOfZero: false },
    ],
    [
      'Euclidean, 0 below ε',
      (a, b) => {
        const s = sums(a, b)
        return call('tf.where', call('tf.greater', s, 1e-6), call('tf.sqrt', s), 0)
      },
      { patch: { distance: 'euclidean', epsilon: 1e-6, epsilonForm: 'safe' }, rootOfZero: true },
    ],
    [
      'Euclidean, ε behind the root',
      (a, b) => add(call('tf.sqrt', sums(a, b)), 1e-6),
      { patch: { distance: 'euclidean', epsilon: 0 }, rootOfZero: true },
    ],
    [
      'Euclidean, ε as a floor behind the root',
      (a, b) => call('tf.maximum', call('tf.sqrt', sums(a, b)), 1e-3),
      {
        patch: { epsilon: 1e-6, epsilonForm: 'max' },
        rootOfZero: true,
        said: 'Euclidean, ε 0.000001, √max(Σ, ε), yet the root itself is taken of 0 where embeddings are equal',
      },
    ],
    [
      'PyTorch’s own',
      (a, b) => call('F.pairwise_distance', a, b),
      { patch: { distance: 'euclidean', epsilon: 7e-12, epsilonForm: 'add' }, rootOfZero: false },
    ],
    [
      'a mean in place of a sum',
      (a, b) => call('tf.sqrt', call('tf.reduce_mean', square(sub(a, b)), 1)),
      {
        family: 'euclidean',
        scale: 1 / Math.sqrt(7),
        said: 'Euclidean, with a mean under the root in place of a sum, no ε',
      },
    ],
    ['squared', sums, { patch: { distance: 'squared' }, epsilon: null }],
    [
      'a mean of squares',
      (a, b) => call('tf.reduce_mean', square(sub(a, b)), -1),
      { family: 'squared', scale: 1 / 7 },
    ],
    [
      'Manhattan',
      (a, b) => call('torch.sum', call('torch.abs', sub(a, b)), 1),
      { patch: { distance: 'manhattan' } },
    ],
    [
      'cosine',
      (a, b) => sub(1, call('F.cosine_similarity', a, b)),
      { patch: { distance: 'cosine' }, means: 'distance' },
    ],
    [
      'cosine similarity',
      (a, b) => call('F.cosine_similarity', a, b),
      { family: 'cosine', means: 'similarity' },
    ],
    [
      'Keras’s cosine similarity',
      (a, b) => call('keras.losses.cosine_similarity', a, b),
      { means: 'negated_similarity' },
    ],
    [
      'of embeddings of length 1',
      (a, b) => call('torch.norm', sub(call('F.normalize', a), call('F.normalize', b)), 2, 1),
      { family: 'euclidean', normalised: true },
    ],
    [
      'a matrix of all',
      (a, b) => call('torch.cdist', a, b),
      { family: 'euclidean', shape: 'all_pairs', rootOfZero: false },
    ],
  ])('%s', (_, f, expected) => {
    expect(recogniseDistance(f)).toMatchObject(expected)
  })

  test.each<[string, DistanceUnderTest, string]>([
    [
      'without an axis',
      (a, b) => call('tf.sqrt', call('tf.reduce_sum', square(sub(a, b)))),
      'Euclidean, but one number for the whole batch: the axis of the components (axis=1) is missing',
    ],
    [
      'along the batch',
      (a, b) => call('tf.sqrt', call('tf.reduce_sum', square(sub(a, b)), 0)),
      'Euclidean over the pairs of the batch, not over the components: the axis is the wrong one',
    ],
    ['by component', (a, b) => call('tf.abs', sub(a, b)), '|a − b|, component by component'],
    ['a product', (a, b) => call('tf.reduce_sum', mul(a, b), 1), 'none of the distances here'],
  ])('%s is none', (_, f, said) => {
    expect(recogniseDistance(f)).toMatchObject({ family: null, said })
  })
})

describe('a metric', () => {
  const accuracy =
    (side: 'tf.less' | 'tf.greater', threshold: number): LossUnderTest =>
    (y, o) =>
      mean(
        call(
          'tf.cast',
          call('tf.equal', y, call('tf.cast', call(side, o, threshold), 'float32')),
          'float32',
        ),
      )
  test.each<[string, LossUnderTest, object]>([
    [
      'below ½',
      accuracy('tf.less', 0.5),
      { metric: 'keras_lt_half', ones: 'below', threshold: 0.5 },
    ],
    ['above ½', accuracy('tf.greater', 0.5), { metric: 'binary_accuracy', ones: 'above' }],
    ['another line', accuracy('tf.less', 1.25), { metric: null, ones: 'below', threshold: 1.25 }],
    [
      'Keras’s own',
      (y, o) => call('keras.metrics.binary_accuracy', y, o),
      { metric: 'binary_accuracy' },
    ],
    [
      'rounded',
      (y, o) => mean(call('tf.cast', call('tf.equal', y, call('K.round', o)), 'float32')),
      { metric: 'binary_accuracy' },
    ],
    ['a mean', (_, o) => mean(o), { metric: null, ones: null, said: 'no accuracy at a threshold' }],
    [
      'precision',
      (y, o) => mean(call('tf.boolean_mask', y, call('tf.less', o, 0.5))),
      { metric: null, ones: null },
    ],
  ])('%s', (_, f, expected) => {
    expect(recogniseMetric(f)).toMatchObject(expected)
  })
})

test.each<[string, Parameters<typeof recogniseHead>[0], object]>([
  ['itself', (d) => d, { head: 'raw', falls: false }],
  ['σ', (d) => call('tf.sigmoid', d), { head: 'sigmoid', falls: false }],
  ['1 − d', (d) => sub(1, d), { head: null, falls: true, said: '1 − distance, a similarity' }],
  ['exp(−d)', (d) => call('tf.exp', mul(-1, d)), { head: null, falls: true }],
  ['unknown', (d) => call('tf.sin', d), { head: null, said: 'something else of the distance' }],
])('a head: %s', (_, f, expected) => {
  expect(recogniseHead(f)).toMatchObject(expected)
})
