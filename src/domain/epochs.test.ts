import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from './config'
import { MNIST_FACTS } from './choices/sources/mnist01'
import type { DataFacts } from './dataCounts'
import { pairsPerEpoch, stepLimit, stepsPerEpoch } from './epochs'

const of = (counts: readonly number[]): DataFacts => ({ counts, listed: null, heldOut: null })
const config = (patch: Partial<RunConfig> = {}): RunConfig => ({ ...DEFAULT_CONFIG, ...patch })

describe('an epoch', () => {
  it('of balanced pairs sees as many images as there are', () => {
    expect(pairsPerEpoch(config(), MNIST_FACTS)).toBe(6332)
    expect(stepsPerEpoch(config(), MNIST_FACTS)).toBe(197)
    expect(pairsPerEpoch(config(), of([3, 2, 4]))).toBe(4)
  })

  it('of every pair holds each ordered pair once, self-pairs where allowed', () => {
    expect(pairsPerEpoch(config({ pairs: 'every' }), MNIST_FACTS)).toBe(12_665 * 12_664)
    expect(pairsPerEpoch(config({ pairs: 'every', selfPairs: 1 }), MNIST_FACTS)).toBe(12_665 ** 2)
    expect(pairsPerEpoch(config({ pairs: 'every' }), of([2, 1]))).toBe(6)
  })

  it('of listed pairs holds each pair of the list once', () => {
    const facts: DataFacts = { ...of([2, 1]), listed: { same: 40, different: 60 } }
    expect(pairsPerEpoch(config({ pairs: 'listed' }), facts)).toBe(100)
    expect(stepsPerEpoch(config({ pairs: 'listed', batch: 32 }), facts)).toBe(3)
    expect(stepLimit(config({ pairs: 'listed', batch: 32, steps: 0, epochs: 4 }), facts)).toBe(12)
  })

  it('leaves out a last batch that is not full, but has one step at least', () => {
    expect(stepsPerEpoch(config({ pairs: 'every', batch: 4 }), of([2, 1]))).toBe(1)
    expect(stepsPerEpoch(config({ pairs: 'every', batch: 7 }), of([2, 1]))).toBe(1)
    expect(stepsPerEpoch(config({ pairs: 'every', batch: 2 }), of([2, 1]))).toBe(3)
  })
})

describe('a run', () => {
  it.each([
    [300, 0, 300],
    [0, 2, 394],
    [300, 2, 300],
    [500, 2, 394],
    [394, 2, 394],
    [0, 0, 0],
  ])('limited to %i steps and %i epochs ends after %i steps', (steps, epochs, limit) => {
    expect(stepLimit(config({ steps, epochs }), MNIST_FACTS)).toBe(limit)
  })

  it('of the first question, 10 epochs of 128 pairs, ends after 490 steps', () => {
    expect(stepLimit(config({ batch: 128, steps: 0, epochs: 10 }), MNIST_FACTS)).toBe(490)
  })
})
