/** The floors of a run's loss and accuracy, from its settings and the proportions of its pairs. */
import { LOSSES } from '../domain/choices/losses'
import type { RunConfig } from '../domain/config'
import type { DataFacts } from '../domain/dataCounts'
import type { Floor } from '../domain/floor'

/** The floors worth drawing for a run; none where there are no classes to make pairs of. */
export const lossFloors = (config: RunConfig, facts: DataFacts): readonly Floor[] =>
  facts.counts.length < 2 ? [] : LOSSES[config.loss].floors(config, facts)

/** What a network scores at best that tells no pairs apart. */
export const guessingLoss = (config: RunConfig, facts: DataFacts): number =>
  LOSSES[config.loss].guessing(config, facts)

const CHANCE: Floor = {
  value: 0.5,
  label: 'chance',
  reason: 'Half of the held-out pairs are same pairs, so guessing scores ½.',
}
/** Pairs of each kind that a live evaluation takes where there are as many. */
const LIVE_OF_A_KIND = 100

/** The floors of the held-out accuracy: ½ for balanced pairs; a list may hold more of one kind. */
export function accuracyFloors({ heldOut }: DataFacts): readonly Floor[] {
  const balanced =
    heldOut === null ||
    heldOut.same === heldOut.different ||
    Math.min(heldOut.same, heldOut.different) >= LIVE_OF_A_KIND
  return balanced ? [CHANCE] : []
}
