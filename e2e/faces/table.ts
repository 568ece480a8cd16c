/** The table of how well unseen pairs are told apart, in Markdown, from the raw results. */
import type { Outcome } from './outcome'
import { LINES } from './variants'

export type Measure = 'pixels' | 'untrained' | 'auc' | 'eer' | 'accuracy' | 'tar'
const MEASURES: readonly (readonly [Measure, string])[] = [
  ['pixels', 'AUC of pixels'],
  ['untrained', 'AUC untrained'],
  ['auc', 'AUC trained'],
  ['eer', 'EER'],
  ['accuracy', 'best accuracy'],
  ['tar', 'TAR at FAR 1e-2'],
]

export const tableOf = (outcomes: readonly Outcome[]): string =>
  linesTable(
    ['images', 'held out', 'network'],
    LINES.map(({ images, heldOut, network, keys }) => ({
      keys,
      cells: [images, heldOut, network],
    })),
    MEASURES,
    outcomes,
  )

/** A row for each line that has outcomes: what it is, its measures over the seeds, its link. */
export function linesTable(
  heads: readonly string[],
  lines: readonly { readonly keys: string; readonly cells: readonly string[] }[],
  measures: readonly (readonly [Measure, string])[],
  outcomes: readonly Outcome[],
): string {
  const head = [...heads, 'seeds', 'pairs', ...measures.map(([, title]) => title), 'link']
  const rows = lines.flatMap(({ keys, cells }) => {
    const own = outcomes.filter((outcome) => outcome.keys === keys)
    const [first] = own
    if (first === undefined) return []
    const measured = measures.map(([measure]) => spread(own.map((outcome) => outcome[measure])))
    const link = `\`#v=1&${keys}&seed=${first.seed}\``
    return [[...cells, own.length, first.pairs, ...measured, link]]
  })
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`

/** Mean over the seeds, with the least and the largest: “0.912 (0.894–0.932)”. */
function spread(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const [least, largest] = [Math.min(...values), Math.max(...values)]
  const range = least === largest ? '' : ` (${least.toFixed(3)}–${largest.toFixed(3)})`
  return `${mean.toFixed(3)}${range}`
}
