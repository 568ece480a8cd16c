import { describe, expect, it, test } from 'vitest'
import { ROWS, select } from './plan'
import { forwardFlops, WORKLOADS } from './workloads'

const names = (...patterns: string[]) => select(ROWS, patterns).map((row) => row.name)

describe('rows', () => {
  it('have names of their own', () => {
    expect(new Set(ROWS.map((row) => row.name)).size).toBe(ROWS.length)
  })

  it('hold three encoders at two sizes, each beside PyTorch', () => {
    expect(WORKLOADS.map((workload) => workload.title)).toEqual([
      'Encoder 28×28×1, 32 pairs',
      'TestModel 64×64×1, 16 pairs',
      'Net_Definition 64×64×1, 16 pairs',
      'Encoder 224×224×3, 8 pairs',
      'TestModel 224×224×3, 8 pairs',
      'Net_Definition 224×224×3, 8 pairs',
    ])
    expect(names('torch')).toEqual(WORKLOADS.map(({ id }) => `step/${id}/torch/cpu`))
  })
})

describe('a selection', () => {
  it('is everything without a pattern', () => expect(select(ROWS, [])).toEqual(ROWS))

  it('takes a part of a name', () => {
    expect(names('step/encoder/28/ours')).toHaveLength(4)
    expect(names('nothing of the kind')).toEqual([])
  })

  it('lets a star stand for anything, and a dot for itself', () => {
    expect(names('step/*/64/ours/wasm')).toEqual([
      'step/test_model/64/ours/wasm',
      'step/net_definition/64/ours/wasm',
    ])
    expect(names('step.encoder')).toEqual([])
  })

  it('takes what any of several patterns matches, in the order of the table', () => {
    expect(names('encoder/224/torch', 'learn', 'encoder/28/torch')).toEqual([
      'step/encoder/28/torch/cpu',
      'step/encoder/224/torch/cpu',
      'learn/encoder/28/ours/wasm',
    ])
  })
})

test('operations are counted layer by layer', () => {
  const conv = {
    kind: 'conv2d',
    filters: 4,
    kernel: 3,
    strides: 1,
    padding: 'valid',
    activation: 'relu',
  } as const
  const dense = { kind: 'dense', units: 5, activation: 'linear' } as const
  const layers = [conv, { kind: 'max_pooling2d', pool: 2, strides: 2 }, { kind: 'flatten' }, dense]
  // 6×6 outputs of 4 filters over 3×3×2, then 3·3·4 features into 5 units; two operations each.
  expect(forwardFlops(layers as Parameters<typeof forwardFlops>[0], [8, 8, 2])).toBe(
    2 * (6 * 6 * 4 * 3 * 3 * 2) + 2 * (36 * 5),
  )
})
