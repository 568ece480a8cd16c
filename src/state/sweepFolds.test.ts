import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../domain/config'
import { idleRun } from './runView'
import { newCell, type SweepCell } from './sweepCell'
import { foldOutcome, overFolds } from './sweepFolds'
import { evaluation } from './testRuns'

const cell = (
  verified: number,
  bestAccuracy: number,
  patch: Partial<SweepCell> = {},
): SweepCell => ({
  ...newCell({ values: [1], config: DEFAULT_CONFIG }),
  status: 'done',
  view: {
    ...idleRun(),
    evaluation: { ...evaluation(60, 0.8, verified).report, verified, bestAccuracy },
  },
  ...patch,
})

test('folds come to a mean and a sample’s standard deviation', () => {
  const outcome = foldOutcome([cell(0.6, 0.7), cell(0.7, 0.7), cell(0.8, 0.76)])
  expect(outcome?.runs).toBe(3)
  expect(outcome?.verified.mean).toBeCloseTo(0.7, 12)
  expect(outcome?.verified.std).toBeCloseTo(0.1, 12)
  expect(outcome?.best.mean).toBeCloseTo(0.72, 12)
  expect(outcome?.best.std).toBeCloseTo(Math.sqrt(0.0012), 12)
})

test('only runs that came to their end and were judged are counted', () => {
  const others = [cell(0, 0, { status: 'running' }), cell(0, 0, { status: 'failed' })]
  expect(foldOutcome([cell(0.6, 0.7), ...others])).toBeNull()
  expect(foldOutcome([cell(0.6, 0.7), cell(0.6, 0.7), ...others])?.runs).toBe(2)
  expect(foldOutcome([cell(0.6, 0.7), cell(0, 0, { view: idleRun() })])).toBeNull()
})

test('a sweep goes over folds where an axis is the fold', () => {
  expect(overFolds([{ field: 'fold', values: [1, 2] }])).toBe(true)
  expect(overFolds([{ field: 'seed', values: [1, 2] }])).toBe(false)
})
