import { expect, test } from 'vitest'
import { SET_WORDS } from '../../domain/setKind'
import { errorsLine, forgedLine } from './errorsLine'

const ONE = {}
const rates = { same: 500, different: 250, accuracy: 0.9, far: 0.032, tar: 0.71, leftOut: null }

test('the errors at a threshold are shares of the pairs of a kind, with their intervals where known', () => {
  expect(errorsLine(rates, SET_WORDS.people, ONE)).toBe(
    'At it 3.2 % of 250 different pairs are called same, and 71 % of 500 same pairs.',
  )
  const at = (far: number, tar: number) => ({ far, tar, accuracy: 0.9 })
  const leftOut = {
    whole: at(0.032, 0.71),
    without: [at(0.03, 0.7), at(0.034, 0.71), at(0.032, 0.72)],
    units: { count: 3, over: 'people' as const },
  }
  expect(errorsLine({ ...rates, leftOut }, SET_WORDS.signatures, ONE)).toMatch(
    /^At it 3\.2 % of 250 different pairs are called same \(95 %: [\d.]+ to [\d.]+ %\), and 71 % .*\. Over 3 signers\.$/,
  )
})

test('nothing is said where pairs are of one kind, and all or none is said as that', () => {
  expect(errorsLine({ ...rates, different: 0, far: NaN }, SET_WORDS.people, ONE)).toBeNull()
  expect(errorsLine({ ...rates, far: 0, tar: 1 }, SET_WORDS.people, ONE)).toMatch(
    /^At it 0 % .* 100 % of/,
  )
  expect(errorsLine({ ...rates, tar: 0.9996 }, SET_WORDS.people, ONE)).toMatch(/99\.96 % of/)
})

test('errors of halves judged crosswise are not said to be at the threshold in use', () => {
  const calibrated = { way: { by: 'best' }, people: 5, judges: 3, different: 250 } as const
  const halves = { calibrated: { ...calibrated, crossed: { calibrate: 0.5, judge: 0.6 } } }
  expect(errorsLine(rates, SET_WORDS.people, halves)).toMatch(
    /^Each half at the other’s threshold, 3\.2 % of/,
  )
})

test('tells forgeries of the signer from signatures of others, where there are any', () => {
  const kind = (far: number) => ({
    ...{ same: 10, different: 10, accuracy: 0.5, far, tar: 0.9, leftOut: null },
  })
  expect(forgedLine({ forged: { random: kind(0.02), skilled: kind(0.415) } })).toBe(
    'Of forged signatures of the same signer 42 % are called same, of other signers’ 2.0 %.',
  )
  expect(forgedLine({ forged: null })).toBeNull()
})
