import type { RunConfig } from '../domain/config'
import { factsOf } from '../domain/dataFacts'
import { layersOf } from '../domain/encoders'
import { HEADS } from '../domain/choices/heads'
import { SOURCES } from '../domain/choices/sources'
import type { Finding, Rule, RunFacts } from './finding'
import { collapsedRule } from './collapsed'
import { guessingLoss } from './floors'
import { recentLoss, share } from './history'
import { isOutOfReach } from './accuracyReading'
import { isStill, ranksFrom } from './verdict'

/** Part of what guessing scores up to which a training loss counts as good. */
const GOOD = 0.2
/** Verified accuracy up to which held-out pairs count as told apart badly. */
const BAD = 0.7

/**
 * Training loss good, verified accuracy on held-out pairs bad. Where they are ranked rightly all
 * the same, it is the threshold; else they are not told apart. Batch normalisation makes both.
 */
export const heldOutLagsRule: Rule = (facts) => {
  const { run, config, heldOut } = facts
  const loss = trainedTo(facts)
  if (heldOut === null || loss === null || heldOut.verified > BAD) return null
  const ranks = heldOut.auc >= ranksFrom(facts)
  const layers = [...layersOf(config), ...HEADS[config.head].layers]
  const lags = layers.some((layer) => layer.kind === 'batch_normalization')
  return {
    code: 'held_out_lags',
    run,
    severity: 'warning',
    title: ranks
      ? 'Ranks held-out pairs rightly, off the threshold'
      : 'Trains well, fails on held-out pairs',
    where: `step ${heldOut.step} · training loss ${loss.toPrecision(2)}, held-out AUC ${share(heldOut.auc)}, accuracy ${share(heldOut.verified)}`,
    why: [ranks && rightly(heldOut), lags ? LAG : !ranks && notSeen(config)]
      .filter(Boolean)
      .join(' '),
    fixes: [],
    step: heldOut.step,
  } satisfies Finding
}

const rightly = ({ bestAccuracy }: { readonly bestAccuracy: number }) =>
  `Same pairs are nearer than different ones, but both lie on one side of the threshold that the loss aims at: at the threshold that suits them best, ${share(bestAccuracy)} would be right.`
const LAG =
  'Batch normalisation uses the batch’s own statistics in training and slowly moving averages on held-out pairs. At momentum 0.99 those lag for hundreds of steps, and held-out distances stay small meanwhile. Keras does the same; PyTorch’s default, which takes a tenth of each batch, catches up ten times as fast. More steps let them catch up, unless the embeddings have collapsed.'
/** What is unseen, and what helps. */
function notSeen({ data, split }: RunConfig): string {
  const { unseen, words } = SOURCES[data]
  if (unseen === null) return 'The network fits its training pairs but not unseen ones.'
  return `The network fits its training pairs but not ${unseen[split]}. It has learnt these ${words.picture}s by heart: more ${words.many} and more ${words.picture}s of each help most, then fewer weights, dropout, or a stop before that.`
}

/** The training loss where it is good and nothing simpler explains a bad accuracy; else null. */
function trainedTo(facts: RunFacts): number | null {
  const { config, set, nonFinite } = facts
  const [loss, guessing] = [recentLoss(facts), guessingLoss(config, factsOf(config, set))]
  if (loss === null || loss > GOOD * guessing || nonFinite !== null) return null
  const isExplained =
    isStill(facts) ||
    collapsedRule(facts) !== null ||
    isOutOfReach({ ...config, metric: 'verified' })
  return isExplained ? null : loss
}
