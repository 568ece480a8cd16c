import { expect, test } from 'vitest'
import { counts, cures, detectedAt, falseAlarms, isRight, scoreOf } from './scores'
import { FAILS, healthyResult, LEARNS, resultOf } from './testResults'

const FIX = { label: 'Another', keys: [], link: '#' }

test('a fault counts where it breaks what learns, a healthy set-up where it learns', () => {
  expect(counts(resultOf())).toBe(true)
  expect(counts(resultOf({ measured: LEARNS }))).toBe(false)
  expect(counts(resultOf({ base: FAILS }))).toBe(false)
  expect(counts(healthyResult())).toBe(true)
  expect(counts(healthyResult({ measured: FAILS }))).toBe(false)
})

test('right is what names the changed setting, or whose first fix cures', () => {
  const useless = { fix: { ...FIX, measured: FAILS } }
  expect(isRight(resultOf())).toBe(true)
  expect(isRight(resultOf(useless))).toBe(false)
  expect(isRight(resultOf({ ...useless, names: true }))).toBe(true)
  expect(cures(resultOf({ ...useless, names: true }))).toBe(false)
})

test('a fix that cannot start, or was not recorded, cures nothing', () => {
  for (const measured of [null, undefined])
    expect(cures(resultOf({ fix: { ...FIX, measured } }))).toBe(false)
  expect(cures(resultOf({ fix: null }))).toBe(false)
})

test('what does not count is left out of all numbers', () => {
  const silent = resultOf({ told: [], first: null, fix: null })
  const results = [resultOf(), silent, resultOf({ base: FAILS }), healthyResult()]
  expect(detectedAt(silent)).toBeNull()
  expect(scoreOf(results)).toEqual({
    ...{ runs: 2, detected: 1, right: 1, names: 0, cures: 1, unknown: 0 },
  })
})

test('a run that learns is told falsely by any error or warning, at any step', () => {
  const told = [{ step: 30, code: 'stuck', cause: null, severity: 'warning', title: '' }]
  const { runs, errors, warnings } = falseAlarms([
    healthyResult(),
    healthyResult({ told }),
    healthyResult({ told, measured: FAILS }),
    resultOf(),
  ])
  expect([runs, errors.length, warnings.length]).toEqual([2, 0, 1])
})
