import { augmentationFor, augments } from '../../domain/augmentation'
import { SOURCES } from '../../domain/choices/sources'
import { SET_WORDS, type SetKind } from '../../domain/setKind'
import { THREE_CONVOLUTIONS } from '../../domain/threeConvolutions'
import type { Cause, Remedy } from '../cause'
import { share } from '../history'
import { leastHeldOutAt } from '../observations/byHeart'

/** What was learnt holds for the pairs trained on only. */
export const learntByHeart: Cause = {
  weigh: ({ outcome }) => (outcome === 'by_heart' ? 0.97 : 0),
  why({ config, facts: { heldOut, set } }) {
    const words = SOURCES[config.data].words(set)
    return heldOut === null
      ? ''
      : `It overfits: part of what it has learnt holds for these ${words.picture}s only. Held out, ${share(heldOut.verified)} of the pairs are right, ${share(heldOut.bestAccuracy)} at the threshold that suits them best.`
  },
  remedies({ facts, config }) {
    const best = leastHeldOutAt(facts)
    return [
      ...(best === null
        ? []
        : [{ label: `Stop at step ${best}`, patch: { steps: best, epochs: 0 } }]),
      ...(augments(config) ? [] : [augmented(facts.set?.kind ?? 'people')]),
      ...(config.encoder === 'custom'
        ? []
        : [{ label: 'Try three small convolutions', patch: THREE_CONVOLUTIONS }]),
    ]
  },
}

/** Each photo another way each time, so that none can be learnt by heart; docs/faces.md has what it brought. */
const augmented = (kind: SetKind): Remedy => ({
  label: `Augment the training ${SET_WORDS[kind].picture}s`,
  patch: Object.fromEntries(
    Object.entries(augmentationFor(kind)).filter(([, value]) => value !== 0),
  ),
})
