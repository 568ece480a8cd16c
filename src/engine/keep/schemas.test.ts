import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../domain/config'
import { keptRun } from '../../domain/keptRuns/testRuns'
import { evaluationReport, stepRecord } from '../../domain/testRecords'
import { isLogPart, isRow, readReport } from './schemas'

test('a row is a run where each of its parts is of its kind', () => {
  const run = keptRun(1, { earlierOwner: 'you', closest: Infinity })
  expect(isRow(run)).toBe(true)
  const damaged: readonly object[] = [
    { id: 'x' },
    { owner: undefined },
    { step: -1 },
    { step: NaN },
    { state: 'gone' },
    { weights: [{ file: 'a', step: 1, bytes: 'many', checksum: 0 }] },
    { label: null },
    { config: null },
    { config: { ...DEFAULT_CONFIG, seed: '1' } },
    { config: { ...DEFAULT_CONFIG, layers: undefined } },
  ]
  for (const damage of damaged)
    expect(isRow({ ...run, ...damage }), JSON.stringify(damage)).toBe(false)
})

test('a part of a log is one where each step has its figures, finite or not', () => {
  const part = { records: [stepRecord({ loss: NaN, gradNorm: Infinity })], evaluations: [] }
  expect(isLogPart(part)).toBe(true)
  expect(isLogPart({ ...part, records: [{ ...stepRecord(), loss: '0' }] })).toBe(false)
  expect(isLogPart({ records: part.records })).toBe(false)
})

test('a report that is damaged is none', () => {
  const report = evaluationReport({ people: 3 })
  expect(readReport('evaluation', report)).toBe(report)
  expect(readReport('evaluation', { ...report, a: [0] })).toBeNull()
  expect(readReport('judgement', null)).toBeNull()
})
