import { expect, test } from 'vitest'
import { failure, type Measured } from './truth'

const HEALTHY: Measured = {
  finite: true,
  steps: 100,
  auc: 0.99,
  untrained: 0.9,
  pixels: 0.9,
  accuracy: 0.95,
  bestAccuracy: 0.97,
  digits: true,
}

test('a run that tells held-out pairs apart, and shows it, does not fail', () => {
  expect(failure(HEALTHY)).toBeNull()
  expect(failure({ ...HEALTHY, digits: false, auc: 0.85, untrained: 0.6, pixels: 0.7 })).toBeNull()
})

test.each<[string, Partial<Measured>]>([
  ['not finite', { finite: false }],
  ['chance', { auc: 0.55 }],
  ['chance', { auc: NaN }],
  ['no better than untrained', { auc: 0.91 }],
  ['digits not learnt', { auc: 0.88, untrained: 0.6 }],
  ['worse than raw pixels', { digits: false, auc: 0.8, untrained: 0.6 }],
  ['accuracy', { accuracy: 0.5 }],
])('it fails: %s, %j', (why, patch) => {
  expect(failure({ ...HEALTHY, ...patch })).toBe(why)
})
