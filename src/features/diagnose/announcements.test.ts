import { expect, it } from 'vitest'
import type { Finding } from '../../diagnosis/finding'
import { announce, NOTHING_SAID, type Said } from './announcements'

const finding = (patch: Partial<Finding> = {}): Finding => ({
  ...{ code: 'non_finite', run: 'A', severity: 'error', title: 'Turned to NaN', where: '' },
  ...{
    why: '',
    cause: null,
    proof: 'none',
    isTrying: false,
    leads: true,
    follows: [],
    fixes: [],
    tried: [],
  },
  step: 4,
  ...patch,
})
const learns = {
  label: 'Divide by 255',
  patch: {},
  trial: {
    patch: {},
    runs: [1, 2, 3].map((seed) => ({ seed, verdict: 'learns' as const, steps: 9, auc: 1 })),
  },
}
const hear = (said: Said, findings: readonly Finding[], begun: readonly ('A' | 'B')[] = ['A']) =>
  announce(said, findings, begun, false)

it('says a finding once, whatever becomes of its numbers', () => {
  const first = hear(NOTHING_SAID, [finding()])
  expect(first.text).toBe('Turned to NaN.')
  expect(hear(first, [finding({ title: 'Turned to NaN, still', step: 9 })])).toBe(first)
  expect(hear(first, [finding({ proof: 'running' })])).toBe(first)
  expect(hear(first, [])).toBe(first)
})

it('says what came of trying, when it has come out', () => {
  const first = hear(NOTHING_SAID, [finding()])
  expect(hear(first, [finding({ proof: 'proven', fixes: [learns] })]).text).toBe(
    'Turned to NaN. Tried: Divide by 255, learns 3 of 3.',
  )
  expect(hear(first, [finding({ proof: 'refuted' })]).text).toContain('None of the fixes')
})

it('says only what is new, and whose it is where two runs are on show', () => {
  const first = hear(NOTHING_SAID, [finding()])
  const other = finding({ run: 'B', code: 'learns', title: 'Has learnt' })
  expect(announce(first, [finding(), other], ['A', 'B'], true).text).toBe('Run B: Has learnt.')
})

it('says nothing of a set-up that has not begun, and forgets a run that begins anew', () => {
  expect(hear(NOTHING_SAID, [finding()], [])).toBe(NOTHING_SAID)
  const first = hear(NOTHING_SAID, [finding()])
  const anew = hear(first, [finding()], [])
  expect(anew).toEqual(NOTHING_SAID)
  expect(hear(anew, [finding()]).text).toBe('Turned to NaN.')
})
