import { expect, it } from 'vitest'
import type { Verdict } from '../../domain/verdict'
import { cameOf } from '../../diagnosis/trialWords'
import { shareText, timeText } from './proofWords'

const trial = (verdicts: readonly Verdict[], steps = 60) => ({
  patch: {},
  runs: verdicts.map((verdict, seed) => ({ seed, verdict, steps, auc: null })),
})

it.each<[readonly Verdict[], string]>([
  [['learns', 'learns', 'learns'], 'learns 3 of 3'],
  [['learns', 'nan', 'stuck'], 'learns 1 of 3'],
  [['stuck'], 'stuck'],
  [['nan', 'nan'], 'NaN 2 of 2'],
  [['nan', 'stuck'], 'NaN 1 of 2, stuck 1 of 2'],
])('of %j it says: %s', (verdicts, text) => expect(cameOf(trial(verdicts))).toBe(text))

it('says so where none could start', () =>
  expect(cameOf(trial(['undecided'], 0))).toBe('could not start'))

it('says how much time is spent, and when the last trial goes beyond it', () => {
  expect(timeText({ seconds: 12.7, budget: 60 })).toBe('12 of 60 s')
  expect(timeText({ seconds: 71, budget: 60 })).toBe('71 s: the last one')
})

it('says a share with its interval', () => {
  expect(shareText({ learn: 7, of: 10 })).toBe('7 of 10 learn (95 % interval 40–89 %)')
  expect(shareText({ learn: 1, of: 10 })).toBe('1 of 10 learns (95 % interval 2–40 %)')
})
