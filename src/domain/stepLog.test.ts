import { describe, expect, it } from 'vitest'
import { createStepLog } from './stepLog'
import { stepRecord } from './testRecords'

const record = (step: number) => stepRecord({ step, loss: 1 / step, largest: 2 * step })

describe('a step log', () => {
  it('keeps every row while its columns grow', () => {
    const log = createStepLog()
    for (let step = 1; step <= 1000; step++) log.append(record(step))
    expect(log.length).toBe(1000)
    expect(Array.from(log.column('loss'))).toEqual(
      Array.from({ length: 1000 }, (_, row) => 1 / (row + 1)),
    )
    expect(log.column('largest')[999]).toBe(2000)
  })

  it('keeps each held-out evaluation as a row across its columns', () => {
    const log = createStepLog()
    const evaluation = (step: number) => ({
      step,
      loss: 1 / step,
      accuracy: 0.5,
      verified: 0.6,
      bestAccuracy: 0.7,
      auc: 0.8,
      eer: 0.2,
    })
    for (const step of [10, 20]) log.appendEvaluation(evaluation(step))
    for (const [row, step] of [10, 20].entries()) {
      const columns = Object.entries(log.heldOut).map(([name, values]) => [name, values[row]])
      expect(Object.fromEntries(columns)).toEqual(evaluation(step))
    }
  })

  it('refuses a step out of order', () => {
    const log = createStepLog()
    log.append(record(1))
    expect(() => log.append(record(3))).toThrow('step 3 follows step 1')
  })
})
