import { join } from 'node:path'
import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { streamKey, uniformAt } from '../../core/random'
import { registerWasmKernels } from './register'

type Shape4D = [number, number, number, number]

/** Every kernel of ours against the CPU backend's, over shapes, strides and padding. */
interface Convolution {
  readonly batch: number
  readonly height: number
  readonly width: number
  readonly inChannels: number
  readonly outChannels: number
  readonly filter: [number, number]
  readonly strides: [number, number]
  readonly pad: 'same' | 'valid'
  readonly seed: number
}

const small = (min: number, max: number) => fc.integer({ min, max })
const convolutions: fc.Arbitrary<Convolution> = fc.record({
  batch: small(1, 3),
  height: small(5, 12),
  width: small(5, 12),
  inChannels: small(1, 5),
  outChannels: small(1, 5),
  filter: fc.tuple(small(1, 5), small(1, 5)),
  strides: fc.tuple(small(1, 4), small(1, 4)),
  pad: fc.constantFrom('same', 'valid'),
  seed: small(1, 1_000_000),
})

function values(shape: number[], seed: number): Float32Array {
  const key = streamKey(seed, 'weights')
  return Float32Array.from(
    { length: tf.util.sizeFromShape(shape) },
    (_, i) => uniformAt(key, i) - 0.5,
  )
}
const tensor4d = (shape: number[], seed: number) =>
  tf.tensor<tf.Rank.R4>(values(shape, seed), shape as Shape4D)

const xShape = (c: Convolution): Shape4D => [c.batch, c.height, c.width, c.inChannels]
const filterShape = (c: Convolution): Shape4D => [...c.filter, c.inChannels, c.outChannels]
const dyShape = (c: Convolution) =>
  tf.backend_util.computeConv2DInfo(xShape(c), filterShape(c), c.strides, 1, c.pad).outShape

const filterGradient = (c: Convolution) => (): tf.Tensor =>
  tf
    .engine()
    .runKernel(
      tf.Conv2DBackpropFilter,
      { x: tensor4d(xShape(c), c.seed), dy: tensor4d(dyShape(c), c.seed + 1) },
      { strides: c.strides, pad: c.pad, dataFormat: 'NHWC', filterShape: filterShape(c) },
    )
const inputGradient = (c: Convolution) => (): tf.Tensor =>
  tf
    .engine()
    .runKernel(
      tf.Conv2DBackpropInput,
      { dy: tensor4d(dyShape(c), c.seed + 1), filter: tensor4d(filterShape(c), c.seed) },
      { strides: c.strides, pad: c.pad, dataFormat: 'NHWC', inputShape: xShape(c) },
    )

async function on(backend: 'wasm' | 'cpu', make: () => tf.Tensor) {
  expect(await tf.setBackend(backend)).toBe(true)
  const result = tf.tidy(make)
  const data = await result.data()
  result.dispose()
  return { shape: result.shape, data: Array.from(data) }
}

function expectClose(actual: number[], expected: number[]): void {
  const largest = Math.max(1, ...expected.map(Math.abs))
  const worst = Math.max(0, ...actual.map((value, i) => Math.abs(value - expected[i]!)))
  expect(worst / largest).toBeLessThan(2e-5)
}

async function expectEqualToCpu(make: () => tf.Tensor): Promise<void> {
  const wasm = await on('wasm', make)
  const again = await on('wasm', make)
  const cpu = await on('cpu', make)
  expect(wasm.shape).toEqual(cpu.shape)
  expect(again.data).toEqual(wasm.data)
  expectClose(wasm.data, cpu.data)
}

beforeAll(() => {
  setWasmPaths(join(process.cwd(), 'node_modules/@tensorflow/tfjs-backend-wasm/dist/'))
  registerWasmKernels()
})
beforeEach(() => tf.setBackend('wasm'))

describe('WASM kernels', () => {
  it('give the filter gradient of the CPU backend, the same bits twice', async () => {
    await fc.assert(fc.asyncProperty(convolutions, (c) => expectEqualToCpu(filterGradient(c))))
  })

  it('give the input gradient of the CPU backend, the same bits twice', async () => {
    await fc.assert(fc.asyncProperty(convolutions, (c) => expectEqualToCpu(inputGradient(c))))
  })

  it('give transposed products of the CPU backend, batched or not', async () => {
    const products = fc.record({
      batch: small(1, 3),
      rows: small(1, 9),
      inner: small(1, 9),
      columns: small(1, 9),
      transposeA: fc.boolean(),
      transposeB: fc.boolean(),
      seed: small(1, 1_000_000),
    })
    await fc.assert(
      fc.asyncProperty(products, ({ batch, rows, inner, columns, transposeA, transposeB, seed }) =>
        expectEqualToCpu(() =>
          tf.matMul(
            tf.tensor(
              values([batch, inner, rows], seed),
              transposeA ? [batch, inner, rows] : [batch, rows, inner],
            ),
            tf.tensor(
              values([batch, inner, columns], seed + 1),
              transposeB ? [batch, columns, inner] : [batch, inner, columns],
            ),
            transposeA,
            transposeB,
          ),
        ),
      ),
    )
  })

  it('give the pooling gradient of the CPU backend, ties included', async () => {
    const poolings = fc.record({
      shape: fc.tuple(small(1, 3), small(4, 10), small(4, 10), small(1, 5)),
      filter: fc.tuple(small(1, 4), small(1, 4)),
      strides: fc.tuple(small(1, 3), small(1, 3)),
      pad: fc.constantFrom('same' as const, 'valid' as const),
      seed: small(1, 1_000_000),
    })
    await fc.assert(
      fc.asyncProperty(poolings, ({ shape, filter, strides, pad, seed }) =>
        expectEqualToCpu(() => {
          // Whole numbers from −2 to 2: most windows have more than one largest value.
          const x = tf.round(tf.mul(tensor4d(shape, seed), 4)) as tf.Tensor4D
          const output = tf.maxPool(x, filter, strides, pad)
          const dy = tensor4d(output.shape, seed + 1)
          return tf
            .engine()
            .runKernel(
              tf.MaxPoolGrad,
              { dy, input: x, output },
              { filterSize: filter, strides, pad },
            ) as unknown as tf.Tensor
        }),
      ),
    )
  })

  it('give the slices of the CPU backend', async () => {
    const slices = fc
      .array(fc.tuple(small(0, 3), small(1, 3), small(0, 3)), { minLength: 1, maxLength: 5 })
      .chain((axes) => fc.record({ axes: fc.constant(axes), seed: small(1, 1_000_000) }))
    await fc.assert(
      fc.asyncProperty(slices, ({ axes, seed }) => {
        const shape = axes.map(([before, size, after]) => before + size + after)
        return expectEqualToCpu(() =>
          tf.slice(
            tf.tensor(values(shape, seed), shape),
            axes.map(([before]) => before),
            axes.map(([, size]) => size),
          ),
        )
      }),
    )
  })

  it('give the sums of the CPU backend, over leading axes and others', async () => {
    const sums = fc.record({
      shape: fc.array(small(1, 5), { minLength: 1, maxLength: 4 }),
      chosen: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      leading: small(0, 4),
      keepDims: fc.boolean(),
      seed: small(1, 1_000_000),
    })
    await fc.assert(
      fc.asyncProperty(sums, ({ shape, chosen, leading, keepDims, seed }) => {
        const axes = shape.flatMap((_, i) => ((leading > 0 ? i < leading : chosen[i]) ? [i] : []))
        return expectEqualToCpu(() => tf.sum(tf.tensor(values(shape, seed), shape), axes, keepDims))
      }),
    )
  })

  it('carry a NaN in dy into every gradient it touches', async () => {
    const withNaN = (shape: Shape4D) => {
      const data = values(shape, 3)
      data[0] = Number.NaN
      return tf.tensor<tf.Rank.R4>(data, shape)
    }
    const x = tensor4d([2, 6, 6, 3], 1)
    const filter = tensor4d([3, 3, 3, 4], 2)
    const dy = withNaN([2, 4, 4, 4])
    const attrs = { strides: 1, pad: 'valid', dataFormat: 'NHWC' }
    const toFilter = tf
      .engine()
      .runKernel(
        tf.Conv2DBackpropFilter,
        { x, dy },
        { ...attrs, filterShape: filter.shape },
      ) as unknown as tf.Tensor
    const toInput = tf
      .engine()
      .runKernel(
        tf.Conv2DBackpropInput,
        { dy, filter },
        { ...attrs, inputShape: x.shape },
      ) as unknown as tf.Tensor
    const product = tf.matMul(
      tf.reshape(withNaN([4, 4, 1, 2]), [4, 8]),
      tf.ones([4, 3]),
      true,
      false,
    )
    expect((await toFilter.data()).some(Number.isNaN)).toBe(true)
    expect((await toInput.data()).some(Number.isNaN)).toBe(true)
    expect((await product.data()).some(Number.isNaN)).toBe(true)
    tf.dispose([x, filter, dy, toFilter, toInput, product])
  })

  it('leave no tensor behind when a convolutional network is differentiated', () => {
    const filter = tf.variable(tensor4d([3, 3, 2, 4], 1))
    const second = tf.variable(tensor4d([2, 2, 4, 3], 2))
    const step = () => {
      const { value, grads } = tf.variableGrads(() =>
        tf.tidy(() => {
          const hidden = tf.conv2d(tensor4d([2, 9, 9, 2], 3), filter, 2, 'same')
          const pooled = tf.maxPool(hidden, 2, 1, 'valid')
          const flat = tf.reshape(tf.conv2d(pooled, second, 3, 'valid'), [2, -1])
          return tf.mean<tf.Scalar>(tf.matMul(flat, flat, false, true))
        }),
      )
      value.dispose()
      tf.dispose(grads)
    }
    const { numTensors, numDataBuffers } = tf.memory()
    step()
    step()
    expect(tf.memory()).toMatchObject({ numTensors, numDataBuffers })
    tf.dispose([filter, second])
  })

  it('are registered once however often it is asked for', () => {
    const before = tf.getKernelsForBackend('wasm').map((kernel) => kernel.kernelFunc)
    registerWasmKernels()
    expect(tf.getKernelsForBackend('wasm').map((kernel) => kernel.kernelFunc)).toEqual(before)
  })
})
