/** What stands in the way of trying a run, and how far what it says can be trusted. Pure. */
import type { RunId } from '../../domain/config'
import type { ScoredPairs } from '../../domain/reports'
import type { ImageWords } from '../../domain/setKind'
import { judgedOf, rankedBy } from '../../state/judgedRun'
import type { RunView } from '../../state/runView'
import { canAnswer } from '../../state/tryoutQuestions'

export interface Situation {
  readonly kind: 'wait' | 'error' | 'warning'
  readonly text: string
}

/** Below this AUC a verdict is hardly better than a coin's. */
const WEAK_AUC = 0.75

/** Null where the run can be tried and ranks held-out pairs well. */
export function situationOf(
  run: RunId,
  view: RunView,
  words: ImageWords,
  hasSet: boolean,
): Situation | null {
  if (!hasSet)
    return {
      kind: 'error',
      text: 'The set of this run is not in this browser. Choose one, or bring your photos, under Data in the set-up.',
    }
  if (view.state === 'failed') return { kind: 'error', text: failure(run, view) }
  if (canAnswer(view)) return trust(run, view)
  if (view.state === 'loading') return { kind: 'wait', text: `Run ${run} is starting…` }
  return {
    kind: 'wait',
    text: `Train first, or step once. Then run ${run} says of two ${words.picture}s of yours how far apart they are and whether that is near enough, and ranks a gallery by its distance to one.`,
  }
}

function failure(run: RunId, { nonFinite, error }: RunView): string {
  if (nonFinite !== null)
    return `Run ${run} turned to ${nonFinite.value === 'nan' ? 'NaN' : '∞'} at step ${nonFinite.step}, so it can compare nothing. Apply one of the fixes on this page or reset it, then train again; what you put here stays.`
  const told = error === null ? '' : ` ${error.title}: ${error.cause} ${error.fix}`
  return `Run ${run} stopped.${told} What you put here stays.`
}

function trust(run: RunId, view: RunView): Situation | null {
  const { evaluation, log } = view
  const judged = judgedOf(view)
  if (judged !== null && !judged.isLive)
    return weak(run, judged.step, rankedBy(judged).ranking.auc, pairsText(judged.pairs))
  if (evaluation === null)
    return {
      kind: 'warning',
      text: `Run ${run} has taken ${log.length === 1 ? 'one step' : `${log.length} steps`} and was not yet judged on held-out pairs: what it says means little.`,
    }
  return weak(run, evaluation.step, evaluation.auc, `${pairsText(evaluation)}, live`)
}

const pairsText = ({ same }: Pick<ScoredPairs, 'same'>) =>
  `${same.length.toLocaleString('en')} held-out pairs`

function weak(run: RunId, step: number, auc: number, pairs: string): Situation | null {
  if (Number.isNaN(auc) || auc >= WEAK_AUC) return null
  return {
    kind: 'warning',
    text: `Don’t trust this yet: at step ${step} the AUC of run ${run} is ${auc.toFixed(2)} (${pairs}), and 0.5 is guessing.`,
  }
}
