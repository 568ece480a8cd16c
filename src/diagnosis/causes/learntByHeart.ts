import { augmentationFor, augments } from '../../domain/augmentation'
import { SOURCES } from '../../domain/choices/sources'
import type { LayerSpec } from '../../domain/layers'
import { SET_WORDS, type SetKind } from '../../domain/setKind'
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
      ...(config.encoder === 'custom' ? [] : [THREE_CONVOLUTIONS]),
    ]
  },
}

/** Each photo another way each time, so that none can be learnt by heart; docs/faces.md has what it brought. */
const augmented = (kind: SetKind): Remedy => ({
  label: `Augment the training ${SET_WORDS[kind].picture}s`,
  patch: augmentationFor(kind),
})

const convolution = (filters: number): readonly LayerSpec[] => [
  { kind: 'conv2d', filters, kernel: 3, strides: 1, padding: 'same', activation: 'relu' },
  { kind: 'max_pooling2d', pool: 2, strides: 2 },
]

/** Fewer weights than the Encoder, over larger windows; docs/faces.md has what it brought. */
const THREE_CONVOLUTIONS: Remedy = {
  label: 'Try three small convolutions',
  patch: {
    encoder: 'custom',
    layers: [
      ...[16, 32, 64].flatMap(convolution),
      { kind: 'flatten' },
      { kind: 'dense', units: 64, activation: 'linear' },
    ],
  },
}
