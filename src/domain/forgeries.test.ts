import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrationOf } from './calibration'
import { pairsPerEpoch } from './epochs'
import { forgeriesAmong, ownerOf, peopleIn, peopleNamed } from './forgeries'
import { CENTRE_CROP } from './intake'
import { settled, type PhotoDraft } from './photoDraft'
import type { PhotoSet } from './photoSet'
import { shareOfSame } from './shares'
import { splitOf } from './split'
import { splitCounts } from './splitCounts'
import { splitFacts } from './splitFacts'

/** A set of signers with genuine signatures and forged ones, settled as a draft is. */
function signed(signers: number, genuine = 5, forged = 4): PhotoSet {
  const names = Array.from({ length: signers }, (_, signer) => [
    ...Array<string>(genuine).fill(`${signer}`),
    ...Array<string>(forged).fill(`${signer} (forged)`),
  ]).flat()
  const draft = {
    ...{ side: 8, channels: 1, crop: CENTRE_CROP, kind: 'signatures' },
    ...{ readings: [], list: null, listMeaning: null, copies: [] },
    paths: names.map((name, image) => `${name}/${image}.png`),
    groupOf: Int32Array.from(names.keys()),
  } as const satisfies PhotoDraft
  return { ...settled(draft, names, 'signatures').facts, id: 'ab', name: 'Signatures' }
}
const SPLIT = { split: 'identity', heldOutPercent: 20, fold: 1, pairs: 'balanced' } as const

describe('forged signatures', () => {
  it('are of the signer they imitate, once a draft is settled, and count as none', () => {
    const set = signed(10)
    expect(set.identities).toHaveLength(20)
    expect(peopleIn(set)).toBe(10)
    set.identities.forEach((name, place) =>
      expect(`${set.identities[ownerOf(set, place)]}${name.endsWith(')') ? ' (forged)' : ''}`).toBe(
        name,
      ),
    )
  })

  it('are told of signatures only, by the names there are', () => {
    const names = ['Ada', 'Ada (forged)', 'Bob (forged)']
    expect([...(forgeriesAmong(names, 'signatures') ?? [])]).toEqual([-1, 0, -1])
    expect(forgeriesAmong(names, 'people')).toBeUndefined()
    expect(forgeriesAmong(['Ada', 'Bob'], 'signatures')).toBeUndefined()
    expect([peopleNamed(names, 'signatures'), peopleNamed(names, 'people')]).toEqual([2, 3])
  })

  it('are on the side of their signer, in training, held out, and where thresholds are chosen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 24 }),
        fc.integer({ min: 5, max: 80 }),
        (n, percent) => {
          const set = signed(n)
          const config = { ...SPLIT, heldOutPercent: percent }
          const { train, heldOut, sharedIdentities } = splitOf(set, config)
          const owners = (images: Int32Array) =>
            new Set(Array.from(images, (image) => ownerOf(set, set.identityOf[image] as number)))
          const [trained, held] = [owners(train), owners(heldOut)]
          expect([...trained].filter((signer) => held.has(signer))).toEqual([])
          expect(sharedIdentities).toBe(0)
          expect([trained.size, held.size].every((count) => count >= (n < 4 ? 1 : 2))).toBe(true)
          const parts = calibrationOf(set, config)
          if (parts === null) return
          expect([...parts.calibrate, ...parts.judge].toSorted()).toEqual([...held].toSorted())
        },
      ),
    )
  })

  it('are counted as signatures of their signer, not as signers', () => {
    const set = signed(10)
    expect(splitCounts(set, splitOf(set, SPLIT))).toMatchObject({
      train: { people: 8, photos: 72 },
      heldOut: { people: 2, photos: 18 },
    })
    const facts = splitFacts(set, SPLIT)
    expect(facts.counts).toEqual(Array(8).fill(5))
    expect(facts.forged?.images).toBe(32)
    // Ordered pairs of 40 genuine ones, and of each signer's 5 with the 4 forged, in either order.
    const every = { pairs: 'every', selfPairs: 0, batch: 1 } as const
    expect(pairsPerEpoch(every, facts)).toBe(40 * 39 + 8 * 2 * 5 * 4)
    expect(shareOfSame(every, facts)).toBe((8 * 20) / 1880)
    expect(pairsPerEpoch({ ...every, pairs: 'balanced' }, facts)).toBe(36)
    const fewer = splitOf(set, { ...SPLIT, trainPeople: 3, trainPhotos: 2 })
    expect(splitCounts(set, fewer).train).toMatchObject({ people: 3, photos: 12 })
  })
})
