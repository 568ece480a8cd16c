/** Settings that do not go together with several losses; null where they do. */
import { HEADS, type HeadId } from '../heads'
import type { Misfit } from './loss'

interface HeadSetting {
  readonly head: HeadId
}
interface MarginSetting {
  readonly margin: number
}

/** Those that were found. */
export const found = <M extends readonly (object | null)[]>(
  ...misfits: M
): readonly NonNullable<M[number]>[] => misfits.filter((misfit) => misfit !== null)

export const withoutMargin = ({ margin }: MarginSetting): Misfit<MarginSetting> | null =>
  margin > 0
    ? null
    : {
        field: 'margin',
        title: margin === 0 ? 'A margin of 0' : 'A margin below 0',
        message: 'Nothing is pushed apart, so the best embedding puts all images in one place.',
        mend: { label: 'Set margin 1', patch: { margin: 1 } },
      }

/** Of a loss within a batch: only pairs that are labelled go through the head. */
export const withHead = ({ head }: HeadSetting): Misfit<HeadSetting> | null =>
  HEADS[head].isProbability
    ? {
        field: 'loss',
        title: 'This loss compares distances',
        message:
          'It compares the distances between all images of a batch; a head would never be trained.',
        mend: { label: 'Use the raw distance', patch: { head: 'raw' } },
      }
    : null
