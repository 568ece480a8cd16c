/** Floors of the cross-entropy −y·ln o − (1 − y)·ln(1 − o), o = P(label = 1). */
import type { RunConfig } from '../domain/config'
import { floor, type Floor } from './floor'
import { outputRange } from './reading'
import { shareOfSame } from './shares'

export function crossEntropyFloors(config: RunConfig): readonly Floor[] {
  switch (config.head) {
    case 'raw':
      return []
    case 'sigmoid':
      return [sigmoidFloor(config)]
    case 'dense_sigmoid':
    case 'bn_dense_sigmoid':
    case 'absdiff_sigmoid':
      return [
        floor(
          entropy(config),
          'guessing',
          'What a network scores at best that gives every pair the same probability. A loss that stays here tells no pairs apart.',
        ),
      ]
    default:
      return config.head satisfies never
  }
}

/** The loss of the best constant probability, p. */
export function entropy(config: RunConfig): number {
  const p = shareOfSame(config)
  return -p * Math.log(p) - (1 - p) * Math.log(1 - p)
}

/**
 * σ(d) ≥ ½, so a pair labelled 0 costs at least −ln(1 − ½) = ln 2, and one labelled 1 at least −ln of
 * the largest output. Where 1 means same, same pairs are pushed apart besides: for balanced pairs,
 * by convexity and the energy distance (`flippedBound`), the mean loss is no less than
 * ½[ln(1 + e^−μ) + ln(1 + e^μ)] ≥ ln 2, μ being the mean distance of same pairs.
 */
function sigmoidFloor(config: RunConfig): Floor {
  const same = config.labels === 'same'
  if (same && config.pairs === 'balanced')
    return floor(
      Math.LN2,
      'σ floor',
      'σ(distance) is taken for P(same), so same pairs are pushed apart and different ones pulled together. Two classes cannot lie nearer to each other than the images within them, on average; so the least is ln 2, with all distances at 0.',
    )
  const ones = same ? shareOfSame(config) : 1 - shareOfSame(config)
  return floor(
    (1 - ones) * Math.LN2 - ones * Math.log(outputRange(config)[1]),
    'σ floor',
    `σ of a distance is never below ½, so a ${same ? 'different' : 'same'} pair, labelled 0, costs at least ln 2.`,
  )
}
