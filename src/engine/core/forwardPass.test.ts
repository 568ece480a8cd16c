/** Where a value stopped being finite, and how outputs had grown by then. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../domain/config'
import type { LayerSpec } from '../../domain/layers'
import type { NonFiniteReport } from '../../domain/reports'
import type { Dataset } from './data/dataset'
import { twinTensor } from './data/images'
import { createPairSource } from './data/pairs'
import { pixelsOf } from './data/pixels'
import { createNetwork } from './encoders/network'
import { traceForward } from './forwardPass'
import { applyNetwork } from './objective'
import { TINY_CONFIG, TINY_DATASET } from './testData'
import { createTrainer } from './trainer'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const dense = (units: number): LayerSpec => ({ kind: 'dense', units, activation: 'linear' })
const FLAT: readonly LayerSpec[] = [{ kind: 'flatten' }, dense(5), dense(4)]

/** The first report of a run, and the step it is of. Fails where tensors are left behind. */
async function firstReport(
  patch: Partial<RunConfig>,
  { data = TINY_DATASET, depth = 1 }: { data?: Dataset; depth?: number } = {},
): Promise<NonFiniteReport> {
  const before = tf.memory().numTensors
  const trainer = createTrainer({ ...TINY_CONFIG, ...patch }, data)
  let found: NonFiniteReport | null = null
  for (let step = 0; step < 12 && found === null; step += depth) {
    const results = await Promise.all(Array.from({ length: depth }, () => trainer.step()))
    found = results.find(({ nonFinite }) => nonFinite !== null)?.nonFinite ?? null
  }
  trainer.dispose()
  expect(tf.memory().numTensors).toBe(before)
  if (found === null) throw new Error('All values were finite.')
  return found
}

const growthOf = ({ forward }: NonFiniteReport, name: string) =>
  forward.find((layer) => layer.name === name)

describe('a rate that throws the weights out of range', () => {
  test('is seen in the first layer that overflows, and in what those before it have grown to', async () => {
    const report = await firstReport({
      ...{ layers: FLAT, optimizer: 'adam', learningRate: 1e30, head: 'dense_sigmoid' },
    })
    expect(report).toMatchObject({ step: 2, where: 'loss', origin: 'dense_1' })
    expect(report.forward.map(({ name }) => name)).toEqual([
      ...['flatten', 'dense', 'dense_1', 'distance', 'head_dense'],
    ])
    expect(growthOf(report, 'flatten')).toEqual({ name: 'flatten', first: 1, now: 1 })
    const grown = growthOf(report, 'dense')
    expect(grown?.first).toBeLessThan(10)
    expect(grown?.now).toBeGreaterThan(1e30)
    expect(Number.isFinite(grown?.now)).toBe(true)
    expect(growthOf(report, 'dense_1')?.first).toBeLessThan(10)
  })

  test('is seen in the very first layer, also where pooling comes behind it', async () => {
    const layers: LayerSpec[] = [
      { kind: 'conv2d', filters: 3, kernel: 5, strides: 1, padding: 'valid', activation: 'linear' },
      { kind: 'max_pooling2d', pool: 2, strides: 2 },
      { kind: 'flatten' },
      dense(4),
    ]
    const report = await firstReport({ layers, optimizer: 'adam', learningRate: 2e38 })
    expect(report).toMatchObject({ step: 2, origin: 'conv2d' })
    expect(Number.isFinite(growthOf(report, 'conv2d')?.now)).toBe(false)
    expect(growthOf(report, 'conv2d')?.first).toBeLessThan(10)
  })

  test('is seen in the distance where its square is what overflows', async () => {
    const patch = { layers: [FLAT[0]!, dense(4)], optimizer: 'adam', learningRate: 1e30 } as const
    expect((await firstReport(patch)).origin).toBe('distance')
    const { forward } = await firstReport({ ...patch, learningRate: 2e38, head: 'absdiff_sigmoid' })
    expect(forward.map(({ name }) => name)).toEqual(['flatten', 'dense', 'head_dense'])
  })

  test('is told alike with several steps under way', async () => {
    const patch = { layers: FLAT, optimizer: 'sgd', learningRate: 1e12 } as const
    const alone = await firstReport(patch)
    expect(alone.step).toBeGreaterThan(1)
    expect(await firstReport(patch, { depth: 4 })).toEqual(alone)
  })
})

describe('a slope that is not finite', () => {
  /** One image of each class: every same pair is an image with itself. */
  const twoImages: Dataset = {
    ...TINY_DATASET,
    train: {
      ...TINY_DATASET.train,
      count: 2,
      pixels: TINY_DATASET.train.pixels.slice(0, 128),
      classes: Uint8Array.of(0, 1),
    },
  }

  test('has no origin in the forward pass, and is told of a pair of an image with itself', async () => {
    const patch = { layers: FLAT.slice(0, 2), selfPairs: 1, epsilon: 0 } as const
    const report = await firstReport(patch, { data: twoImages })
    expect(report).toMatchObject({ step: 1, where: 'gradient', origin: null, ofItself: true })
    expect(report.drawnTwice).toBe(2)
    expect(report.forward.map(({ name }) => name)).toEqual(['flatten', 'dense', 'distance'])
    for (const { first, now } of report.forward) expect(now).toBe(first)
  })

  test('is not of itself where two images have the same pixels', async () => {
    const { train } = TINY_DATASET
    const image = train.pixels.slice(0, 64)
    const pixels = Uint8Array.from({ length: 64 * train.count }, (_, i) => image[i % 64] ?? 0)
    const patch = { layers: FLAT.slice(0, 2), epsilon: 0 } as const
    const report = await firstReport(patch, {
      data: { ...TINY_DATASET, train: { ...train, pixels } },
    })
    expect(report).toMatchObject({ origin: null, ofItself: false, pair: { distance: 0 } })
  })
})

test('the forward pass is in training mode, with the step’s masks, and moves nothing', async () => {
  const config: RunConfig = { ...TINY_CONFIG, head: 'bn_dense_sigmoid' }
  const step = 3
  const batch = createPairSource(config, TINY_DATASET.train, null).batch(step)
  const pixels = pixelsOf(config, TINY_DATASET.train)
  const images = () => twinTensor(TINY_DATASET.train, batch, pixels)
  const network = createNetwork(config)
  const double = network.weights.map(({ variable }) => tf.mul(variable, 2))
  const kept = double.map((each) => each.dataSync().slice())
  const live = tf.memory().numTensors
  const { forward, origin } = await traceForward({ config, begins: [] }, images, double, step)
  expect(tf.memory().numTensors).toBe(live)
  expect(origin).toBeNull()
  double.forEach((each, i) => expect(each.dataSync()).toEqual(kept[i]))

  const expected = (context: { training: boolean; step: number }) => {
    const largest: number[] = []
    const observe = (_: unknown, output: tf.Tensor) =>
      void largest.push(tf.max(tf.abs(output)).dataSync()[0] ?? NaN)
    tf.tidy(() => void applyNetwork(network, images(), config, { ...context, observe }))
    return largest
  }
  const first = expected({ training: true, step })
  expect(forward.map((layer) => layer.first)).toEqual(first)
  network.weights.forEach(({ variable }, i) => variable.assign(double[i] as tf.Tensor))
  expect(forward.map((layer) => layer.now)).toEqual(expected({ training: true, step }))
  expect(first).not.toEqual(expected({ training: true, step: step + 1 }))
  network.dispose()
  tf.dispose(double)
})
