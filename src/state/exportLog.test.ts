import { expect, it } from 'vitest'
import { createStepLog } from '../domain/stepLog'
import { stepRecord } from '../domain/testRecords'
import { logCsv, logRows } from './exportLog'

const SCORES = { verified: 0.5, bestAccuracy: 0.875, auc: 1, eer: 0 }

it('writes one row a step, empty where not measured and nan, inf, -inf where not finite', () => {
  const log = createStepLog()
  const common = stepRecord({ epoch: 0.5, ms: 12.5 })
  log.append({ ...common, step: 1, loss: 0.1, gradNorm: 2 })
  log.append({ ...common, step: 2, loss: Infinity, gradNorm: NaN })
  log.append({ ...common, step: 3, loss: -Infinity, gradNorm: 0 })
  log.appendEvaluation({ ...SCORES, step: 2, loss: 0.25, accuracy: 0.75, eer: NaN })
  expect(logCsv([{ run: 'B', log }])).toBe(
    [
      'run,step,epoch,loss,accuracy,val_loss,val_accuracy,grad_norm,ms,val_verified,val_best_accuracy,val_auc,val_eer',
      'B,1,0.5,0.1,1,,,2,12.5,,,,',
      'B,2,0.5,inf,1,0.25,0.75,nan,12.5,0.5,0.875,1,nan',
      'B,3,0.5,-inf,1,,,0,12.5,,,,',
    ].join('\n'),
  )
})

it('gives the rows from any step on, each with its own evaluation', () => {
  const log = createStepLog()
  for (let step = 1; step <= 30; step++) log.append(stepRecord({ step, loss: step }))
  for (const step of [10, 20, 30])
    log.appendEvaluation({ ...SCORES, step, loss: step / 100, accuracy: 0.5 })
  const whole = logRows('A', log)
  expect(whole.filter((row) => row[5] !== '').map((row) => [row[1], row[5]])).toEqual([
    ['10', '0.1'],
    ['20', '0.2'],
    ['30', '0.3'],
  ])
  for (const from of [0, 9, 10, 25, 30]) expect(logRows('A', log, from)).toEqual(whole.slice(from))
})
