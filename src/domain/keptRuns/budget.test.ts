import { describe, expect, it, test } from 'vitest'
import { NO_LABEL } from '../keptRun'
import { beyondBudget, defaultBudget, toFree } from './budget'
import { bytesOf, measuresAfter } from './measures'
import { keptRun } from './testRuns'
import { stepRecord } from '../testRecords'

const NONE_OPEN: ReadonlySet<string> = new Set()
const pinned = { ...NO_LABEL, pinned: true }
const [oldest, older, newer] = [keptRun(1), keptRun(2), keptRun(3)]
const runs = [newer, oldest, older]

describe('the budget', () => {
  it('is 1 GB, or 40 % of a smaller quota', () => {
    expect([defaultBudget(null), defaultBudget(1e12), defaultBudget(1e9)]).toEqual([1e9, 1e9, 4e8])
  })

  it.each([
    [300, []],
    [299, [oldest]],
    [200, [oldest]],
    [199, [oldest, older]],
    [0, [oldest, older, newer]],
  ])('of %d bytes costs the oldest runs, and no more than it must', (budget, gone) => {
    expect(beyondBudget(runs, budget, NONE_OPEN)).toEqual(gone)
  })

  it('costs no pinned run and none that is open', () => {
    const held = [{ ...oldest, label: pinned }, older, newer]
    expect(beyondBudget(held, 100, new Set([older.id]))).toEqual([newer])
    expect(beyondBudget(held, 0, new Set([older.id, newer.id]))).toEqual([])
  })
})

test('room is made by the oldest runs that give it', () => {
  expect(toFree(runs, 150, NONE_OPEN)).toEqual([oldest, older])
  expect(toFree(runs, 1, new Set([oldest.id]))).toEqual([older])
  expect(toFree([{ ...oldest, label: pinned }], 1, NONE_OPEN)).toEqual([])
})

test('a run’s bytes are its weights’, its log’s and each report’s latest', () => {
  const part = {
    records: [stepRecord(), stepRecord({ step: 2, ms: 5, loss: NaN })],
    evaluations: [],
  }
  const one = measuresAfter(undefined, part, { evaluation: null })
  const two = measuresAfter(one, { records: [], evaluations: [] }, { evaluation: null })
  expect(one).toMatchObject({ ms: 6, loss: NaN })
  expect(two.loss).toBeNaN()
  expect(two.reportBytes).toEqual(one.reportBytes)
  // As V8 writes them: some 150 bytes a record.
  expect(one.logBytes).toBeGreaterThan(200)
  expect(one.logBytes).toBeLessThan(400)
  const weights = [{ file: 'a', step: 2, bytes: 1000, checksum: 0 }]
  expect(bytesOf(weights, one)).toBe(1000 + one.logBytes + 1)
})
