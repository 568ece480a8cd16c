import { describe, expect, it } from 'vitest'
import { weakThreshold } from './weakThreshold'

const WORDS = { many: 'people' }
const ONE = {}
const of = (far: number, tar: number, scatter: number) => ({
  same: 60,
  different: 60,
  accuracy: (tar + 1 - far) / 2,
  ...{ far, tar },
  leftOut: {
    whole: { far, tar, accuracy: 0 },
    without: Array.from({ length: 8 }, (_, i) => ({
      far,
      tar: tar + (i % 2 === 0 ? scatter : -scatter),
      accuracy: 0,
    })),
    units: { count: 8, over: 'people' as const },
  },
})

describe('a threshold', () => {
  it('is weak where its accuracy may as well be that of guessing, which is said in numbers', () => {
    expect(weakThreshold(of(0.45, 0.55, 0.05), WORDS, ONE)).toMatch(
      /^Take it for a guess: .* 55 % are right .* \(95 %: [1-4]\d to \d\d %\)/,
    )
    expect(weakThreshold(of(0.4, 0.6, 0.3), WORDS, ONE)).toMatch(
      / 60 % .* \(too few for an interval\)/,
    )
    expect(weakThreshold(of(0.5, 0.5, 0), WORDS, ONE)).not.toBeNull()
  })

  it('is not where it does better than that, whatever the share of same pairs', () => {
    expect(weakThreshold(of(0.1, 0.9, 0.02), WORDS, ONE)).toBeNull()
    expect(weakThreshold({ ...of(0.1, 0.9, 0.02), different: 6000 }, WORDS, ONE)).toBeNull()
  })

  it('is where nothing is known of other people, and nothing is said without pairs', () => {
    expect(weakThreshold({ ...of(0, 1, 0), leftOut: null }, WORDS, ONE)).toMatch(
      /not known of so few/,
    )
    expect(weakThreshold({ ...of(0, 1, 0), same: 0 }, WORDS, ONE)).toBeNull()
  })
})
