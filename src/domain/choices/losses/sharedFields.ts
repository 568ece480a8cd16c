/** Settings that several losses have. */
import type { OwnFields } from '../choice'

/** What the loss takes a label of 1 to mean; apart from what the labels do mean. */
export const convention = {
  link: 'convention',
  label: 'Convention',
  help: 'What the loss takes a label of 1 to mean. If the labels mean the other, training inverts.',
  kind: 'choice',
  options: [
    { value: 'same', label: '1 = same' },
    { value: 'different', label: '1 = different' },
  ],
  default: 'same',
} as const satisfies OwnFields[string]

/** @param help what lies beyond it */
export const marginField = (help: string) =>
  ({
    link: 'margin',
    label: 'Margin',
    help,
    kind: 'number',
    // The cosine's own goes down to −1.
    min: -1,
    max: 10_000,
    slider: [0, 5],
    integer: false,
    scale: 'linear',
    default: 1,
    worthTrying: [0.5, 1, 2],
  }) as const satisfies OwnFields[string]

/** The margin of a loss that pushes the pairs apart by their output. */
export const margin = marginField('Different pairs further apart than this cost nothing.')
