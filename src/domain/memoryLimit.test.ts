import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from './config'
import { estimateMemory } from './memory'
import { largestBatch, memoryProblem, WASM_HEAP } from './memoryLimit'
import { setupProblems } from './problems'

const SEED: RunConfig = {
  ...DEFAULT_CONFIG,
  encoder: 'net_definition',
  size: 224,
  channels: 3,
  optimizer: 'rmsprop',
  backend: 'wasm',
}
/** The Encoder keeps 32 maps of the whole input. */
const LARGE: RunConfig = { ...SEED, encoder: 'encoder', optimizer: 'adam', batch: 128 }

function fitsWasm(config: RunConfig): boolean {
  const estimate = estimateMemory(config, 'wasm')
  return estimate !== null && estimate.peak <= WASM_HEAP
}

describe('the largest batch', () => {
  it('fits, and one more pair does not', () => {
    const large = fc.record({
      encoder: fc.constantFrom('encoder', 'test_model', 'net_definition'),
      size: fc.integer({ min: 63, max: 224 }),
      channels: fc.constantFrom(1, 3),
      optimizer: fc.constantFrom('adam', 'sgd'),
    } as const)
    fc.assert(
      fc.property(large, (patch) => {
        const config: RunConfig = { ...LARGE, ...patch, batch: 256 }
        const largest = largestBatch(config) ?? 0
        expect(fitsWasm({ ...config, batch: largest })).toBe(true)
        expect(largest === 256 || !fitsWasm({ ...config, batch: largest + 1 })).toBe(true)
      }),
    )
  })

  it('is the one set where that fits', () => expect(largestBatch(DEFAULT_CONFIG)).toBe(32))
})

describe('what does not fit into memory', () => {
  it('is not the seed’s 224 × 224 × 3, with its 128 pairs or with 16', () => {
    for (const batch of [16, 128]) expect(setupProblems({ ...SEED, batch }, null)).toEqual([])
  })

  it('is said at the batch with the largest that fits, which mends it', () => {
    const [problem, ...others] = setupProblems(LARGE, null)
    const largest = largestBatch(LARGE)
    expect(problem).toEqual({
      field: 'batch',
      title: 'It does not fit into memory',
      message: `Training needs about 8.4 GB, more than the 4.3 GB WASM can hold: 128 pairs are too many. The largest batch that fits is ${largest} pairs.`,
      mend: { label: `Set ${largest} pairs`, patch: { batch: largest } },
    })
    expect(others).toEqual([])
    expect(setupProblems({ ...LARGE, ...problem?.mend?.patch }, null)).toEqual([])
  })

  it('keeps a run from starting on WASM alone', () => {
    for (const backend of ['auto', 'webgpu', 'webgl', 'cpu'] as const)
      expect(setupProblems({ ...LARGE, backend }, null)).toEqual([])
  })

  it('is said of WASM where the backend is left to choose, and of no other backend', () => {
    expect(memoryProblem({ ...LARGE, backend: 'auto' })?.message).toMatch(
      /^Without a GPU this runs on WASM\. Training needs about 8\.4 GB, more than/,
    )
    for (const backend of ['webgpu', 'webgl', 'cpu'] as const)
      expect(memoryProblem({ ...LARGE, backend })).toBeNull()
  })

  it('is said at the encoder where no batch is small enough', () => {
    const config: RunConfig = {
      ...LARGE,
      encoder: 'custom',
      layers: [
        {
          kind: 'conv2d',
          filters: 512,
          kernel: 3,
          strides: 1,
          padding: 'same',
          activation: 'relu',
        },
        { kind: 'flatten' },
        { kind: 'dense', units: 2048, activation: 'linear' },
      ],
    }
    const [problem] = setupProblems(config, null)
    expect(problem?.field).toBe('encoder')
    expect(problem?.message).toMatch(
      /^Training needs about [\d,]+ GB, more than the 4\.3 GB WASM can hold, and no batch is small enough: use a smaller input or smaller layers\.$/,
    )
    expect(problem?.mend).toBeUndefined()
  })

  it('leaves an encoder that does not fit its input to the message about that', () => {
    expect(memoryProblem({ ...LARGE, encoder: 'net_definition', size: 28 })).toBeNull()
  })
})
