/** The same as elsewhere.test.ts, of the cases whose runs take longest. */
import { expect, test } from 'vitest'
import { failsAndIsMended, runA } from './caseRuns'
import { losses, mean } from './trained'

test.each(['unscaled', 'hard_mining', 'no_triplets', 'batch_norm_lag', 'imbalance'] as const)(
  '%s: A fails as it says, and B has learnt',
  failsAndIsMended,
)

test('unscaled: the first loss is in the thousands, and the fourth step the last', async () => {
  const a = await runA('unscaled')
  expect(losses(a)[0]).toBeGreaterThan(1000)
  expect(a.nonFinite?.step).toBe(4)
})

test('hard_mining: A’s loss comes to its margin, and stays', async () => {
  const tail = losses(await runA('hard_mining')).slice(-30)
  expect(tail.every((loss) => Math.abs(loss - 0.5) < 1e-6)).toBe(true)
})

test('batch_norm_lag and imbalance: small in training, one half held out', async () => {
  for (const id of ['batch_norm_lag', 'imbalance'] as const) {
    const a = await runA(id)
    expect(mean(losses(a).slice(-20)), id).toBeLessThan(0.1)
    expect(Math.abs((a.evaluation?.accuracy ?? NaN) - 0.5), id).toBeLessThan(0.02)
  }
  expect((await runA('batch_norm_lag')).evaluation?.auc).toBeGreaterThan(0.99)
})

test('no_triplets: A’s loss is exactly 0 in most steps, from the first on', async () => {
  const all = losses(await runA('no_triplets'))
  expect(all[0]).toBe(0)
  expect(all.filter((loss) => loss === 0).length).toBeGreaterThan(0.8 * all.length)
})
