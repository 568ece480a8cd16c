import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from './config'
import type { BackendId } from './settings'
import { bytesText, estimateMemory, type MemoryEstimate } from './memory'

const BACKENDS = ['webgpu', 'wasm', 'webgl', 'cpu'] as const
const of = (patch: Partial<RunConfig>, backend: BackendId = 'wasm'): MemoryEstimate => {
  const estimate = estimateMemory({ ...DEFAULT_CONFIG, ...patch }, backend)
  if (estimate === null) throw new Error('the encoder does not fit')
  return estimate
}
const runs: fc.Arbitrary<Partial<RunConfig>> = fc.record({
  encoder: fc.constantFrom('encoder', 'test_model', 'net_definition'),
  size: fc.integer({ min: 63, max: 223 }),
  channels: fc.constantFrom(1, 3),
  optimizer: fc.constantFrom('adam', 'rmsprop', 'sgd'),
  batch: fc.integer({ min: 2, max: 255 }),
})
const backends = fc.constantFrom(...BACKENDS)

// Counted by hand from the layers' shapes: values × 4 bytes × 2 images a pair.
describe('memory of the seeds’ encoders', () => {
  it('is that of one convolution for the Encoder, 28 × 28 × 1 with 32 pairs', () => {
    expect(of({})).toMatchObject({
      weights: 313_970 * 4,
      // Adam: gradients, two slots, and new weights and slots: six times the weights.
      update: 313_970 * 4 * 6,
      images: 28 * 28 * 64 * 4,
      activations: (28 * 28 * 32 + 14 * 14 * 32 + 50) * 64 * 4,
      largestTensor: 28 * 28 * 32 * 64 * 4,
    })
  })

  it('counts TestModel’s dropout, 64 × 64 × 1 with 16 pairs', () => {
    const activations = 21 * 21 * 96 + 2 * (10 * 10 * 96) + 3 * 3 * 256 + 2 * 256 + 2 * 512 + 128
    expect(of({ encoder: 'test_model', size: 64, batch: 16, optimizer: 'rmsprop' })).toMatchObject({
      weights: 419_648 * 4,
      // RMSprop: gradients, one slot, and new weights and slot.
      update: 419_648 * 4 * 4,
      images: 64 * 64 * 32 * 4,
      activations: activations * 32 * 4,
    })
  })

  it('counts Net_Definition’s normalised values twice, 224 × 224 × 3 with 128 pairs', () => {
    const activations =
      55 * 55 * 96 +
      3 * (27 * 27 * 96) +
      27 * 27 * 256 +
      3 * (13 * 13 * 256) +
      13 * 13 * 384 +
      6 * 6 * 384 +
      4 * 512 +
      128
    const estimate = of({ encoder: 'net_definition', size: 224, channels: 3, batch: 128 })
    // Moving statistics are weights, but have neither gradient nor slots.
    expect(estimate).toMatchObject({
      weights: 8_922_112 * 4,
      update: (8_922_112 - 2 * (96 + 256)) * 4 * 6,
      images: 224 * 224 * 3 * 256 * 4,
      activations: activations * 256 * 4,
      largestTensor: 55 * 55 * 96 * 256 * 4,
    })
  })

  it('peaks on WASM in the backward pass of the largest layers, with 20 % and 16 MiB on top', () => {
    const { weights, images, activations, peak } = of({})
    const image = 64 * 4
    // Pooling's gradients of output and input are the widest; copies are the convolution's packed
    // gradient with its padded input, and the dense layer's input with its weights.
    const passing = (14 * 14 * 32 + 28 * 28 * 32) * image
    const copies = (28 * 28 * 32 + 28 * 28 + 14 * 14 * 32) * image + 313_650 * 4
    // Weights, those it began with, two slots and gradients.
    const held = 5 * weights + images + activations + passing + copies
    expect(peak).toBe(Math.round(16 * 2 ** 20 + 1.2 * held))
  })

  it('peaks in the update where weights outweigh a batch', () => {
    const { weights, peak } = of({ size: 224, batch: 2, optimizer: 'sgd' })
    const copies = (224 * 224 * 33 + 112 * 112 * 32) * 16 + (112 * 112 * 32 + 1) * 50 * 4
    // Weights, those it began with, and slot, then gradients with new weights and slot: 6 in all.
    expect(peak).toBe(Math.round(16 * 2 ** 20 + 1.2 * (6 * weights + copies)))
  })
})

describe('memory of head and loss', () => {
  it('counts the head’s weights', () => {
    const [raw, dense] = [of({}), of({ head: 'dense_sigmoid' })]
    expect(dense.weights - raw.weights).toBe(2 * 4)
    // Four parameters of the normalisation, of which two move without a gradient; Adam.
    const normal = of({ head: 'bn_dense_sigmoid' })
    expect(normal.weights - raw.weights).toBe(6 * 4)
    expect(normal.update - raw.update).toBe(4 * 6 * 4)
    expect(of({ head: 'absdiff_sigmoid' }).weights - raw.weights).toBe(51 * 4)
  })

  it('grows with the cube of the batch where triplets are mined among all images', () => {
    const triplets = (batch: number, mining: RunConfig['mining'], backend: BackendId) =>
      of({ loss: 'triplet', mining, batch }, backend).peak - of({ batch }, backend).peak
    expect(triplets(256, 'all', 'webgpu')).toBe(6 * 512 ** 3 * 4)
    expect(triplets(256, 'semi_hard', 'webgpu')).toBe(12 * 512 ** 3 * 4)
    expect(triplets(256, 'hard', 'webgpu')).toBe(0)
    expect(of({ loss: 'triplet', batch: 256 }).largestTensor).toBe(512 ** 3 * 4)
    // Freed before the backward pass: where memory is used again, a small batch takes no more.
    expect(triplets(16, 'semi_hard', 'wasm')).toBe(0)
    expect(triplets(256, 'semi_hard', 'wasm')).toBeGreaterThan(0)
  })
})

describe('memory', () => {
  it('is unknown where a layer does not fit the input', () => {
    const config: RunConfig = { ...DEFAULT_CONFIG, encoder: 'net_definition', size: 28 }
    expect(estimateMemory(config, 'wasm')).toBeNull()
  })

  it('grows with the batch and never shrinks with the input', () => {
    fc.assert(
      fc.property(runs, backends, (run, backend) => {
        const { peak } = of(run, backend)
        const { batch = 2, size = 63 } = run
        expect(of({ ...run, batch: batch + 1 }, backend).peak).toBeGreaterThanOrEqual(peak)
        expect(of({ ...run, size: size + 1 }, backend).peak).toBeGreaterThanOrEqual(peak)
      }),
    )
  })

  it('is at its peak at least all of what stays', () => {
    fc.assert(
      fc.property(runs, backends, (run, backend) => {
        const { weights, images, activations, peak } = of(run, backend)
        expect(peak).toBeGreaterThan(weights + images + activations)
      }),
    )
  })

  it('grows with what the optimiser keeps', () => {
    const [sgd, rmsprop, adam] = (['sgd', 'rmsprop', 'adam'] as const).map((optimizer) =>
      of({ optimizer }),
    )
    expect(rmsprop).toEqual(sgd)
    expect(adam?.update).toBe((sgd?.update ?? 0) * 1.5)
  })

  it('keeps nothing for a dropout that drops nothing', () => {
    const layers = (rate: number): Partial<RunConfig> => ({
      encoder: 'custom',
      layers: [
        { kind: 'flatten' },
        { kind: 'dropout', rate },
        { kind: 'dense', units: 4, activation: 'linear' },
      ],
    })
    expect(of(layers(0)).activations).toBe(4 * 64 * 4)
    expect(of(layers(0.5)).activations).toBe((4 + 28 * 28) * 64 * 4)
  })
})

describe('bytes in words', () => {
  it.each([
    [0, '0 kB'],
    [320, '0.32 kB'],
    [8_449_000, '8.4 MB'],
    [412_000_000, '410 MB'],
    [999_600, '1 MB'],
    [999_600_000, '1 GB'],
    [4_294_901_760, '4.3 GB'],
    [400e9, '400 GB'],
  ])('reads %d as %s', (bytes, text) => expect(bytesText(bytes)).toBe(text))
})
