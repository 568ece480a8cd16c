/**
 * What follows from the choice of distance, head and loss: which settings they take, what a larger
 * output says of a pair, and where the line between same and different lies.
 */
import type { Convention, RunConfig } from './config'

/** Whether a root is taken, so that ε matters. */
export const hasRoot = ({ distance, head }: Pick<RunConfig, 'distance' | 'head'>): boolean =>
  distance === 'euclidean' && head !== 'absdiff_sigmoid'

/** Whether the loss has two terms that a label of 1 chooses between. */
export const takesConvention = (loss: RunConfig['loss']): boolean =>
  loss === 'contrastive' ||
  loss === 'double_margin' ||
  loss === 'cosine_embedding' ||
  loss === 'broadcast'

export const takesMargin = (loss: RunConfig['loss']): boolean =>
  loss !== 'bce' && loss !== 'info_nce'

/** Whether the loss looks at all images of a batch and their classes, not at labelled pairs. */
export const isWithinBatch = (loss: RunConfig['loss']): boolean =>
  loss === 'triplet' || loss === 'info_nce'

/** What the output of a head with weights of its own is: a probability, in (0, 1). */
export const isProbability = (head: RunConfig['head']): boolean => head !== 'raw'

/**
 * What a larger output says of a pair, where the loss gets its way and its convention is the
 * labels': cross-entropy makes the output P(label = 1), every other loss makes it a distance.
 */
export function largerMeans({ loss, labels }: Pick<RunConfig, 'loss' | 'labels'>): Convention {
  return loss === 'bce' ? labels : 'different'
}

type Aim = Pick<RunConfig, 'loss' | 'margin' | 'marginSame'>

/**
 * The output halfway between what the loss wants of same and of different pairs; null where it
 * wants an order only, and no value.
 */
export function decisionThreshold({ loss, margin, marginSame }: Aim): number | null {
  switch (loss) {
    case 'contrastive':
    case 'broadcast':
      return margin / 2
    case 'double_margin':
      return (marginSame + margin) / 2
    case 'bce':
      return 0.5
    case 'cosine_embedding':
      return (1 - margin) / 2
    case 'triplet':
    case 'info_nce':
      return null
    default:
      return loss satisfies never
  }
}
