import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStepLog, type StepLog } from '../domain/stepLog'
import { stepRecord } from '../domain/testRecords'
import { epochRows } from './epochs'

/** A log of epochs of `stepsPerEpoch` steps, whose losses and accuracies are given. */
function logOf(stepsPerEpoch: number, losses: readonly number[]): StepLog {
  const log = createStepLog()
  losses.forEach((loss, i) =>
    log.append(
      stepRecord({ step: i + 1, epoch: (i + 1) / stepsPerEpoch, loss, accuracy: 1 - loss }),
    ),
  )
  return log
}

function evaluateAt(log: StepLog, ...steps: readonly number[]) {
  for (const step of steps)
    log.appendEvaluation({
      step,
      loss: step,
      accuracy: step / 100,
      verified: 0,
      bestAccuracy: 0,
      auc: step / 1000,
      eer: 0,
    })
}

describe('the epochs of a log', () => {
  it('are none before the first step', () => expect(epochRows(createStepLog())).toEqual([]))

  it('have the means of their own steps, and the evaluation at their end', () => {
    const log = logOf(2, [0.5, 0.25, 0.125, 0.125])
    evaluateAt(log, 1, 2, 4)
    expect(epochRows(log)).toEqual([
      {
        epoch: 0,
        steps: 2,
        complete: true,
        loss: 0.375,
        accuracy: 0.625,
        valLoss: 2,
        valAccuracy: 0.02,
        valAuc: 0.002,
      },
      {
        epoch: 1,
        steps: 2,
        complete: true,
        loss: 0.125,
        accuracy: 0.875,
        valLoss: 4,
        valAccuracy: 0.04,
        valAuc: 0.004,
      },
    ])
  })

  it('end with the one under way, with the newest evaluation within it', () => {
    const log = logOf(3, [1, 1, 1, 0.5, 0.25])
    evaluateAt(log, 3)
    expect(epochRows(log)[1]).toMatchObject({ complete: false, steps: 2, loss: 0.375 })
    expect(epochRows(log)[1]?.valLoss).toBeUndefined()
    evaluateAt(log, 5)
    expect(epochRows(log)[1]).toMatchObject({ valLoss: 5, valAuc: 0.005 })
  })

  it('show no evaluation from before their end as one of their end', () => {
    const log = logOf(3, [1, 1, 1])
    evaluateAt(log, 2)
    expect(epochRows(log)[0]).toMatchObject({ complete: true })
    expect(epochRows(log)[0]?.valLoss).toBeUndefined()
  })

  it('are NaN where one of their losses is, and only those', () => {
    const rows = epochRows(logOf(2, [0.5, 0.5, NaN, 0.5, 0.5, 0.5]))
    expect(rows.map(({ loss }) => loss)).toEqual([0.5, NaN, 0.5])
  })

  it('number as many as there were, whatever their length', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 1000 }),
        (stepsPerEpoch, steps) => {
          const rows = epochRows(logOf(stepsPerEpoch, new Array<number>(steps).fill(0.5)))
          expect(rows.map(({ epoch }) => epoch)).toEqual([...rows.keys()])
          expect(rows.filter(({ complete }) => complete)).toHaveLength(
            Math.floor(steps / stepsPerEpoch),
          )
          expect(rows.reduce((sum, row) => sum + row.steps, 0)).toBe(steps)
        },
      ),
      { numRuns: 50 },
    )
  })
})
