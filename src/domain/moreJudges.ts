/** How more people come to judge a run than do: by holding out a larger share. */
import type { RunConfig } from './config'
import { dataProblems } from './dataProblems'
import type { PhotoSet } from './photoSet'
import { splitOf } from './split'
import { splitCounts } from './splitCounts'

export interface MoreJudges {
  readonly label: string
  /** How many are held out then. */
  readonly people: number
  readonly patch: Pick<RunConfig, 'heldOutPercent'>
}

/** At more than half, less would be trained on than judged. */
const SHARES = [30, 40, 50]

/**
 * The smallest share that holds out twice as many people, or else the most that there are; null where no
 * larger share holds out more, or whom a list names is held out.
 */
export function moreJudges(set: PhotoSet | null, config: RunConfig): MoreJudges | null {
  if (set === null || config.split !== 'identity') return null
  const heldOut = (heldOutPercent: number) =>
    splitCounts(set, splitOf(set, { ...config, heldOutPercent })).heldOut.people
  const now = heldOut(config.heldOutPercent)
  const ways = SHARES.filter((percent) => percent > config.heldOutPercent)
    .map((percent) => ({
      label: `Hold out ${percent} %`,
      people: heldOut(percent),
      patch: { heldOutPercent: percent },
    }))
    .filter(
      ({ people, patch }) =>
        people > now && dataProblems({ ...config, ...patch }, set).length === 0,
    )
  return ways.find(({ people }) => people >= 2 * now) ?? ways.at(-1) ?? null
}
