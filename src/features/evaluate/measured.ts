/** Of which pairs and people figures are, in few words. Pure. */
import type { Judge } from '../../domain/judging'
import { counted } from '../../domain/splitCounts'
import type { JudgedRun } from '../../state/judgedRun'
import { measuredPairs } from '../../state/measuredPairs'
import { unitsText } from '../../state/scores/intervals'

const pairsText = (count: number, kind = '') => counted(count, `${kind}pair`)

/** “4,000 held-out pairs of 16 people”, “200 held-out pairs, live”. */
export function judgedText({ pairs, units, isLive, words }: JudgedRun): string {
  const count = pairs.outputs.length
  if (isLive) return `${pairsText(count, 'held-out ')}, live`
  const of = units?.over === 'people' ? ` of ${unitsText(units, words)}` : ''
  return `${pairsText(count, 'held-out ')}${of}`
}

/** “3,004 pairs of the 8 people who judge”, for what comes out at a threshold. */
export function measuredText(judged: JudgedRun, judge: Judge): string {
  const measured = measuredPairs(judged, judge)
  if (measured === judged) return judgedText(judged)
  const { crossed, people, judges } = judge.calibrated ?? {}
  const { many } = judged.words
  const whom =
    crossed === null ? `the ${judges ?? 0} ${many} who judge` : `${people ?? 0} ${many}, crosswise`
  return `${pairsText(measured.pairs.same.length)} of ${whom}`
}

/**
 * Of what the figures of a table are: of the same pairs, or the accuracies of others than the rest.
 * @param others what the figures are called that need no threshold
 */
export function figuresText(judged: JudgedRun, judge: Judge, others: string): string {
  const [all, own] = [judgedText(judged), measuredText(judged, judge)]
  return all === own ? `All of ${all}.` : `${others}: ${all}. Accuracies: ${own}.`
}
