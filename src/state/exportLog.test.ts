import { expect, it } from 'vitest'
import { createStepLog } from '../domain/stepLog'
import { logCsv } from './exportLog'

it('writes one row a step, empty where not measured and nan, inf, -inf where not finite', () => {
  const log = createStepLog()
  const common = { epoch: 0.5, accuracy: 1, ms: 12.5 }
  log.append({ ...common, step: 1, loss: 0.1, gradNorm: 2 })
  log.append({ ...common, step: 2, loss: Infinity, gradNorm: NaN })
  log.append({ ...common, step: 3, loss: -Infinity, gradNorm: 0 })
  log.appendEvaluation({ step: 2, loss: 0.25, accuracy: 0.75 })
  expect(logCsv([{ run: 'B', log }])).toBe(
    [
      'run,step,epoch,loss,accuracy,val_loss,val_accuracy,grad_norm,ms',
      'B,1,0.5,0.1,1,,,2,12.5',
      'B,2,0.5,inf,1,0.25,0.75,nan,12.5',
      'B,3,0.5,-inf,1,,,0,12.5',
    ].join('\n'),
  )
})
