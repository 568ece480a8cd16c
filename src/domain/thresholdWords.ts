/** Where a threshold comes from, and how few pairs that may be, in words. */
import type { Calibrated, Judge } from './judging'
import type { ImageWords } from './setKind'
import { thousands } from './thousands'

type Words = Pick<ImageWords, 'many'>

/** “the threshold the loss aims at”. */
export function thresholdSource({ from, calibrated }: Judge, words: Words): string {
  if (calibrated !== undefined) return calibratedSource(calibrated, words)
  switch (from) {
    case 'set':
      return 'the threshold you set'
    case 'aim':
      return 'the threshold the loss aims at'
    case 'best':
    case 'calibrated':
      return 'the threshold best for held-out pairs'
    default:
      return from satisfies never
  }
}

function calibratedSource({ way, people, crossed }: Calibrated, { many }: Words): string {
  const whom = `${people} ${crossed === null ? 'calibration' : 'held-out'} ${many}`
  switch (way.by) {
    case 'best':
      return `the threshold that suits ${whom} best`
    case 'eer':
      return `the threshold of equal errors among ${whom}`
    case 'far':
      return `the threshold with at most 1 false accept in ${thousands(way.oneIn)} among ${whom}`
    default:
      return way satisfies never
  }
}

/** On whom a calibrated threshold is judged, a sentence; null where it was not calibrated. */
export function judgedOnText({ calibrated }: Judge, { many }: Words): string | null {
  if (calibrated === undefined) return null
  const { people, judges, crossed } = calibrated
  return crossed === null
    ? `Chosen on ${people} ${many}, judged on ${judges} others.`
    : `So few ${many} (${people}) are judged crosswise: each half at the threshold that suits the other, ${people - judges} and ${judges}; the threshold in use is that of all ${people}.`
}

/** That a wished false accept rate is below what so few pairs can tell; null where it is not. */
export function tooFewForRate({ calibrated }: Judge): string | null {
  if (calibrated?.way.by !== 'far' || calibrated.different >= calibrated.way.oneIn) return null
  const [pairs, oneIn] = [calibrated.different, calibrated.way.oneIn].map((each) => thousands(each))
  return `1 in ${oneIn} is less than one of the ${pairs} different pairs it was chosen on: it lets none of those through, and how many of others is not known so finely.`
}
