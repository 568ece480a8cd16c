/** What a set of one's own may start with, and what augmentation brings, in Markdown. */
import type { Outcome } from './outcome'
import { START_LINES } from './startLines'
import { linesTable } from './table'

export const startTable = (outcomes: readonly Outcome[]): string =>
  linesTable(
    ['people × photos', 'network', 'augmentation'],
    START_LINES.map(({ set, network, augmentation, keys }) => ({
      keys,
      cells: [set, network, augmentation],
    })),
    [
      ['untrained', 'AUC untrained'],
      ['auc', 'AUC trained'],
      ['eer', 'EER'],
      ['accuracy', 'best accuracy'],
    ],
    outcomes,
  )
