/** What the other cases claim, from the numbers of their runs. */
import { expect, test } from 'vitest'
import { answer, losses, mean, trained } from './trained'

/** Half of a case's pairs a step and few steps, enough for what it claims; `npm run evidence` trains it whole. */
const STEPS = 50
const link = (id: string, steps = STEPS) => `case=${id}&batch=16&steps=${steps}`

test('stuck_quarter: the posted loss stays at 0.25, the corrected one learns', async () => {
  // Its limit is in epochs, which say of a run as short as this that it is one.
  const link = (steps: number) => `case=stuck_quarter&batch=16&epochs=0&steps=${steps}`
  const keys = link(120)
  const { right, said } = await answer(keys)
  expect(right).toBe('Come down to 0.25, and stay there')
  expect(said).toMatch(/^A’s loss stayed at 0\.2/)

  const a = await trained(keys, 'A')
  const halves = [losses(a).slice(0, 60), losses(a).slice(60)].map(mean)
  expect(Math.min(...halves)).toBeGreaterThanOrEqual(0.245)
  expect(halves[1]).toBeGreaterThan(0.249)
  expect(halves[1]).toBeLessThan(0.275)
  expect(a.evaluation?.accuracy).toBeLessThan(0.55)

  const b = await trained(link(STEPS), 'B')
  expect(Math.max(...b.log.heldOut.verified)).toBeGreaterThanOrEqual(0.99)
})

test('upside_down: the better the run, the lower the accuracy as written', async () => {
  expect((await answer(link('upside_down'))).right).toBe('Near 0')
  const [a, b] = [await trained(link('upside_down'), 'A'), await trained(link('upside_down'), 'B')]
  expect(a.evaluation?.accuracy).toBeLessThan(0.05)
  expect(a.evaluation?.verified).toBeGreaterThanOrEqual(0.99)
  expect(b.evaluation?.accuracy).toBe(a.evaluation?.verified)
})

test('l2_unapplied: only B has the penalty in its loss', async () => {
  const { right } = await answer(link('l2_unapplied'))
  expect(right).toBe('Yes: it tells the pairs apart all the same')
  const [a, b] = [
    await trained(link('l2_unapplied'), 'A'),
    await trained(link('l2_unapplied', 1), 'B'),
  ]
  expect(losses(b)[0]).toBeGreaterThan((losses(a)[0] ?? NaN) + 0.5)
})

test('swap_alone: nothing is told apart', async () => {
  const keys = link('swap_alone', 80)
  const { right, said } = await answer(keys)
  expect(right).toBe('Stay near 0.25, and tell nothing apart')
  expect(said).toMatch(/^B’s loss stayed at 0\.2/)
  const [a, b] = [await trained(link('swap_alone'), 'A'), await trained(keys, 'B')]
  expect(b.evaluation?.auc).toBeLessThanOrEqual(0.55)
  expect(a.evaluation?.auc).toBeGreaterThanOrEqual(0.99)
})

test('swap_both: the same run as before', async () => {
  const { right, said } = await answer(link('swap_both'))
  expect(right).toBe('Fall, exactly like A’s')
  expect(said).toContain('it learnt')
  const [a, b] = [await trained(link('swap_both'), 'A'), await trained(link('swap_both'), 'B')]
  expect(losses(b)).toEqual(losses(a))
  expect(b.evaluation?.auc).toBeGreaterThanOrEqual(0.99)
})

test('sigmoid: loss above its floor, accuracy one half, ranking right', async () => {
  const { right, said } = await answer(link('sigmoid'))
  expect(right).toBe('Stop above 0.125, with an accuracy of 0.5')
  expect(said).toContain('its accuracy shows 0.500')
  const b = await trained(link('sigmoid'), 'B')
  expect(Math.min(...losses(b), ...b.log.heldOut.loss)).toBeGreaterThanOrEqual(0.125)
  expect(b.evaluation?.accuracy).toBe(0.5)
  expect(b.evaluation?.auc).toBeGreaterThanOrEqual(0.99)
})

test('learnable_scale: the accuracy shows what is learnt', async () => {
  const keys = link('learnable_scale', 80)
  expect((await answer(keys)).right).toBe('Learn, and its accuracy shows it')
  expect((await trained(keys, 'B')).evaluation?.accuracy).toBeGreaterThanOrEqual(0.95)
})

test('which_loss: triplets do as well', async () => {
  expect((await answer(link('which_loss'))).right).toBe('Fall, and B learns as well')
})

test('healthy: learns', async () => {
  expect((await answer(link('healthy'))).right).toBe('Come near 1')
  const { evaluation } = await trained(link('healthy'))
  expect(evaluation?.auc).toBeGreaterThan(0.98)
  expect(evaluation?.eer).toBeLessThan(0.05)
})
