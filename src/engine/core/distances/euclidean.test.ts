import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../../../domain/config'
import { euclidean } from './euclidean'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

type Rows = readonly (readonly number[])[]
const config = (patch: Partial<RunConfig>): RunConfig => ({ ...DEFAULT_CONFIG, ...patch })
const PLAIN: readonly Partial<RunConfig>[] = [
  { epsilon: 0, rootSlope: 'ieee' },
  { epsilon: 0, rootSlope: 'tensorflow' },
]
const FORMS = ['max', 'add', 'safe'] as const
const embeddings = (a: Rows, b: Rows) => tf.tensor2d([...a, ...b].map((row) => [...row]))

const distances = async (a: Rows, b: Rows, patch: Partial<RunConfig>) =>
  Array.from(await euclidean.pairs(embeddings(a, b), config(patch)).data())

/** Gradient of Σ weightᵢ·dᵢ by the embeddings. */
async function gradient(a: Rows, b: Rows, patch: Partial<RunConfig>, weights?: number[]) {
  const upstream = tf.tensor1d(weights ?? a.map(() => 1))
  const total = (x: tf.Tensor) =>
    tf.sum(tf.mul(euclidean.pairs(x as tf.Tensor2D, config(patch)), upstream))
  return Array.from(await tf.grad(total)(embeddings(a, b)).data())
}

describe('the Euclidean distance', () => {
  test('pairs the first half with the second', async () => {
    expect(
      await distances(
        [
          [0, 0],
          [1, 1],
        ],
        [
          [3, 4],
          [1, 2],
        ],
        { epsilon: 0 },
      ),
    ).toEqual([5, 1])
  })

  test('has the slope (a − b) / d away from 0, in every form', async () => {
    for (const patch of [...PLAIN, ...FORMS.map((epsilonForm) => ({ epsilonForm }))]) {
      const slopes = await gradient([[3, 0]], [[0, 4]], patch)
      const expected = [0.6, -0.8, -0.6, 0.8]
      slopes.forEach((slope, i) => expect(slope).toBeCloseTo(expected[i] ?? NaN, 6))
    }
  })
})

describe('at a distance of exactly 0', () => {
  const same: Rows = [[0.3, -0.7]]

  test('without ε the value is 0 and the gradient NaN, whatever comes from the loss', async () => {
    expect(await distances(same, same, { epsilon: 0 })).toEqual([0])
    for (const upstream of [1, -2, 0])
      expect(await gradient(same, same, { epsilon: 0 }, [upstream])).toEqual([NaN, NaN, NaN, NaN])
  })

  test('without ε the other pairs’ gradients stay finite until weights are shared', async () => {
    const slopes = await gradient(
      [
        [1, 1],
        [3, 0],
      ],
      [
        [1, 1],
        [0, 4],
      ],
      { epsilon: 0 },
    )
    expect(slopes.map(Number.isNaN)).toEqual([true, true, false, false, true, true, false, false])
  })

  test('with TensorFlow’s slope only what comes from the loss makes NaN', async () => {
    const patch = { epsilon: 0, rootSlope: 'tensorflow' } as const
    expect(await distances(same, same, patch)).toEqual([0])
    expect((await gradient(same, same, patch, [0])).map(Math.abs)).toEqual([0, 0, 0, 0])
    for (const upstream of [1, -2])
      expect(await gradient(same, same, patch, [upstream])).toEqual([NaN, NaN, NaN, NaN])
  })

  test('away from 0 both slopes are the same to the last digit', async () => {
    const [a, b, upstream] = [[[0.3, -0.7, 0.1]], [[0.2, 0.9, -1.3]], [0.37]]
    const slopes = (rootSlope: RunConfig['rootSlope']) =>
      gradient(a, b, { epsilon: 0, rootSlope }, upstream)
    expect(await slopes('tensorflow')).toEqual(await slopes('ieee'))
  })

  test.each([
    ['max', Math.sqrt(1e-4)],
    ['add', Math.sqrt(1e-4)],
    ['safe', 0],
  ] as const)('with ε as %s the value is known and the gradient exactly 0', async (form, value) => {
    const patch = { epsilon: 1e-4, epsilonForm: form }
    expect((await distances(same, same, patch))[0]).toBeCloseTo(value, 7)
    expect((await gradient(same, same, patch)).map(Math.abs)).toEqual([0, 0, 0, 0])
  })
})

describe('below ε', () => {
  const near: Rows = [[0, 0]]
  const by: Rows = [[0.006, 0.008]]

  test.each(['max', 'safe'] as const)('%s passes no gradient', async (epsilonForm) => {
    const slopes = await gradient(near, by, { epsilon: 1e-3, epsilonForm })
    expect(slopes.map(Math.abs)).toEqual([0, 0, 0, 0])
  })

  test('add does: (a − b) / √(Σ + ε)', async () => {
    const slopes = await gradient(near, by, { epsilon: 1e-3, epsilonForm: 'add' })
    expect(slopes[0]).toBeCloseTo(-0.006 / Math.sqrt(1e-4 + 1e-3), 6)
  })
})
