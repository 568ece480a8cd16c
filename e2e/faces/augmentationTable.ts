/** What augmentation brings to a small set, in Markdown. */
import { AUGMENTATION_LINES } from './augmentationLines'
import type { Outcome } from './outcome'
import { linesTable } from './table'

export const augmentationTable = (outcomes: readonly Outcome[]): string =>
  linesTable(
    ['network', 'augmentation'],
    AUGMENTATION_LINES.map(({ network, augmentation, keys }) => ({
      keys,
      cells: [network, augmentation],
    })),
    [
      ['untrained', 'AUC untrained'],
      ['auc', 'AUC trained'],
      ['eer', 'EER'],
      ['accuracy', 'best accuracy'],
    ],
    outcomes,
  )
