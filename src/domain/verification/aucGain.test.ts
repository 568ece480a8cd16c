import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import reference from '../../../e2e/sklearn/gains.json'
import { aucGain } from './aucGain'
import { rank } from './ranking'

const kindsOf = (same: string) => Uint8Array.from(same, Number)

// e2e/sklearn/make_gains.py makes the reference.
test.each(reference.cases)('MLstatkit agrees on “$name”', (given) => {
  const outputs = (of: readonly number[]) => Float32Array.from(of, (each) => each / given.scale)
  const gain = aucGain(
    { outputs: outputs(given.baseline), larger: 'different' },
    { outputs: outputs(given.run), larger: 'different' },
    kindsOf(given.same),
  )
  for (const figure of ['auc', 'gain', 'low', 'high'] as const)
    expect(gain?.[figure]).toBeCloseTo(given[figure], 12)
})

/** DeLong's structural components as their paper has them: each same pair against each different one. */
function byLoops(before: readonly number[], after: readonly number[], same: readonly number[]) {
  const kernel = (near: number, far: number) => (near < far ? 1 : near === far ? 0.5 : 0)
  const at = (kind: number) => same.flatMap((each, i) => (each === kind ? [i] : []))
  const [ours, theirs] = [at(1), at(0)]
  const change = (i: number, j: number) =>
    kernel(after[i]!, after[j]!) - kernel(before[i]!, before[j]!)
  const mean = (values: readonly number[]) =>
    values.reduce((sum, each) => sum + each, 0) / values.length
  const variance = (values: readonly number[]) =>
    values.reduce((sum, each) => sum + (each - mean(values)) ** 2, 0) / (values.length - 1)
  const ofSame = ours.map((i) => mean(theirs.map((j) => change(i, j))))
  const ofDifferent = theirs.map((j) => mean(ours.map((i) => change(i, j))))
  const squared = variance(ofSame) / ours.length + variance(ofDifferent) / theirs.length
  return { gain: mean(ofSame), reach: 1.959963984540054 * Math.sqrt(squared) }
}

const pair = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }))
const anyPairs = fc.tuple(
  fc.array(pair, { minLength: 2, maxLength: 12 }),
  fc.array(pair, { minLength: 2, maxLength: 12 }),
)

describe('what a ranking has beyond another', () => {
  it('is that of each same pair against each different one, ties and all', () => {
    fc.assert(
      fc.property(anyPairs, fc.boolean(), ([ours, theirs], turned) => {
        const all = [...ours, ...theirs]
        const same = all.map((_, i) => (i < ours.length ? 1 : 0))
        const [before, after] = [all.map(([each]) => each), all.map(([, each]) => each)]
        const sign = turned ? -1 : 1
        const outputs = Float32Array.from(after, (each) => sign * each)
        const found = aucGain(
          { outputs: Float32Array.from(before), larger: 'different' },
          { outputs, larger: turned ? 'same' : 'different' },
          Uint8Array.from(same),
        )
        const { gain, reach } = byLoops(before, after, same)
        expect(found?.gain).toBeCloseTo(gain, 12)
        expect(found?.low).toBeCloseTo(gain - reach, 9)
        expect(found?.high).toBeCloseTo(gain + reach, 9)
        const judged = { outputs: Float32Array.from(before), same: Uint8Array.from(same) }
        expect(found?.auc).toBeCloseTo(rank(judged, 'different').auc, 12)
      }),
    )
  })

  const of = (outputs: readonly number[]) => ({
    outputs: Float32Array.from(outputs),
    larger: 'different' as const,
  })

  it('is nothing, surely, where both say the same', () => {
    const outputs = of([1, 3, 2, 4])
    expect(aucGain(outputs, outputs, kindsOf('1100'))).toEqual({
      ...{ auc: 0.75, gain: 0, low: 0, high: 0 },
    })
  })

  it('is unknown where an output is not finite, pairs are not at hand, or one kind has no spread', () => {
    const four = of([1, 2, 3, 4])
    for (const odd of [NaN, Infinity]) {
      expect(aucGain(of([1, 2, 3, odd]), four, kindsOf('1100'))).toBeNull()
      expect(aucGain(four, of([odd, 2, 3, 4]), kindsOf('1100'))).toBeNull()
    }
    expect(aucGain(four, of([]), kindsOf('1100'))).toBeNull()
    for (const same of ['1000', '1110', '1111', '0000'])
      expect(aucGain(four, four, kindsOf(same))).toBeNull()
    expect(aucGain(of([]), of([]), kindsOf(''))).toBeNull()
  })
})
