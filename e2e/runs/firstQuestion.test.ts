/** What the cases of the first question claim, from the numbers of their runs. */
import { expect, test } from 'vitest'
import { caseById } from '../../src/domain/cases'
import { answer, losses, runOf, trained, verdict } from './trained'

/** Few pairs a step, and a seed whose NaN comes early; `npm run evidence` has the case's own batch. */
const NAN = 'case=nan&batch=4&seed=4&steps=45'

test('nan: TestModel goes on where Net_Definition turns to NaN', async () => {
  const { right, said } = await answer(NAN)
  expect(right).toBe('Turn to NaN')
  expect(said).toMatch(/^B’s loss turned to NaN at step \d+\.$/)
  const a = await trained(NAN, 'A')
  expect([a.finished, losses(a).length]).toEqual([true, 45])
  expect(losses(a).every(Number.isFinite)).toBe(true)
})

test('createmodel: asked for TestModel, as posted it builds Net_Definition', async () => {
  const said = await trained('case=createmodel&batch=4&seed=4&steps=3', 'A')
  const net = await trained(NAN, 'B')
  expect(losses(said)).toEqual(losses(net).slice(0, 3))
  // So it comes out like that run; and B is the other's A.
  const { options } = caseById('createmodel')!.prediction
  const right = options.find(({ verdicts }) => verdicts.includes(verdict(net)))
  expect(right?.text).toBe('Turn to NaN, like Net_Definition’s')
  expect(runOf('case=createmodel&steps=50', 'B')).toEqual(runOf('case=nan&steps=50', 'A'))
})

test('self_pairs: the first image paired with itself ends the run', async () => {
  const { right, said } = await answer('case=self_pairs&steps=40')
  expect(right).toBe('Turn to NaN as soon as one comes')
  expect(said).toBe('A’s loss turned to NaN at step 38.')
  const b = await trained('case=self_pairs&steps=40', 'B')
  expect([b.finished, losses(b).every(Number.isFinite)]).toEqual([true, true])
})
