import { describe, expect, test } from 'vitest'
import type { Value } from '../numeric/ndArray'
import {
  recogniseEmbeddingLoss,
  recogniseStackedPairLoss,
  type EmbeddingLossUnderTest,
} from './embeddingLoss'
import { recogniseEmbeddingMetric } from './metric'
import type { LossUnderTest } from './probe'
import { add, call, hinge, mean, mul, square, sub } from './testFunctions'
import {
  recogniseStackedTriplet,
  recogniseTripletLoss,
  recogniseTripletOfDistances,
  type TripletUnderTest,
} from './tripletLoss'

const twoTerms = (y: Value, d: Value, margin: number) =>
  mean(add(mul(y, square(d)), mul(sub(1, y), square(hinge(sub(margin, d))))))
const squares = (a: Value, b: Value) => call('torch.sum', square(sub(a, b)), 1)

describe('a loss of embeddings', () => {
  test.each<[string, EmbeddingLossUnderTest, object, object]>([
    [
      'PyTorch’s distance and the usual terms, 1 = different',
      (a, b, y) => twoTerms(sub(1, y), call('F.pairwise_distance', a, b), 2),
      {
        loss: 'contrastive',
        convention: 'different',
        margin: 2,
        half: 0,
        distance: 'euclidean',
        epsilon: 6e-12,
        epsilonForm: 'add',
      },
      { rootOfZero: false },
    ],
    [
      'a plain root',
      (a, b, y) => twoTerms(y, call('torch.sqrt', squares(a, b)), 1),
      { convention: 'same', margin: 1, distance: 'euclidean', epsilon: 0 },
      { rootOfZero: true },
    ],
    [
      'half of squares, with ε where different pairs are pushed alone',
      (a, b, y) => {
        const s = squares(a, b)
        const push = square(call('F.relu', sub(1, call('torch.sqrt', add(s, 1e-9)))))
        return mean(mul(0.5, add(mul(y, s), mul(sub(1, y), push))))
      },
      { half: 1, margin: 1, distance: 'euclidean', epsilon: 1e-9, epsilonForm: 'add' },
      { rootOfZero: false },
    ],
    [
      'squared distances in the contrastive loss',
      (a, b, y) => twoTerms(y, squares(a, b), 1),
      { loss: 'contrastive', distance: 'squared', margin: 1 },
      { epsilon: null },
    ],
    [
      'embeddings of length 1',
      (a, b, y) =>
        twoTerms(
          y,
          call('torch.norm', sub(call('F.normalize', a), call('F.normalize', b)), 2, 1),
          1,
        ),
      { loss: 'contrastive', distance: 'euclidean', margin: 1 },
      { normalised: true },
    ],
    [
      'PyTorch’s cosine embedding loss',
      (a, b, y) => call('F.cosine_embedding_loss', a, b, y, 0.3),
      { loss: 'cosine_embedding', distance: 'cosine', margin: 0.3, convention: 'same' },
      { labels: [-1, 1] },
    ],
    [
      'cosine distances in the contrastive loss',
      (a, b, y) => twoTerms(y, sub(1, call('F.cosine_similarity', a, b)), 0.5),
      { loss: 'contrastive', distance: 'cosine', margin: 0.5 },
      {},
    ],
  ])('%s', (_, f, patch, more) => {
    const reading = recogniseEmbeddingLoss(f)
    expect(reading.said).not.toContain('none')
    expect(reading.patch).toMatchObject(patch)
    expect(reading).toMatchObject(more)
  })

  test('distances in a column against labels in a row meet all of them', () => {
    const f: EmbeddingLossUnderTest = (a, b, y) =>
      twoTerms(y, call('F.pairwise_distance', a, b, 2, 1e-6, true), 1)
    expect(recogniseEmbeddingLoss(f)).toMatchObject({ family: 'broadcast', everyLabel: true })
    expect(recogniseEmbeddingLoss(f, { labels: 'n1' })).toMatchObject({ family: 'contrastive' })
  })

  test('a mean over the components is no sum: its margin would hang on their number', () => {
    const f: EmbeddingLossUnderTest = (a, b, y) =>
      twoTerms(y, call('tf.reduce_mean', call('tf.abs', sub(a, b)), -1), 1)
    const { family, said, nearest } = recogniseEmbeddingLoss(f)
    expect(family).toBeNull()
    expect(said).toContain('margin 1, of a distance that is a mean over the components')
    expect(nearest?.patch).toMatchObject({ margin: 1, distance: 'manhattan' })
    expect(recogniseEmbeddingLoss(f, { width: 10 })).toMatchObject({ patch: { margin: 10 } })
  })

  test('both embeddings may come in one output', () => {
    const f: LossUnderTest = (y, output) => {
      const [a, b] = call('tf.split', output, 2, 1) as unknown as [Value, Value]
      return twoTerms(y, call('tf.sqrt', call('K.sum', square(sub(a, b)), 1, true)), 1.5)
    }
    expect(recogniseStackedPairLoss(f).patch).toMatchObject({ margin: 1.5, distance: 'euclidean' })
  })

  test('an accuracy may take its own distance', () => {
    const f: EmbeddingLossUnderTest = (a, b, y) => {
      const near = call(
        'tf.cast',
        call('tf.less', call('F.pairwise_distance', a, b), 0.5),
        'float32',
      )
      return mean(call('tf.cast', call('tf.equal', near, y), 'float32'))
    }
    expect(recogniseEmbeddingMetric(f)).toMatchObject({ metric: 'keras_lt_half', threshold: 0.5 })
  })

  test('none of these: a product of embeddings', () => {
    const f: EmbeddingLossUnderTest = (a, b, y) => mean(mul(y, call('torch.sum', mul(a, b), 1)))
    expect(recogniseEmbeddingLoss(f)).toMatchObject({ family: null, distance: null })
  })
})

describe('a triplet loss', () => {
  const triplet =
    (distance: (a: Value, b: Value) => Value, margin: number): TripletUnderTest =>
    (a, p, n) =>
      mean(hinge(add(sub(distance(a, p), distance(a, n)), margin)))
  const root = (a: Value, b: Value) => call('torch.sqrt', squares(a, b))
  const cosine = (a: Value, b: Value) => sub(1, call('F.cosine_similarity', a, b))

  test.each<[string, TripletUnderTest, object, object]>([
    [
      'of squares',
      triplet(squares, 0.2),
      { loss: 'triplet', distance: 'squared', margin: 0.2 },
      { reduces: 'mean' },
    ],
    ['of roots', triplet(root, 1), { distance: 'euclidean', margin: 1 }, {}],
    ['of cosines', triplet(cosine, 0.5), { distance: 'cosine', margin: 0.5 }, {}],
    [
      'PyTorch’s own',
      (a, p, n) => call('F.triplet_margin_loss', a, p, n),
      { distance: 'euclidean', margin: 1 },
      {},
    ],
  ])('%s', (_, f, patch, more) => {
    const reading = recogniseTripletLoss(f)
    expect(reading.patch).toMatchObject(patch)
    expect(reading).toMatchObject(more)
  })

  test('of distances alone', () => {
    const f = (p: Value, n: Value) => call('tf.reduce_sum', hinge(add(sub(p, n), 0.4)))
    expect(recogniseTripletOfDistances(f)).toMatchObject({ patch: { margin: 0.4 }, reduces: 'sum' })
  })

  test('of three embeddings in one output', () => {
    const part = (output: Value, i: number) => call('tf.gather', output, i, 1)
    const f = triplet(squares, 0.3)
    expect(
      recogniseStackedTriplet((_, output) => f(part(output, 0), part(output, 1), part(output, 2))),
    ).toMatchObject({ family: 'triplet', patch: { margin: 0.3, distance: 'squared' } })
  })

  test('turned round is said', () => {
    const f = triplet(root, 1)
    expect(recogniseTripletLoss((a, p, n) => f(a, n, p))).toMatchObject({
      family: null,
      problem: 'swapped_arguments',
    })
  })

  test('with a soft margin is told with its form', () => {
    const f: TripletUnderTest = (a, p, n) =>
      mean(call('tf.nn.softplus', sub(root(a, p), root(a, n))))
    const { said, patch } = recogniseTripletLoss(f)
    expect(said).toContain('a soft margin')
    expect(patch).toEqual({
      loss: 'triplet',
      margin: 0,
      mining: 'all',
      tripletForm: 'soft',
      distance: 'euclidean',
    })
  })
})
