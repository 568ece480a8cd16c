/** Distances on the WASM backend. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { beforeAll, expect, test } from 'vitest'
import { startEngine } from '../../node/startEngine'
import { DISTANCE_FUNCTIONS } from './distanceFunctions'
import { expectClose, FORMS, IDS, PLAIN, randomValues, read, tensorOf } from './testSupport'

beforeAll(() => startEngine({ build: 'plain' }))

test.each(IDS)('the %s distance is the same on WASM, forward and backward', async (id) => {
  const { pairs, matrix } = DISTANCE_FUNCTIONS[id]
  const x = randomValues(8 * 5, 11)
  const figures = async (backend: 'cpu' | 'wasm') => {
    await tf.setBackend(backend)
    const embeddings = tf.tensor2d(x, [8, 5])
    const upstream = tf.tensor2d(randomValues(8 * 8, 12), [8, 8])
    const ofPairs = (e: tf.Tensor) => tf.sum(tf.square(pairs(e as tf.Tensor2D, PLAIN)))
    const ofAll = (e: tf.Tensor) => tf.sum(tf.mul(matrix(e as tf.Tensor2D, PLAIN), upstream))
    const found = [
      pairs(embeddings, PLAIN),
      matrix(embeddings, PLAIN),
      tf.grad(ofPairs)(embeddings),
      tf.grad(ofAll)(embeddings),
    ]
    return (await Promise.all(found.map(read))).flat()
  }
  expectClose(await figures('wasm'), await figures('cpu'), 1e-5)
})

test('each form of the root answers on WASM as on the CPU, at 0 and elsewhere', async () => {
  const drawn = [
    [1, 2],
    [0.5, 0.5],
    [3, 0],
    [4, 4],
    [1, 2],
    [0.5, 0.5],
    [0, 4],
    [4, 4.0001],
  ]
  const figures = async (backend: 'cpu' | 'wasm') => {
    await tf.setBackend(backend)
    const found: tf.Tensor[] = []
    for (const form of FORMS) {
      const ofPairs = (e: tf.Tensor) =>
        tf.sum(
          tf.mul(
            DISTANCE_FUNCTIONS.euclidean.pairs(e as tf.Tensor2D, { ...PLAIN, ...form }),
            [1, 0, 1, 1],
          ),
        )
      found.push(DISTANCE_FUNCTIONS.euclidean.pairs(tensorOf(drawn), { ...PLAIN, ...form }))
      found.push(tf.grad(ofPairs)(tensorOf(drawn)))
    }
    return (await Promise.all(found.map(read))).flat()
  }
  const onWasm = await figures('wasm')
  const onCpu = await figures('cpu')
  onCpu.forEach((each, i) => {
    if (Number.isNaN(each)) expect(onWasm[i]).toBeNaN()
    else
      expect(Math.abs((onWasm[i] ?? NaN) - each)).toBeLessThan(1e-5 * Math.max(1, Math.abs(each)))
  })
})
