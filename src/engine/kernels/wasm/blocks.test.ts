/** The compiled module's convolutions, on every build of it that runs here, against stock kernels. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import fc from 'fast-check'
import { beforeAll, describe, test } from 'vitest'
import { convolutionBlock, denseBlock } from '../blocks'
import { startEngine } from '../../node/startEngine'
import { expectClose, values } from './bothBackends'

beforeAll(() => startEngine({ build: 'plain' }))

const small = (min: number, max: number) => fc.integer({ min, max })
const convolutions = fc.record({
  images: small(1, 9),
  height: small(5, 12),
  width: small(5, 12),
  channels: small(1, 9),
  filters: small(1, 19),
  kernelHeight: small(1, 5),
  kernelWidth: small(1, 5),
  strides: small(1, 4),
  padding: fc.constantFrom('same' as const, 'valid' as const),
  relu: fc.boolean(),
  seed: small(1, 1_000_000),
})

type Block = (x: tf.Tensor, filter: tf.Tensor, bias: tf.Tensor) => tf.Tensor

/** y, and the gradients of Σ y · w for a fixed w, on a backend. */
async function run(backend: string, block: Block, shapes: number[][], seed: number) {
  await tf.setBackend(backend)
  const [x, filter, bias] = shapes.map((shape, i) => tf.tensor(values(shape, seed + i), shape))
  const y = block(x!, filter!, bias!)
  const weighting = tf.tensor(values(y.shape, seed + 3), y.shape)
  const objective = (...inputs: tf.Tensor[]) =>
    tf.sum(tf.mul(block(inputs[0]!, inputs[1]!, inputs[2]!), weighting)) as tf.Scalar
  const gradients = tf.grads(objective)([x!, filter!, bias!])
  return Promise.all([y, ...gradients].map((each) => each.data() as Promise<Float32Array>))
}

async function agree(block: Block, shapes: number[][], seed: number) {
  const ours = await run('wasm', block, shapes, seed)
  const theirs = await run('cpu', block, shapes, seed)
  ours.forEach((values, which) => expectClose(values, theirs[which]!, 2e-6))
}

describe('a convolution block', () => {
  test('is the stock convolution, bias and ReLU, forward and backward', async () => {
    await fc.assert(
      fc.asyncProperty(convolutions, async (c) => {
        const attrs = { ...c, inputGradient: true }
        await agree(
          (x, filter, bias) => convolutionBlock(x, filter, bias, attrs),
          [
            [c.images, c.height, c.width, c.channels],
            [c.kernelHeight, c.kernelWidth, c.channels, c.filters],
            [c.filters],
          ],
          c.seed,
        )
      }),
      { numRuns: 150 },
    )
  })
})

describe('a dense block', () => {
  test('is the stock product, bias and ReLU, forward and backward', async () => {
    const denses = fc.record({
      images: small(1, 40),
      features: small(1, 70),
      units: small(1, 40),
      relu: fc.boolean(),
      seed: small(1, 1_000_000),
    })
    await fc.assert(
      fc.asyncProperty(denses, async ({ images, features, units, relu, seed }) =>
        agree(
          (x, filter, bias) => denseBlock(x, filter, bias, { relu, inputGradient: true }),
          [[images, features], [features, units], [units]],
          seed,
        ),
      ),
      { numRuns: 60 },
    )
  })
})
