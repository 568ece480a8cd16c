import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from './config'
import { factsOf } from './dataFacts'
import { DRAWN_FACES } from './drawnFaces'
import { shareOfSame } from './shares'

test('of every pair of drawn faces few are same, as counting every ordered pair finds', () => {
  const config = { ...DEFAULT_CONFIG, data: 'faces', pairs: 'every' } as const
  const facts = factsOf(config, DRAWN_FACES)
  const images = facts.counts.flatMap((count, person) =>
    Array.from({ length: count }, () => person),
  )
  let same = 0
  images.forEach((a, i) => images.forEach((b, j) => (same += Number(i !== j && a === b))))
  const share = shareOfSame(config, facts)
  expect(share).toBeCloseTo(same / (images.length * (images.length - 1)), 12)
  expect(share).toBeCloseTo(0.014, 3)
  expect(shareOfSame({ ...config, pairs: 'balanced' }, facts)).toBe(0.5)
})
