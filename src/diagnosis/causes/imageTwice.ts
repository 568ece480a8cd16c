import { isWithinBatch } from '../../domain/objective'
import { hasRoot } from '../../domain/outputs'
import type { Cause } from '../cause'
import { isRootOfZero } from '../nonFinite'

/** A loss within the batch compares all its images, and one of them was drawn twice. */
export const imageTwice: Cause = {
  weigh: ({ facts, config }) =>
    isWithinBatch(config.loss) &&
    hasRoot(config) &&
    facts.nonFinite !== null &&
    facts.nonFinite.drawnTwice > 0 &&
    isRootOfZero(facts, facts.nonFinite)
      ? 1
      : 0,
  why: ({ facts }) =>
    `${count(facts.nonFinite?.drawnTwice ?? 0)} in this batch more than once, and this loss compares all images of a batch: an image is at distance exactly 0 from itself.`,
  remedies: () => [
    { label: 'Add ε 1e-7', patch: { epsilon: 1e-7 } },
    { label: 'Squared distance: no root', patch: { distance: 'squared' } },
  ],
}
const count = (images: number) => (images === 1 ? 'One image is' : `${images} images are`)
