import { expect, test } from 'vitest'
import { OPTIMIZERS } from '../choices/optimizers'
import { OPTIMIZER_FIELDS } from './optimizer'

test('an optimiser’s own settings stand below the learning rate, above what all have', () => {
  const own = Object.values(OPTIMIZERS).flatMap(({ fields }) => Object.keys(fields))
  expect(own).toContain('momentum')
  expect(OPTIMIZER_FIELDS.map(({ id }) => id)).toEqual([
    'optimizer',
    'learningRate',
    ...new Set(own),
    ...['schedule', 'scheduleSteps', 'scheduleFactor', 'scheduleEnd', 'warmup'],
    ...['clip', 'clipForm', 'batch'],
  ])
})
