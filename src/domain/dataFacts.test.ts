import { describe, expect, it } from 'vitest'
import { MNIST_FACTS } from './choices/sources/mnist01'
import { DEFAULT_CONFIG, type RunConfig } from './config'
import { factsOf } from './dataFacts'
import { listOf, peopleWith, photosOf } from './testPhotos'

const config = (patch: Partial<RunConfig>): RunConfig => ({ ...DEFAULT_CONFIG, ...patch })

describe('the facts of a run’s data', () => {
  it('are those of the zeros and ones that ship', () => {
    expect(factsOf(config({}), null)).toBe(MNIST_FACTS)
  })

  it('count the training images of each person who has any', () => {
    const set = photosOf(peopleWith([4, 4, 4, 4]))
    const facts = factsOf(config({ data: 'own', heldOutPercent: 50 }), set)
    expect(facts).toEqual({ counts: [4, 4], listed: null, heldOut: null })
    expect(factsOf(config({ data: 'own', heldOutPercent: 50, seed: 9 }), set)).toBe(facts)
  })

  it('count listed pairs by kind, on each side', () => {
    const list = listOf(
      [
        [0, 1, 1, 0],
        [2, 3, 1, 1],
        [2, 4, 0, 1],
        [4, 5, 1, 1],
      ],
      ['train', 'val'],
    )
    const set = photosOf(peopleWith([2, 2, 2]), undefined, list)
    const facts = factsOf(config({ data: 'own', split: 'folds', pairs: 'listed' }), set)
    expect(facts.listed).toEqual({ same: 2, different: 1 })
    expect(facts.heldOut).toEqual({ same: 1, different: 0 })
    expect(facts.counts).toEqual([2, 2])
  })

  it('are none where the photos are not here', () => {
    expect(factsOf(config({ data: 'own', set: 'abcdef012345' }), null).counts).toEqual([])
  })
})
