/**
 * Whom of those held out a threshold is chosen on, and whom it is judged on: others, so that what it
 * scores is what it would on people whom neither training nor the threshold has seen. Whole people, those
 * with near duplicates in common together, in the order of their names' hashes: the same for every seed.
 */
import { isForgery } from './forgeries'
import type { PhotoSet } from './photoSet'
import type { CommonSettings } from './settings'
import { splitOf, type SplitConfig } from './split'
import { makesPairs } from './splitting/sides'
import { peopleUnits } from './splitting/units'

export type CalibrationConfig = SplitConfig & Partial<Pick<CommonSettings, 'calibratePercent'>>

export interface Calibration {
  /** Held-out people, as places in the set's `identities`; forgeries go with the one they imitate. */
  readonly calibrate: ReadonlySet<number>
  readonly judge: ReadonlySet<number>
  /**
   * Whether there are so few that each part is judged at the threshold of the other, and what is used
   * is the threshold of both.
   */
  readonly crossed: boolean
}

/** Held-out people from whom on there are enough for two parts; and below whom for none. */
const ENOUGH = 8
const FEWEST = 4
/** People on each side at least: three, where there are enough, so that intervals are known. */
const LEAST = { crossed: 2, apart: 3 }

/** Where a threshold is calibrated at all, which a list’s folds do in their own way. */
export const calibrates = ({ split, calibratePercent }: CalibrationConfig): boolean =>
  split !== 'folds' && calibratePercent !== 0

/** Null where nothing is calibrated, or there are too few people for it. */
export function calibrationOf(set: PhotoSet, config: CalibrationConfig): Calibration | null {
  if (!calibrates(config)) return null
  const { heldOut } = splitOf(set, config)
  const counts = new Map<number, number>()
  for (const image of heldOut) {
    const person = set.identityOf[image] as number
    if (!isForgery(set, person)) counts.set(person, (counts.get(person) ?? 0) + 1)
  }
  if (counts.size < FEWEST) return null
  const crossed = counts.size < ENOUGH
  const least = crossed ? LEAST.crossed : LEAST.apart
  const share = crossed ? 1 / 2 : (config.calibratePercent ?? 50) / 100
  const wanted = Math.round(share * counts.size)
  const most = Math.min(counts.size - least, Math.max(least, wanted))
  const [calibrate, judge] = [new Set<number>(), new Set<number>()]
  for (const unit of peopleUnits(set)) {
    const people = new Set(unit.map((image) => set.identityOf[image] as number))
    const held = [...people].filter((person) => counts.has(person))
    const side = calibrate.size + held.length <= most ? calibrate : judge
    for (const person of held) side.add(person)
  }
  const pairable = (people: ReadonlySet<number>) =>
    [...people].filter((person) => (counts.get(person) as number) > 1).length
  const isEnough = [calibrate, judge].every(
    (people) =>
      people.size >= least && makesPairs({ people: people.size, pairable: pairable(people) }),
  )
  return isEnough ? { calibrate, judge, crossed } : null
}

/** How the held-out people are parted, or why they are not, in a line; null where nothing is asked. */
export function calibrationText(
  set: PhotoSet,
  config: CalibrationConfig,
  { many }: { readonly many: string },
): string | null {
  if (!calibrates(config)) return null
  const parts = calibrationOf(set, config)
  if (parts === null)
    return `too few held out to choose a threshold on some and judge it on others: that takes ${FEWEST} ${many} at least, and two with two images each`
  const [calibrate, judge] = [parts.calibrate.size, parts.judge.size]
  return parts.crossed
    ? `of those, thresholds are judged crosswise, on ${calibrate} and ${judge} ${many}`
    : `of those, ${calibrate} ${many} calibrate the threshold, ${judge} judge it`
}
