/** What the cases claim of faults that are in neither question, from the numbers of their runs. */
import { expect, test } from 'vitest'
import { caseById } from '../../src/domain/cases'
import { MEASURED } from '../seeds/caseLines'
import { LEARNT, LEARNT_FACES, SHOWN } from '../seeds/outcome'
import { answer, losses, mean, trained } from './trained'

/** Where a claim holds before the case's own last step, so that less is to be trained. */
const SHORTER: Partial<Record<(typeof MEASURED)[number], string>> = {
  hard_mining: '&steps=60',
  imbalance: '&steps=100',
  batch_norm_lag: '&b.steps=150',
}
const link = (id: (typeof MEASURED)[number]) => `case=${id}${SHORTER[id] ?? ''}`
const runA = (id: (typeof MEASURED)[number]) => trained(link(id), 'A')

test.each(MEASURED)('%s: A fails as it says, and B has learnt', async (id) => {
  const { prediction } = caseById(id)!
  const { right } = await answer(link(id))
  const claimed = prediction.options.find(({ verdicts }) => verdicts.includes(prediction.outcome))
  expect(right).toBe(claimed?.text)
  const { config, evaluation } = await trained(link(id), 'B')
  const bar = config.data === 'faces' ? LEARNT_FACES : LEARNT
  expect(evaluation?.auc).toBeGreaterThanOrEqual(bar)
  expect(evaluation?.accuracy).toBeGreaterThanOrEqual(SHOWN)
})

test('unscaled: the first loss is in the thousands, and the fourth step the last', async () => {
  const a = await runA('unscaled')
  expect(losses(a)[0]).toBeGreaterThan(1000)
  expect(a.nonFinite?.step).toBe(4)
})

test('dead_start: every gradient is exactly 0, at a loss of one half', async () => {
  const { log } = await runA('dead_start')
  expect([...log.column('gradNorm')].every((norm) => norm === 0)).toBe(true)
  expect([...log.column('loss')].every((loss) => Math.abs(loss - 0.5) < 0.001)).toBe(true)
})

test('hard_mining: A’s loss comes to its margin, and stays', async () => {
  const tail = losses(await runA('hard_mining')).slice(-30)
  expect(tail.every((loss) => Math.abs(loss - 0.5) < 1e-6)).toBe(true)
})

test('no_triplets: A’s loss is exactly 0 in most steps, from the first on', async () => {
  const all = losses(await runA('no_triplets'))
  expect(all[0]).toBe(0)
  expect(all.filter((loss) => loss === 0).length).toBeGreaterThan(0.8 * all.length)
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

test('batch_norm_lag and imbalance: small in training, one half held out', async () => {
  for (const id of ['batch_norm_lag', 'imbalance'] as const) {
    const a = await runA(id)
    expect(mean(losses(a).slice(-20)), id).toBeLessThan(0.1)
    expect(Math.abs((a.evaluation?.accuracy ?? NaN) - 0.5), id).toBeLessThan(0.02)
  }
  expect((await runA('batch_norm_lag')).evaluation?.auc).toBeGreaterThan(0.99)
})
