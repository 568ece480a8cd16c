import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from './config'
import { moreJudges } from './moreJudges'
import { splitOf } from './split'
import { splitCounts } from './splitCounts'
import { peopleWith, photosOf } from './testPhotos'

const people = (count: number) => photosOf(peopleWith(Array<number>(count).fill(4)))
const config = { ...DEFAULT_CONFIG, data: 'own', heldOutPercent: 20 } as const

describe('more people to judge by', () => {
  it('come of the smallest share that holds out twice as many', () => {
    const set = people(20)
    const more = moreJudges(set, config)
    expect(more).toEqual({ label: 'Hold out 40 %', people: 8, patch: { heldOutPercent: 40 } })
    const { heldOut } = splitCounts(set, splitOf(set, { ...config, ...more?.patch }))
    expect(heldOut.people).toBe(8)
  })

  it('or of the largest where none does', () => {
    expect(moreJudges(people(20), { ...config, heldOutPercent: 40 })?.people).toBe(10)
  })

  it('are not offered where no share has more, or people are on both sides, or a list says whom', () => {
    const set = people(20)
    expect(moreJudges(set, { ...config, heldOutPercent: 50 })).toBeNull()
    expect(moreJudges(set, { ...config, split: 'image' })).toBeNull()
    expect(moreJudges(set, { ...config, split: 'folds' })).toBeNull()
    expect(moreJudges(people(3), config)).toBeNull()
    expect(moreJudges(null, config)).toBeNull()
  })
})
