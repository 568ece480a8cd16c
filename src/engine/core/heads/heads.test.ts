import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { beforeAll, describe, expect, test } from 'vitest'
import { HEADS } from '../../../domain/choices/heads'
import { DEFAULT_CONFIG, type RunConfig } from '../../../domain/config'
import { summariseHead } from '../../../domain/headLayers'
import { createHead, type Head } from './createHead'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

type Id = RunConfig['head']
const TRAINING = { training: true, step: 1 }
const INFERENCE = { training: false, step: 1 }
/** N 4, D 3. */
const D = 3
const DISTANCES = [0.3, 1.7, 0.9, 2.6]
const A = [
  [0.5, -1, 2],
  [1, 1, 1],
  [0, 3, -2],
  [0.4, 0.2, 0.1],
]
const B = [
  [-0.5, 1, 1.5],
  [2, 0, 1],
  [1, 1, 1],
  [-0.4, 0.6, 0.9],
]
const UPSTREAM = [1, -2, 0.5, 3]
const sigma = (x: number) => 1 / (1 + Math.exp(-x))

const headOf = (id: Id) => createHead(id, DEFAULT_CONFIG, { index: 5, embedding: D })

/** A head whose weights are given, by name. */
async function headWith(id: Id, values: Readonly<Record<string, readonly number[]>>) {
  const head = headOf(id)
  for (const { name, variable } of head.layers.flatMap((layer) => layer.weights))
    if (values[name]) variable.assign(tf.tensor([...values[name]], variable.shape))
  return head
}

const apply = (head: Head, context = TRAINING, distances: number[] = DISTANCES, a = A, b = B) =>
  head.apply(tf.tensor1d(distances), tf.tensor2d([...a, ...b]), context).outputs
const outputs = async (...args: Parameters<typeof apply>) => Array.from(await apply(...args).data())

function expectClose(actual: ArrayLike<number>, expected: readonly number[], digits = 5) {
  expect(actual.length).toBe(expected.length)
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, digits))
}

test('the raw head gives the distance itself', async () => {
  expect(await outputs(headOf('raw'))).toEqual(DISTANCES.map(Math.fround))
})

test('σ of a distance is ½ at 0 and rises from there', async () => {
  expectClose(await outputs(headOf('sigmoid'), TRAINING, [0, 1, 2]), [0.5, sigma(1), sigma(2)])
})

const DENSE = { 'head_dense/kernel': [-1.5], 'head_dense/bias': [0.7] }
const NORMAL = {
  'head_batch_normalization/gamma': [0.8],
  'head_batch_normalization/beta': [-0.3],
}
const EACH = { 'head_dense/kernel': [0.5, -1.2, 2], 'head_dense/bias': [0.1] }

/** (d − μ) / √(σ² + 1e-3) with the biased variance. */
function normalized(distances: readonly number[]) {
  const mean = distances.reduce((sum, d) => sum + d, 0) / distances.length
  const variance = distances.reduce((sum, d) => sum + (d - mean) ** 2, 0) / distances.length
  return { mean, variance, values: distances.map((d) => (d - mean) / Math.sqrt(variance + 1e-3)) }
}

describe('Dense(1) + σ', () => {
  test('is σ(w·d + b)', async () => {
    const head = await headWith('dense_sigmoid', DENSE)
    const expected = DISTANCES.map((d) => sigma(-1.5 * d + 0.7))
    expectClose(await outputs(head), expected)
    expectClose(await outputs(head, INFERENCE), expected)
  })
})

describe('BatchNorm + Dense(1) + σ', () => {
  test('normalises all distances by their common statistics', async () => {
    const head = await headWith('bn_dense_sigmoid', { ...DENSE, ...NORMAL })
    const { values } = normalized(DISTANCES)
    const expected = values.map((z) => sigma(-1.5 * (0.8 * z - 0.3) + 0.7))
    expectClose(await outputs(head), expected)
  })

  const statistics = async (head: Head) => {
    const [, , mean, variance] = head.layers[0]?.weights ?? []
    return [(await mean?.variable.data())?.[0], (await variance?.variable.data())?.[0]] as const
  }

  test('moves its statistics once a step, by 1 − 0.99', async () => {
    const head = await headWith('bn_dense_sigmoid', {})
    const { mean, variance } = normalized(DISTANCES)
    await outputs(head)
    const [first, spread] = await statistics(head)
    expect(first).toBeCloseTo(0.01 * mean, 7)
    expect(spread).toBeCloseTo(0.99 + 0.01 * variance, 6)
    await outputs(head)
    expect((await statistics(head))[0]).toBeCloseTo(0.99 * 0.01 * mean + 0.01 * mean, 7)
  })

  test('uses them in inference, and leaves them alone', async () => {
    const head = await headWith('bn_dense_sigmoid', {
      ...DENSE,
      ...NORMAL,
      'head_batch_normalization/moving_mean': [1.25],
      'head_batch_normalization/moving_variance': [4],
    })
    const z = (d: number) => (d - 1.25) / Math.sqrt(4 + 1e-3)
    const expected = DISTANCES.map((d) => sigma(-1.5 * (0.8 * z(d) - 0.3) + 0.7))
    expectClose(await outputs(head, INFERENCE), expected)
    expect(await statistics(head)).toEqual([1.25, 4])
  })
})

describe('a scale that begins at ±1', () => {
  const kernelOf = (patch: Partial<RunConfig>) =>
    createHead(patch.head ?? 'raw', { ...DEFAULT_CONFIG, ...patch }, { index: 5, embedding: D })
      .layers.at(-1)
      ?.weights[0]?.variable.dataSync()
  const one = { headStart: 'one' } as const

  test.each<[Partial<RunConfig>, number]>([
    [{}, 1],
    [{ labels: 'different', convention: 'different' }, 1],
    [{ convention: 'different' }, -1],
    [{ labels: 'different' }, -1],
    [{ loss: 'bce' }, -1],
    [{ loss: 'bce', labels: 'different' }, 1],
    [{ loss: 'bce', convention: 'different' }, -1],
  ])('has the sign by which the loss of the two kinds of pair falls, %j', (patch, sign) => {
    for (const head of ['dense_sigmoid', 'bn_dense_sigmoid'] as const)
      expect([...(kernelOf({ ...one, head, ...patch }) ?? [])]).toEqual([sign])
  })

  test('is drawn as it was wherever that is not asked for, or is no single weight', () => {
    for (const head of ['dense_sigmoid', 'bn_dense_sigmoid', 'absdiff_sigmoid'] as const) {
      const drawn = [...(kernelOf({ head }) ?? [])]
      expect(drawn.map(Math.abs)).not.toContain(1)
      if (head === 'absdiff_sigmoid') expect([...(kernelOf({ ...one, head }) ?? [])]).toEqual(drawn)
    }
  })
})

describe('|a − b| → Dense(1) + σ', () => {
  test('is σ(Σ αⱼ·|aⱼ − bⱼ| + β), whatever the distances', async () => {
    const head = await headWith('absdiff_sigmoid', EACH)
    const expected = A.map((a, i) => {
      const sum = a.reduce((s, x, j) => s + [0.5, -1.2, 2][j]! * Math.abs(x - B[i]![j]!), 0.1)
      return sigma(sum)
    })
    expectClose(await outputs(head), expected)
    expectClose(await outputs(head, TRAINING, [NaN, 9, 9, 9]), expected)
  })

  test('passes no gradient where two components are equal', async () => {
    const head = await headWith('absdiff_sigmoid', EACH)
    const total = (x: tf.Tensor) =>
      tf.sum(head.apply(tf.tensor1d([0]), x as tf.Tensor2D, TRAINING).outputs)
    const x = tf.tensor2d([
      [1, 2, 3],
      [1, 2, 5],
    ])
    const slopes = Array.from(await tf.grad(total)(x).data())
    const rise = sigma(0.1 + 4) * (1 - sigma(0.1 + 4)) * 2
    expect(slopes.map((slope) => Math.abs(slope) < 1e-9)).toEqual([
      true,
      true,
      false,
      true,
      true,
      false,
    ])
    expectClose([slopes[2]!, slopes[5]!], [-rise, rise])
  })
})

describe.each([
  ['dense_sigmoid', DENSE],
  ['bn_dense_sigmoid', { ...DENSE, ...NORMAL }],
  ['absdiff_sigmoid', EACH],
] as const)('the head %s', (id, values) => {
  const weighted = (head: Head) => tf.sum(tf.mul(apply(head), tf.tensor1d(UPSTREAM)))
  /** Σ upstream · output at given inputs, in plain numbers. */
  const at = async (head: Head, distances = DISTANCES, a = A) =>
    (await outputs(head, TRAINING, distances, a)).reduce((s, o, i) => s + o * UPSTREAM[i]!, 0)
  const STEP = 1e-2

  test('has the gradients of its weights that finite differences tell', async () => {
    const head = await headWith(id, values)
    const trainable = head.layers.flatMap((layer) => layer.weights).filter((w) => w.trainable)
    const variables = trainable.map(({ variable }) => variable)
    const { grads } = tf.variableGrads(() => weighted(head) as tf.Scalar, variables)
    for (const variable of variables) {
      const found = await grads[variable.name]?.data()
      const given = Array.from(await variable.data())
      for (const [i, value] of given.entries()) {
        const moved = async (by: number) => {
          const next = given.map((each, j) => (j === i ? value + by : each))
          variable.assign(tf.tensor(next, variable.shape))
          return at(head)
        }
        const slope = ((await moved(STEP)) - (await moved(-STEP))) / (2 * STEP)
        variable.assign(tf.tensor(given, variable.shape))
        expect(found?.[i]).toBeCloseTo(slope, 3)
        expect(Math.abs(slope)).toBeGreaterThan(1e-3)
      }
    }
  })

  test('passes on the gradient that finite differences tell', async () => {
    const head = await headWith(id, values)
    const byDistance = id !== 'absdiff_sigmoid'
    const upstream = tf.tensor1d(UPSTREAM)
    const total = (x: tf.Tensor) => {
      const distances = byDistance ? (x as tf.Tensor1D) : tf.tensor1d(DISTANCES)
      const embeddings = byDistance ? tf.tensor2d([...A, ...B]) : (x as tf.Tensor2D)
      return tf.sum(tf.mul(head.apply(distances, embeddings, TRAINING).outputs, upstream))
    }
    const x = byDistance ? tf.tensor1d(DISTANCES) : tf.tensor2d([...A, ...B])
    const slopes = await tf.grad(total)(x).data()
    for (const i of DISTANCES.keys()) {
      const moved = (by: number) =>
        byDistance
          ? at(
              head,
              DISTANCES.map((d, j) => (j === i ? d + by : d)),
            )
          : at(
              head,
              DISTANCES,
              A.map((row, j) => (j === i ? [row[0]! + by, ...row.slice(1)] : row)),
            )
      const slope = ((await moved(STEP)) - (await moved(-STEP))) / (2 * STEP)
      expect(slopes[byDistance ? i : i * D]).toBeCloseTo(slope, 3)
      expect(Math.abs(slope)).toBeGreaterThan(1e-3)
    }
  })
})

test.each(Object.keys(HEADS) as Id[])('the head %s has the layers its summary tells', (id) => {
  const { layers } = headOf(id)
  const told = summariseHead(id, D)
  expect(layers.map(({ name }) => name)).toEqual(told.map(({ name }) => name))
  layers.forEach(({ weights }, i) => {
    const size = (trainable: boolean) =>
      weights
        .filter((weight) => !trainable || weight.trainable)
        .reduce((sum, { variable }) => sum + variable.size, 0)
    expect(size(false)).toBe(told[i]?.parameters)
    expect(size(true)).toBe(told[i]?.trainable)
  })
})

test('a head’s kernel begins as its initialiser has it, apart from the encoder’s', async () => {
  const kernel = async (patch: Partial<RunConfig>, index = 5) => {
    const config: RunConfig = { ...DEFAULT_CONFIG, head: 'absdiff_sigmoid', ...patch }
    const head = createHead('absdiff_sigmoid', config, { index, embedding: 40 })
    return Array.from((await head.layers[0]?.weights[0]?.variable.data()) ?? [])
  }
  const first = await kernel({})
  expect(Math.max(...first.map(Math.abs))).toBeLessThan(Math.sqrt(6 / 41))
  expect(await kernel({ seed: 2 })).not.toEqual(first)
  expect(await kernel({}, 4)).not.toEqual(first)
  const he = await kernel({ initializer: 'he_uniform' })
  expect(he[0]! / first[0]!).toBeCloseTo(Math.sqrt(41 / 40), 5)
})
