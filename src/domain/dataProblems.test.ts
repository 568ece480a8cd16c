import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type FieldId, type RunConfig } from './config'
import { dataProblems } from './dataProblems'
import { DRAWN_FACES } from './drawnFaces'
import type { PhotoSet } from './photoSet'
import { setupProblems } from './problems'
import { splitOf } from './split'
import { anyPhotos, listOf, peopleWith, photosOf } from './testPhotos'

const config = (patch: Partial<RunConfig> = {}): RunConfig => ({
  ...DEFAULT_CONFIG,
  data: 'own',
  set: 'abcdef012345',
  ...patch,
})
const friends = photosOf(peopleWith([5, 5, 5, 5, 5, 5]))
const LIST = listOf(
  [
    [0, 1, 1, 0],
    [0, 5, 0, 0],
    [10, 11, 1, 1],
    [10, 15, 0, 1],
    [20, 21, 1, 2],
  ],
  ['1', '2', '3'],
)
const listed: PhotoSet = { ...friends, list: LIST }
const unfolded: PhotoSet = { ...friends, list: { ...LIST, folds: [] } }

/** The set a RunConfig names, as the page finds it. */
const setOf = (config: RunConfig, own: PhotoSet | null) =>
  config.data === 'own' ? own : config.data === 'faces' ? DRAWN_FACES : null

describe('problems of the data', () => {
  it('are none of a set with enough photos, in every way to split it', () => {
    for (const split of ['identity', 'image'] as const)
      for (const pairs of ['balanced', 'every'] as const)
        expect(dataProblems(config({ split, pairs }), friends)).toEqual([])
    for (const pairs of ['balanced', 'every', 'listed'] as const)
      expect(dataProblems(config({ split: 'folds', pairs }), listed)).toEqual([])
    expect(setupProblems({ ...DEFAULT_CONFIG, data: 'faces' }, DRAWN_FACES)).toEqual([])
  })

  it.each<[string, FieldId, Partial<RunConfig>, PhotoSet | null, RegExp, RegExp]>([
    ['a set that is not here', 'set', {}, null, /whoever sent it keeps them/, /drawn faces/],
    ['no set', 'set', { set: '' }, null, /Bring photos of your own/, /drawn faces/],
    [
      'MNIST with a list',
      'pairs',
      { data: 'mnist01', set: '', pairs: 'listed' },
      null,
      /MNIST comes without/,
      /balanced/,
    ],
    ['no list', 'pairs', { pairs: 'listed' }, friends, /“Friends” came without a list/, /balanced/],
    ['no folds', 'split', { split: 'folds' }, friends, /no list of pairs with folds/, /identity/],
    [
      'a list without folds',
      'split',
      { split: 'folds' },
      unfolded,
      /no list of pairs with folds/,
      /identity/,
    ],
    [
      'a fold too many',
      'fold',
      { split: 'folds', fold: 4 },
      listed,
      /has 3 folds, so there is no fold 4/,
      /identity/,
    ],
    [
      'all folds held out',
      'pairs',
      { split: 'folds', fold: 0, pairs: 'listed' },
      listed,
      /All folds are held out/,
      /./,
    ],
    [
      'a fold of one kind',
      'fold',
      { split: 'folds', fold: 3 },
      listed,
      /Held out are 1 same and 0 different/,
      /identity/,
    ],
    [
      'one person',
      'heldOutPercent',
      {},
      photosOf(peopleWith([9])),
      /photos of one person/,
      /drawn faces/,
    ],
    [
      'single photos',
      'heldOutPercent',
      {},
      photosOf(peopleWith([1, 1, 1, 1, 1])),
      /none with two/,
      /drawn faces/,
    ],
    [
      'two people',
      'heldOutPercent',
      {},
      photosOf(peopleWith([6, 6])),
      /photos of one person/,
      /Split by image/,
    ],
  ])('are told of %s at %s', (_, field, patch, set, message, mend) => {
    const given = config(patch)
    const [problem, ...others] = dataProblems(given, set)
    expect(others).toEqual([])
    expect(problem?.field).toBe(field)
    expect(problem?.message).toMatch(message)
    expect(problem?.mend?.label).toMatch(mend)
    const mended = { ...given, ...problem?.mend?.patch }
    expect(dataProblems(mended, setOf(mended, set))).toEqual([])
  })

  it('are mended by what they offer, and told of every set whose pairs cannot be made', () => {
    const configs = fc.record({
      split: fc.constantFrom('identity', 'image', 'folds'),
      heldOutPercent: fc.integer({ min: 5, max: 80 }),
      fold: fc.integer({ min: 0, max: 5 }),
      pairs: fc.constantFrom('balanced', 'every', 'listed'),
      trainPeople: fc.constantFrom(0, 0, 2, 5),
      trainPhotos: fc.constantFrom(0, 0, 2, 3),
    } as const)
    fc.assert(
      fc.property(anyPhotos, configs, (set, patch) => {
        const given = config(patch)
        const [problem] = dataProblems(given, set)
        if (problem) {
          const mended = { ...given, ...problem.mend?.patch }
          expect(problem.mend).toBeDefined()
          expect(dataProblems(mended, setOf(mended, set))).toEqual([])
          return
        }
        const { train, heldOut, trainPairs, heldOutPairs } = splitOf(set, given)
        const people = (side: Int32Array) => [...side].map((image) => set.identityOf[image])
        for (const [side, pairs] of [
          [train, trainPairs],
          [heldOut, heldOutPairs],
        ] as const)
          if (pairs === null) {
            expect(new Set(people(side)).size).toBeGreaterThanOrEqual(2)
            expect(side.length).toBeGreaterThan(new Set(people(side)).size)
          } else expect(new Set(pairs.same)).toEqual(new Set([0, 1]))
      }),
      { numRuns: 300 },
    )
  })
})
