/** What the cases claim of faults that are in neither question, from the numbers of their runs. */
import { expect, test } from 'vitest'
import { failsAndIsMended, runA } from './caseRuns'
import { losses, mean } from './trained'

test.each(['dead_start', 'penalty', 'margin_out_of_reach'] as const)(
  '%s: A fails as it says, and B has learnt',
  failsAndIsMended,
)

test('dead_start: every gradient is exactly 0, at a loss of one half', async () => {
  const { log } = await runA('dead_start')
  expect([...log.column('gradNorm')].every((norm) => norm === 0)).toBe(true)
  expect([...log.column('loss')].every((loss) => Math.abs(loss - 0.5) < 0.001)).toBe(true)
})

test('penalty: A tells the pairs apart at first, and ends at ln 2', async () => {
  const a = await runA('penalty')
  expect(a.log.heldOut.auc[0]).toBeGreaterThan(0.95)
  expect(mean(losses(a).slice(-20))).toBeCloseTo(Math.LN2, 2)
  expect(a.evaluation?.auc).toBeCloseTo(0.5, 2)
})

test('margin_out_of_reach: A ranks rightly, above its loss’s bound, at an accuracy of one half', async () => {
  const a = await runA('margin_out_of_reach')
  expect(a.evaluation).toMatchObject({ accuracy: 0.5 })
  expect(a.evaluation?.auc).toBeGreaterThan(0.99)
  expect(mean(losses(a).slice(-20))).toBeGreaterThan((5 - Math.SQRT2) ** 2 / 2)
  expect(Math.max(...(a.evaluation?.distances ?? []))).toBeLessThanOrEqual(Math.SQRT2 + 1e-6)
})
