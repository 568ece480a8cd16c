/** Both runs of a case that is in neither question: A has the fault, B is mended. */
import { expect } from 'vitest'
import { caseById } from '../../src/domain/cases'
import type { MEASURED } from '../seeds/caseLines'
import { LEARNT, LEARNT_FACES, SHOWN } from '../seeds/outcome'
import { answer, trained } from './trained'

type Id = (typeof MEASURED)[number]

/** Where a claim holds with fewer steps or pairs a step than the case has, so that less is to be trained. */
const SHORTER: Partial<Record<Id, string>> = {
  hard_mining: '&steps=60',
  dead_start: '&batch=16',
  margin_out_of_reach: '&batch=16',
  imbalance: '&steps=100',
  batch_norm_lag: '&b.steps=150',
}
const link = (id: Id) => `case=${id}${SHORTER[id] ?? ''}`
export const runA = (id: Id) => trained(link(id), 'A')

/** That A comes out as the case foretells, and B learns. */
export async function failsAndIsMended(id: Id): Promise<void> {
  const { prediction } = caseById(id)!
  const { right } = await answer(link(id))
  const claimed = prediction.options.find(({ verdicts }) => verdicts.includes(prediction.outcome))
  expect(right).toBe(claimed?.text)
  const { config, evaluation } = await trained(link(id), 'B')
  const bar = config.data === 'faces' ? LEARNT_FACES : LEARNT
  expect(evaluation?.auc).toBeGreaterThanOrEqual(bar)
  expect(evaluation?.accuracy).toBeGreaterThanOrEqual(SHOWN)
}
