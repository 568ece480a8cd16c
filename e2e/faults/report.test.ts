import { describe, expect, test } from 'vitest'
import { dataOf } from './machineReadable'
import { markdownOf, type Catalogue } from './markdown'
import { lineOf, tally, totalsOf } from './report'
import { healthyResult, LEARNS, resultOf } from './testResults'

const FAULT: Catalogue['faults'][number] = {
  id: 'rate_low/small/lr=0.000001',
  family: 'rate_low',
  base: 'steps=100',
  fault: 'lr=0.000001',
  setting: ['lr'],
}
const CATALOGUE: Catalogue = {
  faults: [FAULT],
  healthy: [{ id: 'bases/small', family: 'bases', keys: 'steps=100' }],
  misread: [{ id: 'misread/slow', kind: 'slow', before: 'nothing', keys: 'lr=0.000001' }],
}
const TOLD = [{ step: 30, code: 'stuck', cause: null, severity: 'warning', title: '' }]

describe('a line', () => {
  test('says of a fault how it fails, when it is seen, and what is told', () => {
    const results = [resultOf(), resultOf({ seed: 2, measured: LEARNS })]
    expect(lineOf(FAULT.id, results)).toBe(
      'rate_low/small/lr=0.000001 · fails 1/2 (chance) · detected 1 (step 20) · right 1 · names 0 · cures 1 · stuck:rate_too_low → Raise the rate',
    )
  })

  test('says why nothing counts, and what is not recorded', () => {
    const learns = resultOf({ measured: LEARNS })
    expect(lineOf('id', [learns])).toBe('id · fails 0/1: learns, AUC 0.990 of 0.900')
    expect(lineOf('id', [learns, { id: 'id', seed: 2, missing: true }])).toContain('1 not recorded')
    expect(lineOf('id', [{ id: 'id', seed: 1, missing: true }])).toBe('id · not recorded')
  })

  test('says of a healthy set-up what it was told falsely', () => {
    expect(lineOf('id', [healthyResult()])).toBe('id · learns 1/1 · nothing false')
    expect(lineOf('id', [healthyResult({ told: TOLD })])).toContain('FALSE warning stuck at 30')
  })
})

test('totals and tallies count', () => {
  expect(tally(['a', 'b', 'a'])).toBe('a ×2, b')
  expect(totalsOf([resultOf(), healthyResult({ told: TOLD })])).toMatch(
    /cures +1 of 1[^]*error +0 of 1[^]*warning +1 of 1/,
  )
})

test('the document has totals, a line an entry, and what was not right', () => {
  const wrong = resultOf({ seed: 2, fix: null })
  const text = markdownOf(CATALOGUE, [
    ...[resultOf(), wrong, healthyResult()],
    resultOf({ id: 'misread/slow', kind: 'misread', base: null }),
  ])
  expect(text).toContain('| failing runs that count | 2 |')
  expect(text).toContain('| `#steps=100&lr=0.000001` |')
  expect(text).toContain(
    '| slow | chance | nothing | Stuck (rate_too_low) | Raise the rate | 1/1 |',
  )
  expect(text).toContain('| bases/small | 1/1 | 0.990 |')
  expect(text).toContain('- rate_low/small/lr=0.000001, seeds 2: stuck, rate_too_low: no fix')
})

test('the data holds the truth of each fault, and nothing that JSON has not', () => {
  const data = dataOf(CATALOGUE, [resultOf({ measured: { ...LEARNS, auc: NaN } })])
  expect(data.faults[0]).toMatchObject({
    setting: ['lr'],
    expected: { lr: '0.001' },
    outcomes: [{ counts: true, failure: 'chance', measured: { auc: null }, fixCures: true }],
  })
  expect(JSON.parse(JSON.stringify(data))).toEqual(data)
})
