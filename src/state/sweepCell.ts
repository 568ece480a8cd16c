import { verdictOf, type Verdict } from '../diagnosis/verdict'
import type { RunConfig } from '../domain/config'
import { accuracyOf, countsAt, judgeOf } from '../domain/judging'
import { largerMeans } from '../domain/objective'
import { setupProblems } from '../domain/problems'
import type { Baselines, NonFiniteReport } from '../domain/reports'
import { createStepLog, type EvaluationRecord, type StepLog } from '../domain/stepLog'
import type { AxisValue, Combination } from '../domain/sweep'
import { rank } from '../domain/verification/ranking'
import type { Event } from '../engine'
import { setFor } from './datasets'
import { pixelAuc } from './pixelAuc'

/** refused: it cannot start as it is set up. done: it came to its end, which may be a NaN. */
type CellStatus = 'queued' | 'running' | 'done' | 'failed' | 'refused' | 'cancelled'

/** One run of a sweep, as the page knows it. `log` grows in place; a new cell tells that it has. */
export interface SweepCell {
  readonly values: readonly AxisValue[]
  readonly config: RunConfig
  readonly status: CellStatus
  readonly log: StepLog
  /** The latest held-out evaluation, without its pairs: a sweep may have a hundred of them. */
  readonly heldOut: EvaluationRecord | null
  /** Which of the held-out pairs are same; with the baselines they tell what there is to beat. */
  readonly same: Uint8Array | null
  readonly baselines: Baselines | null
  readonly nonFinite: NonFiniteReport | null
  /** Why it was refused, or failed. */
  readonly trouble: { readonly title: string; readonly message: string } | null
}

export function newCell({ values, config }: Combination): SweepCell {
  const [problem] = setupProblems(config, setFor(config))
  return {
    values,
    config,
    status: problem ? 'refused' : 'queued',
    log: createStepLog(),
    heldOut: null,
    same: null,
    baselines: null,
    nonFinite: null,
    trouble: problem ? { title: problem.title, message: problem.message } : null,
  }
}

/** A cell after an event of its run: the one place where events become its state. */
export function cellAfter(cell: SweepCell, event: Event): SweepCell {
  switch (event.type) {
    case 'progress':
    case 'ready':
    case 'backend':
    case 'training':
    case 'paused':
    case 'released':
    case 'held_out':
    case 'judging':
    case 'compared':
      return cell
    case 'steps':
      for (const record of event.records) cell.log.append(record)
      return { ...cell }
    case 'evaluation': {
      const { step, loss, accuracy, verified, bestAccuracy, auc, eer } = event.report
      const heldOut = { step, loss, accuracy, verified, bestAccuracy, auc, eer }
      cell.log.appendEvaluation(heldOut)
      return { ...cell, heldOut, same: event.report.same }
    }
    case 'judgement': {
      const { auc, eer, bestAccuracy, bestThreshold } = rank(
        event.judgement,
        largerMeans(cell.config),
      )
      const judge = judgeOf(cell.config, { bestThreshold })
      const verified = accuracyOf(countsAt(event.judgement, judge))
      return {
        ...cell,
        heldOut: cell.heldOut && { ...cell.heldOut, verified, bestAccuracy, auc, eer },
        same: event.judgement.same,
        baselines: event.judgement.baselines,
      }
    }
    case 'baselines':
      return { ...cell, baselines: event.baselines }
    case 'finished':
      return { ...cell, status: 'done' }
    case 'non_finite':
      return { ...cell, status: 'done', nonFinite: event.report }
    case 'failed': {
      const { title, cause } = event.error
      return { ...cell, status: 'failed', trouble: { title, message: cause } }
    }
    default:
      return event satisfies never
  }
}

/** How a run came out; null of one that did not come to its end. */
export function cellVerdict({ status, same, baselines, ...facts }: SweepCell): Verdict | null {
  if (status !== 'done') return null
  return verdictOf({ ...facts, pixelAuc: pixelAuc(baselines, same && { same }), finished: true })
}
