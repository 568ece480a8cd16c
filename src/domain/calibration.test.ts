import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrationOf, calibrationText } from './calibration'
import { SET_WORDS } from './setKind'
import { splitOf } from './split'
import { anyPhotos, peopleWith, photosOf } from './testPhotos'

const SPLIT = { split: 'identity', heldOutPercent: 40, fold: 1, pairs: 'balanced' } as const
const of = (people: number, patch: object = {}, photos = 4) =>
  calibrationOf(photosOf(peopleWith(Array<number>(people).fill(photos))), { ...SPLIT, ...patch })

describe('who calibrates a threshold and who judges it', () => {
  it('are other people of those held out, all of them, whatever the order of the files', () => {
    fc.assert(
      fc.property(anyPhotos, fc.integer({ min: 10, max: 90 }), (set, calibratePercent) => {
        const config = { ...SPLIT, calibratePercent }
        const parts = calibrationOf(set, config)
        if (parts === null) return
        const { calibrate, judge } = parts
        const held = new Set(Array.from(splitOf(set, config).heldOut, (i) => set.identityOf[i]))
        expect([...calibrate, ...judge].toSorted()).toEqual([...held].toSorted())
        expect([...calibrate].filter((person) => judge.has(person))).toEqual([])
        expect(Math.min(calibrate.size, judge.size)).toBeGreaterThanOrEqual(2)
      }),
    )
  })

  it('have near duplicates in common with nobody of the other part', () => {
    fc.assert(
      fc.property(anyPhotos, (set) => {
        const parts = calibrationOf(set, SPLIT)
        if (parts === null) return
        const groups = (people: ReadonlySet<number>) =>
          new Set(Array.from(set.groupOf).filter((_, i) => people.has(set.identityOf[i] as number)))
        const [one, other] = [groups(parts.calibrate), groups(parts.judge)]
        expect([...one].filter((group) => other.has(group))).toEqual([])
      }),
    )
  })

  it('are as many as is asked, but three on each side at least', () => {
    const sizes = (calibratePercent: number) => {
      const parts = of(30, { calibratePercent })
      return [parts?.calibrate.size, parts?.judge.size, parts?.crossed]
    }
    expect(sizes(50)).toEqual([6, 6, false])
    expect(sizes(25)).toEqual([3, 9, false])
    expect(sizes(90)).toEqual([9, 3, false])
    expect(sizes(10)).toEqual([3, 9, false])
  })

  it('judge each other where they are fewer than eight, and are nobody below four', () => {
    expect(of(15)?.crossed).toBe(true)
    expect([of(15)?.calibrate.size, of(15, { calibratePercent: 90 })?.calibrate.size]).toEqual([
      3, 3,
    ])
    expect(of(7)).toBeNull()
    expect(of(30, {}, 1)).toBeNull()
  })

  it('are nobody where that is asked, and where a list’s folds have their own way', () => {
    expect(of(30, { calibratePercent: 0 })).toBeNull()
    expect(of(30, { split: 'folds' })).toBeNull()
  })

  it('are told, and why there is nobody', () => {
    const told = (people: number, patch: object = {}) =>
      calibrationText(
        photosOf(peopleWith(Array<number>(people).fill(4))),
        { ...SPLIT, ...patch },
        SET_WORDS.characters,
      )
    expect(told(30)).toBe('of those, 6 characters calibrate the threshold, 6 judge it')
    expect(told(15)).toBe('of those, thresholds are judged crosswise, on 3 and 3 characters')
    expect(told(7)).toMatch(/^too few held out .* 4 characters at least/)
    expect(told(30, { calibratePercent: 0 })).toBeNull()
  })
})
