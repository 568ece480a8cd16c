/** What rules read from a run's history. */
import { SOURCES } from '../domain/choices/sources'
import { decisionThreshold } from '../domain/objective'
import { counted } from '../domain/splitCounts'
import type { AucGain } from '../domain/verification/aucGain'
import type { RunFacts } from './finding'

/** When a setting was found to matter: “before training”, or at which step. */
export const whenOf = ({ log }: Pick<RunFacts, 'log'>): string =>
  log.length === 0 ? 'before training' : `step ${log.length}`

/** AUC and accuracies, to three digits after the point. */
export const share = (value: number): string => value.toFixed(3)

/** A difference with its sign, to three digits after the point. */
export const signed = (value: number): string =>
  `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`

/** A share in percent, to two digits. */
export const percent = (value: number): string => `${Number((100 * value).toPrecision(2))} %`

/**
 * The AUC that a card speaks of, and of which pairs it is: those that the untrained network was compared on,
 * which are many more than an evaluation's once the run is judged; so that what stands beside it is of the
 * same pairs.
 */
export const aucText = (
  facts: Pick<RunFacts, 'config' | 'set' | 'heldOut' | 'untrained'>,
): string => {
  const { heldOut, untrained } = facts
  const auc = untrained === null ? (heldOut?.auc ?? NaN) : untrained.auc + untrained.gain
  return `${share(auc)}${pairsText(facts)}`
}

/** “ (4,000 pairs of 16 people)”, “ (200 live pairs)”; nothing where that is not known. */
function pairsText({ config, set, heldOut }: Pick<RunFacts, 'config' | 'set' | 'heldOut'>): string {
  const count = heldOut?.same?.length ?? 0
  if (count === 0) return ''
  const { one, many } = SOURCES[config.data].words(set)
  const people = heldOut?.people
  const of = people === undefined ? '' : ` of ${counted(people, one, many)}`
  return ` (${count.toLocaleString('en')} ${heldOut?.isJudged === true ? '' : 'live '}pairs${of})`
}

/**
 * The held-out accuracy, and at which threshold it is where others are spoken of elsewhere; by a metric as
 * it was written, which is measured live, that it is live.
 */
export function accuracyText({ config, heldOut }: Pick<RunFacts, 'config' | 'heldOut'>): string {
  if (heldOut === null) return ''
  if (heldOut.isJudged !== true) return `accuracy ${share(heldOut.accuracy)}`
  const at =
    config.metric !== 'verified'
      ? 'live'
      : decisionThreshold(config) === null
        ? 'at its best threshold'
        : 'at the loss’s aim'
  return `accuracy ${share(heldOut.accuracy)} ${at}`
}

/** Over what an interval of a gain is: “ over people”; nothing where over pairs. */
export const overText = (
  { config, set }: Pick<RunFacts, 'config' | 'set'>,
  gain: AucGain,
): string => (gain.over === undefined ? '' : ` over ${SOURCES[config.data].words(set).many}`)

/** What raw pixels reach on the same pairs, where it is they that are to be beaten and it is known. */
export function pixelText({
  config,
  pixelAuc,
  pixels,
}: Pick<RunFacts, 'config' | 'pixelAuc' | 'pixels'>): string {
  const auc = pixels?.auc ?? pixelAuc
  return SOURCES[config.data].bar !== null || auc === null ? '' : `, of raw pixels ${share(auc)}`
}

/** What the untrained network reaches on the same pairs, where it is known. */
export const untrainedText = ({ untrained }: Pick<RunFacts, 'untrained'>): string =>
  untrained === null ? '' : `, untrained ${share(untrained.auc)}`

/** The latest scores on held-out pairs, beside what there is to beat. */
export const scoresText = (facts: RunFacts): string =>
  facts.heldOut === null
    ? `step ${facts.log.length}`
    : `step ${facts.heldOut.step} · AUC ${aucText(facts)}${pixelText(facts)}${untrainedText(facts)}, ${accuracyText(facts)}`
