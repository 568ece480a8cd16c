import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from './config'
import { DRAWN_FACES, FACE_IDENTITIES, FACES_EACH } from './drawnFaces'
import type { PhotoSet } from './photoSet'
import { splitOf, type Split, type SplitConfig } from './split'
import { anyPhotos, listOf, peopleWith, photosOf } from './testPhotos'

const config = (patch: Partial<RunConfig> = {}): SplitConfig => ({ ...DEFAULT_CONFIG, ...patch })
const configs: fc.Arbitrary<SplitConfig> = fc.record({
  split: fc.constantFrom('identity', 'image', 'folds'),
  heldOutPercent: fc.integer({ min: 5, max: 80 }),
  fold: fc.integer({ min: 0, max: 5 }),
  pairs: fc.constantFrom('balanced', 'every', 'listed'),
})

const numbersOf = (images: Int32Array, numberOf: Int32Array) =>
  new Set([...images].map((image) => numberOf[image]))
const shared = <T>(one: ReadonlySet<T>, two: ReadonlySet<T>) => [...one].filter((x) => two.has(x))
const pairsOf = ({ a, b }: NonNullable<Split['trainPairs']>) =>
  Array.from(a, (first, i) => [first, b[i] ?? -1] as const)

describe('a split', () => {
  it('puts no image and no near duplicate on both sides, and counts what it leaves out', () => {
    fc.assert(
      fc.property(anyPhotos, configs, (set, config) => {
        const { train, heldOut, leftOutImages } = splitOf(set, config)
        expect(shared(new Set(train), new Set(heldOut))).toEqual([])
        expect(shared(numbersOf(train, set.groupOf), numbersOf(heldOut, set.groupOf))).toEqual([])
        expect(train.length + heldOut.length + leftOutImages).toBe(set.paths.length)
        expect(leftOutImages).toBeGreaterThanOrEqual(0)
        for (const side of [train, heldOut])
          expect([...side]).toEqual([...new Set(side.toSorted())])
      }),
      { numRuns: 400 },
    )
  })

  it('by identity leaves no image out and puts no person on both sides', () => {
    fc.assert(
      fc.property(anyPhotos, configs, (set, each) => {
        const split = splitOf(set, { ...each, split: 'identity' })
        const people = [split.train, split.heldOut].map((side) => numbersOf(side, set.identityOf))
        expect(shared(...(people as [Set<number>, Set<number>]))).toEqual([])
        expect([split.leftOutImages, split.sharedIdentities]).toEqual([0, 0])
      }),
    )
  })

  it('counts the people on both sides', () => {
    fc.assert(
      fc.property(anyPhotos, configs, (set, each) => {
        const { train, heldOut, sharedIdentities } = splitOf(set, each)
        const [one, two] = [train, heldOut].map((side) => numbersOf(side, set.identityOf))
        expect(sharedIdentities).toBe(shared(one ?? new Set(), two ?? new Set()).length)
      }),
    )
  })

  it('keeps the images of listed pairs on their side, and counts the pairs it leaves out', () => {
    fc.assert(
      fc.property(anyPhotos, configs, (set, each) => {
        const split = splitOf(set, each)
        for (const [pairs, side] of [
          [split.trainPairs, split.train],
          [split.heldOutPairs, split.heldOut],
        ] as const)
          for (const [a, b] of pairs === null ? [] : pairsOf(pairs)) {
            expect(side).toContain(a)
            expect(side).toContain(b)
            expect(a).not.toBe(b)
          }
        if (each.pairs === 'listed' && split.trainPairs !== null) {
          const kept = split.trainPairs.a.length + (split.heldOutPairs?.a.length ?? 0)
          expect(kept + split.leftOutPairs).toBe(set.list?.a.length)
        } else expect(split.leftOutPairs).toBe(0)
      }),
    )
  })

  it('is the same whatever the order of the files, and of a copy of the set', () => {
    fc.assert(
      fc.property(anyPhotos, configs, fc.integer(), (set, each, seed) => {
        const order = [...set.paths.keys()]
        for (let i = order.length - 1; i > 0; i--) {
          const j = Math.abs(seed * 31 + i * 7919) % (i + 1)
          ;[order[i], order[j]] = [order[j] as number, order[i] as number]
        }
        const moved = reordered({ ...set, list: null }, order)
        const split = { ...each, split: each.split === 'folds' ? 'identity' : each.split } as const
        const names = (of: PhotoSet, side: 'train' | 'heldOut') =>
          [...splitOf(of, split)[side]].map((image) => of.paths[image]).sort()
        for (const side of ['train', 'heldOut'] as const)
          expect(names(moved, side)).toEqual(names(set, side))
      }),
    )
  })

  it('is reckoned once, and anew where what it hangs on differs', () => {
    const set = photosOf(peopleWith([3, 3, 3, 3, 3, 3]))
    const split = splitOf(set, config())
    expect(splitOf(set, config())).toBe(split)
    expect(splitOf(set, { ...config(), fold: 7 })).toBe(split)
    expect(splitOf(set, config({ heldOutPercent: 60 }))).not.toBe(split)
    expect(splitOf({ ...set }, config())).toEqual(split)
  })

  it('takes 20,000 images and 100,000 pairs in far less time than comparing them would', () => {
    const people = Array.from({ length: 20_000 }, (_, image) => Math.floor(image / 3.5))
    const pairs = Array.from({ length: 100_000 }, (_, i) => {
      const [a, b] = [(i * 7919) % 20_000, (i * 104_729 + 1) % 20_000]
      return [a, b, people[a] === people[b] ? 1 : 0, i % 10] as const
    })
    const list = listOf(pairs, [...'0123456789'])
    const base = photosOf([], [])
    const set: PhotoSet = {
      ...base,
      identities: Array.from({ length: 5715 }, (_, person) => `person_${person}`),
      identityOf: Int32Array.from(people),
      groupOf: Int32Array.from(people.keys()),
      paths: people.map((person, image) => `person_${person}/${image}.jpg`),
      list,
    }
    for (const split of ['identity', 'image', 'folds'] as const)
      splitOf(set, config({ split, pairs: 'listed' }))
  })
})

function reordered(set: PhotoSet, order: readonly number[]): PhotoSet {
  const used = [...new Set(order.map((image) => set.identityOf[image] as number))]
  return {
    ...set,
    identities: used.map((person) => set.identities[person] ?? ''),
    identityOf: Int32Array.from(order, (image) => used.indexOf(set.identityOf[image] as number)),
    groupOf: Int32Array.from(order, (image) => set.groupOf[image] as number),
    paths: order.map((image) => set.paths[image] ?? ''),
  }
}

describe('by identity', () => {
  it('holds out about the share asked for', () => {
    for (const heldOutPercent of [5, 20, 50, 80]) {
      const { heldOut } = splitOf(DRAWN_FACES, config({ heldOutPercent }))
      const share = (100 * heldOut.length) / DRAWN_FACES.paths.length
      expect(Math.abs(share - heldOutPercent)).toBeLessThan(1)
    }
  })

  it('keeps people together whom near duplicates link', () => {
    const people = peopleWith([2, 2, 2, 2, 2, 2])
    // A photo of person 0 is one of person 1, another of those one of person 2.
    const groups = [...people.keys()].map((image) => (image === 2 ? 0 : image === 4 ? 3 : image))
    const { train, heldOut } = splitOf(photosOf(people, groups), config({ heldOutPercent: 50 }))
    const sideOf = (image: number) => (train.includes(image) ? 'train' : 'heldOut')
    expect(new Set([0, 1, 2, 3, 4, 5].map(sideOf)).size).toBe(1)
    expect(heldOut.length).toBeGreaterThan(3)
  })

  it('does not hold out a person with most of the photos', () => {
    const set = photosOf(peopleWith([100, 2, 2, 2, 2, 2, 2]))
    const { heldOut } = splitOf(set, config())
    expect(heldOut.length).toBeLessThan(100)
    expect(heldOut.length).toBeGreaterThan(3)
  })

  it('leaves two people and a same pair on both sides wherever the set has enough', () => {
    const photos = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 8 })
    fc.assert(
      fc.property(photos, fc.integer({ min: 5, max: 80 }), (rest, heldOutPercent) => {
        const set = photosOf(peopleWith([2, 1, 2, 1, ...rest]))
        const { train, heldOut } = splitOf(set, config({ heldOutPercent }))
        for (const side of [train, heldOut]) {
          const people = numbersOf(side, set.identityOf).size
          expect(people).toBeGreaterThanOrEqual(2)
          expect(side.length).toBeGreaterThan(people)
        }
      }),
    )
  })
})

describe('by image', () => {
  it('takes its share of the photos of each person who has enough', () => {
    const { heldOut, sharedIdentities } = splitOf(DRAWN_FACES, config({ split: 'image' }))
    const counts = new Array<number>(FACE_IDENTITIES).fill(0)
    for (const image of heldOut) counts[Math.floor(image / FACES_EACH)]! += 1
    expect(sharedIdentities).toBe(FACE_IDENTITIES)
    const share = FACES_EACH / 5
    expect(new Set(counts)).toEqual(new Set([Math.floor(share), Math.ceil(share)]))
    expect(Math.abs(heldOut.length - FACE_IDENTITIES * share)).toBeLessThanOrEqual(1)
  })

  it('holds out two photos of some where the share is less than two of each', () => {
    const set = photosOf(peopleWith(Array.from({ length: 20 }, () => 5)))
    const { heldOut } = splitOf(set, config({ split: 'image' }))
    const counts = new Array<number>(20).fill(0)
    for (const image of heldOut) counts[set.identityOf[image] ?? -1]! += 1
    expect(new Set(counts)).toEqual(new Set([0, 2]))
    expect(heldOut).toHaveLength(20)
  })
})

describe('by the list’s folds', () => {
  // Six people with two photos each; image 2p and 2p + 1 are of person p.
  const people = peopleWith([2, 2, 2, 2, 2, 2])
  const list = listOf(
    [
      [0, 1, 1, 0],
      [0, 2, 0, 0],
      [4, 5, 1, 1],
      [4, 6, 0, 1],
      [8, 9, 1, 2],
      [1, 8, 0, 2],
    ],
    ['a', 'b', 'c'],
  )
  const set = photosOf(people, undefined, list)
  const at = (patch: Partial<RunConfig>) => splitOf(set, config({ split: 'folds', ...patch }))

  it('holds out the pairs of one fold and trains on the other folds’ that share no image', () => {
    const split = at({ pairs: 'listed', fold: 1 })
    expect(split.heldOutPairs).toMatchObject({
      a: new Int32Array([0, 0]),
      same: new Uint8Array([1, 0]),
    })
    // Pair (1, 8) shows image 1, which is held out.
    expect(pairsOf(split.trainPairs ?? expect.fail())).toEqual([
      [4, 5],
      [4, 6],
      [8, 9],
    ])
    expect([...split.train]).toEqual([4, 5, 6, 8, 9])
    expect([...split.heldOut]).toEqual([0, 1, 2])
    expect([split.leftOutPairs, split.leftOutImages]).toEqual([1, 4])
  })

  it('leaves out pairs with a near duplicate of what is held out', () => {
    const near = photosOf(people, [0, 1, 2, 3, 0, 5, 6, 7, 8, 9, 10, 11], list)
    const split = splitOf(near, config({ split: 'folds', pairs: 'listed', fold: 1 }))
    expect(pairsOf(split.trainPairs ?? expect.fail())).toEqual([[8, 9]])
    expect(split.leftOutPairs).toBe(3)
  })

  it('draws pairs from all people who are not held out', () => {
    const split = at({ pairs: 'balanced', fold: 1 })
    expect(split.trainPairs).toBeNull()
    expect([...split.train]).toEqual([4, 5, 6, 7, 8, 9, 10, 11])
    expect(split.sharedIdentities).toBe(0)
  })

  it('takes the last fold where a later one is asked for', () => {
    expect(at({ fold: 9 })).toEqual(at({ fold: 3 }))
  })

  it('holds out all folds at 0, training on people whom the list does not name', () => {
    const split = at({ pairs: 'balanced', fold: 0 })
    expect([...split.train]).toEqual([10, 11])
    expect(split.heldOutPairs?.foldOf).toEqual(list.foldOf)
    expect(at({ pairs: 'listed', fold: 0 }).trainPairs?.a).toHaveLength(0)
  })

  it('holds out nothing where there are none', () => {
    const bare = splitOf(photosOf(people), config({ split: 'folds' }))
    expect([bare.train.length, bare.heldOut.length]).toEqual([12, 0])
  })
})

describe('so many people and photos to train on', () => {
  const counts = (set: PhotoSet, images: Int32Array) => {
    const own = new Map<number, number>()
    for (const image of images) {
      const person = set.identityOf[image] ?? -1
      own.set(person, (own.get(person) ?? 0) + 1)
    }
    return own
  }
  const amounts = fc.integer({ min: 0, max: 6 })

  it('leaves what is held out as it is, whatever the split', () => {
    fc.assert(
      fc.property(anyPhotos, configs, amounts, amounts, (set, each, trainPeople, trainPhotos) => {
        const all = splitOf(set, each)
        const fewer = splitOf(set, { ...each, trainPeople, trainPhotos })
        expect([...fewer.heldOut]).toEqual([...all.heldOut])
        expect(fewer.heldOutPairs).toEqual(all.heldOutPairs)
        expect(shared(new Set(fewer.train), new Set(all.train))).toHaveLength(fewer.train.length)
        if (fewer.trainPairs !== null) {
          const images = new Set(fewer.train)
          for (const pair of pairsOf(fewer.trainPairs))
            expect(pair.every((image) => images.has(image))).toBe(true)
        }
      }),
    )
  })

  it('takes no more than asked for, and all that there are of fewer', () => {
    fc.assert(
      fc.property(anyPhotos, amounts, amounts, (set, trainPeople, trainPhotos) => {
        const all = counts(set, splitOf(set, config()).train)
        const fewer = counts(set, splitOf(set, config({ trainPeople, trainPhotos })).train)
        expect(fewer.size).toBe(Math.min(all.size, trainPeople || Infinity))
        for (const [person, photos] of fewer)
          expect(photos).toBe(Math.min(all.get(person) ?? 0, trainPhotos || Infinity))
      }),
    )
  })

  it('takes fewer out of more, whatever the order of the files', () => {
    const train = (set: PhotoSet, trainPeople: number, trainPhotos: number) =>
      splitOf(set, config({ trainPeople, trainPhotos })).train
    const more = new Set(train(DRAWN_FACES, 20, 6))
    const fewer = [...train(DRAWN_FACES, 12, 3)]
    expect(fewer).toHaveLength(36)
    expect(fewer.every((image) => more.has(image))).toBe(true)
    const order = Array.from(DRAWN_FACES.paths.keys()).reverse()
    const turned = reordered(DRAWN_FACES, order)
    const paths = (set: PhotoSet) => [...train(set, 12, 3)].map((image) => set.paths[image]).sort()
    expect(paths(turned)).toEqual(paths(DRAWN_FACES))
  })

  it('takes people of whom same pairs can be made first', () => {
    const set = photosOf(peopleWith([1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2]))
    const pairable = [...counts(set, splitOf(set, config()).train).values()].filter((n) => n > 1)
    const taken = counts(set, splitOf(set, config({ trainPeople: pairable.length })).train)
    expect([...taken.values()]).toEqual(pairable)
  })
})
