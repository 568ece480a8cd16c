/**
 * Settings of the loss that do not go together, each at the control that is to change, with the
 * nearest that do. A loss gets no run that could not mean anything.
 */
import type { RunConfig } from './config'
import type { SetupProblem } from './problems'

/** The largest batch whose triplets are looked at one by one: 2N images make (2N)³ of them. */
export const LARGEST_TRIPLET_BATCH = 64

/** All of them at once; empty where all settings go together. */
export function misfits(config: RunConfig): readonly SetupProblem[] {
  return [output(config), margin(config), marginSame(config), triplets(config)].filter(
    (problem) => problem !== null,
  )
}

/** What the loss is given: a probability, a distance, or the cosine distance. */
function output({ loss, head, distance, margin }: RunConfig): SetupProblem | null {
  switch (loss) {
    case 'bce':
      return head === 'raw'
        ? {
            field: 'loss',
            title: 'Cross-entropy needs a probability',
            message:
              'A distance is not a probability: it can be larger than 1. Dense(1) + σ makes one of it.',
            mend: { label: 'Use Dense(1) + σ', patch: { head: 'dense_sigmoid' } },
          }
        : null
    case 'cosine_embedding':
      return distance === 'cosine' && head === 'raw' && margin < 1
        ? null
        : {
            field: 'loss',
            title: 'The cosine loss needs the cosine itself',
            message:
              'It is made of cos(a, b) and a margin below 1: that takes the cosine distance, raw.',
            mend: {
              label: 'Use the raw cosine distance, margin 0',
              patch: { distance: 'cosine', head: 'raw', margin: 0 },
            },
          }
    case 'triplet':
    case 'info_nce':
      return head === 'raw'
        ? null
        : {
            field: 'loss',
            title: 'This loss compares distances',
            message:
              'It compares the distances between all images of a batch; a head would never be trained.',
            mend: { label: 'Use the raw distance', patch: { head: 'raw' } },
          }
    case 'contrastive':
    case 'double_margin':
    case 'broadcast':
      return null
    default:
      return loss satisfies never
  }
}

function margin({ loss, margin }: RunConfig): SetupProblem | null {
  if (margin > 0) return null
  switch (loss) {
    case 'contrastive':
    case 'double_margin':
    case 'broadcast':
    case 'triplet':
      return {
        field: 'margin',
        title: 'A margin of 0',
        message: 'Nothing is pushed apart, so the best embedding puts all images in one place.',
        mend: { label: 'Set margin 1', patch: { margin: 1 } },
      }
    case 'bce':
    case 'cosine_embedding':
    case 'info_nce':
      return null
    default:
      return loss satisfies never
  }
}

function marginSame({ loss, margin, marginSame }: RunConfig): SetupProblem | null {
  if (loss !== 'double_margin' || margin === 0 || marginSame < margin) return null
  const quarter = Number((margin / 4).toPrecision(3))
  return {
    field: 'marginSame',
    title: 'The margins overlap',
    message: `Same pairs cost nothing up to ${marginSame}, different ones from ${margin} on: a distance that suits both lets the loss be 0 with nothing learnt.`,
    mend: { label: `Set ${quarter}`, patch: { marginSame: quarter } },
  }
}

function triplets({ loss, mining, batch }: RunConfig): SetupProblem | null {
  if (loss !== 'triplet' || mining === 'hard' || batch <= LARGEST_TRIPLET_BATCH) return null
  const images = (2 * batch).toLocaleString('en')
  const million = Math.round((2 * batch) ** 3 / 1e6).toLocaleString('en')
  return {
    field: 'batch',
    title: 'Too many triplets',
    message: `Every three of the ${images} images of a batch are looked at, ${million} million. “hard” takes any batch, the others up to ${LARGEST_TRIPLET_BATCH} pairs.`,
    mend: {
      label: `Set ${LARGEST_TRIPLET_BATCH} pairs`,
      patch: { batch: LARGEST_TRIPLET_BATCH },
    },
  }
}
