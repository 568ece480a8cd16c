/** What came of runs, as one JSON value; `nan`, `inf` and `-inf` where a figure is not finite, as in the log. */
import { diagnose } from '../../src/diagnosis/diagnose'
import type { Finding } from '../../src/diagnosis/finding'
import { verdictOf } from '../../src/diagnosis/verdict'
import type { RunId } from '../../src/domain/config'
import { writeLink, writePatch } from '../../src/domain/link'
import type { NetworkWeights } from '../../src/domain/snapshot'
import type { WeightedVerifier } from '../../src/domain/verifier'
import type { Interval } from '../../src/domain/verification/jackknife'
import type { Verdict } from '../../src/domain/verdict'
import { judgedOf } from '../../src/state/judgedRun'
import { judgeFor } from '../../src/state/judgeFor'
import { factsOfRun } from '../../src/state/runFacts'
import type { RunStart } from '../../src/state/runStore'
import { intervalsOf, ratesInterval, unitsText } from '../../src/state/scores/intervals'
import { scoreRowsOf, type ScoreRow } from '../../src/state/scores/scoreRows'
import { weightedVerifier } from '../../src/state/weightedVerifier'
import type { Ended } from './trainOne'

/** What a process ends with. */
export const EXIT = { learns: 0, doesNot: 1, misuse: 2, failed: 3, interrupted: 130 } as const

export interface Trained extends Ended {
  readonly run: RunId
  readonly start: RunStart
}

export function findingsOf({ run, start, view }: Trained): readonly Finding[] {
  return diagnose([{ run, ...factsOfRun(view, start), proof: null }])
}

export function resultOf(trained: Trained) {
  const { run, start, view, interrupted } = trained
  return {
    run,
    state: interrupted ? 'interrupted' : view.state,
    steps: view.log.length,
    verdict: verdictIn(trained),
    error: view.error,
    nonFinite: view.nonFinite && { step: view.nonFinite.step, where: view.nonFinite.where },
    backend: view.backend,
    set: start.set && { id: start.set.id, name: start.set.name },
    resumedAt: view.resumed?.step ?? null,
    config: start.config,
    findings: findingsOf(trained).map((finding) => ({
      ...pick(finding),
      fixes: finding.fixes.map(({ label, patch }) => ({ label, keys: writePatch(patch) })),
    })),
    judgement: judgementOf(trained),
  }
}
export type RunResult = ReturnType<typeof resultOf>

/** Its network as it can be taken along; the link is the part of an address after `#`. */
export function verifierOf({ start, view }: Trained, network: NetworkWeights): WeightedVerifier {
  const judged = judgedOf(view)
  const judging = judged && { judged, judge: judgeFor(judged, null) }
  const setup = { caseId: null, a: start.config, b: {}, compare: false }
  return weightedVerifier(start, start.config, network, judging, writeLink(setup))
}

const pick = ({ code, severity, cause, title, where, why, step }: Finding) => ({
  ...{ code, severity, cause, title, where, why, step },
})

const verdictIn = ({ view, start }: Trained): Verdict => verdictOf(factsOfRun(view, start))

/** Figures on the held-out pairs, with their 95 % intervals; null where there are no such pairs. */
function judgementOf({ run, view }: Trained) {
  const judged = judgedOf(view)
  if (judged === null) return null
  const { pairs, units, step, isLive } = judged
  const judge = judgeFor(judged, null)
  const same = pairs.same.reduce((sum, each) => sum + each, 0)
  return {
    step,
    pairs: pairs.same.length,
    same,
    different: pairs.same.length - same,
    isLive,
    intervals: units && {
      level: 0.95,
      over: units.over,
      count: units.count,
      text: unitsText(units, judged.words),
    },
    threshold: { value: judge.threshold, from: judge.from, larger: judge.larger },
    scores: scoreRowsOf([{ run, judged, judge }]).map(scoresOf),
  }
}

function scoresOf(row: ScoreRow) {
  const { auc, eer, bestAccuracy, bestThreshold } = row.ranked.ranking
  const intervals = intervalsOf(row.leftOut)
  const verified = row.rates && ratesInterval(row.rates, 'accuracy')
  return {
    of: row.kind,
    auc: figure(auc, intervals.auc),
    eer: figure(eer, intervals.eer),
    verified: row.accuracy === null ? null : figure(row.accuracy, verified),
    bestAccuracy: { ...figure(bestAccuracy, intervals.bestAccuracy), threshold: bestThreshold },
  }
}

const figure = (value: number, interval: Interval | null) => ({
  value,
  low: interval?.low ?? null,
  high: interval?.high ?? null,
})

/** What a run ends with, by how it came out. */
export function exitOf({ state, verdict }: Pick<RunResult, 'state' | 'verdict'>): number {
  if (state === 'interrupted') return EXIT.interrupted
  if (state === 'failed' || verdict === 'nan') return EXIT.failed
  return verdict === 'learns' ? EXIT.learns : EXIT.doesNot
}

export const jsonOf = (value: object) =>
  `${JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' && !Number.isFinite(each) ? notFinite(each) : each), 2)}\n`

const notFinite = (value: number) => (Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf')
