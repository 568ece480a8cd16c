/** The table of how well unseen pairs are told apart, in Markdown, from the raw results. */
import type { Outcome } from './outcome'
import { LINES } from './variants'

type Measure = 'pixels' | 'untrained' | 'auc' | 'eer' | 'accuracy' | 'tar'
const MEASURES: readonly (readonly [Measure, string])[] = [
  ['pixels', 'AUC of pixels'],
  ['untrained', 'AUC untrained'],
  ['auc', 'AUC trained'],
  ['eer', 'EER'],
  ['accuracy', 'best accuracy'],
  ['tar', 'TAR at FAR 1e-2'],
]

export function tableOf(outcomes: readonly Outcome[]): string {
  const heads = ['images', 'held out', 'network', 'seeds', 'pairs', ...MEASURES.map(([, t]) => t)]
  const rows = LINES.flatMap(({ images, heldOut, network, keys }) => {
    const own = outcomes.filter((outcome) => outcome.keys === keys)
    const [first] = own
    if (first === undefined) return []
    const measured = MEASURES.map(([measure]) => spread(own.map((outcome) => outcome[measure])))
    const link = `\`#v=1&${keys}&seed=${first.seed}\``
    return [[images, heldOut, network, own.length, first.pairs, ...measured, link]]
  })
  return [row([...heads, 'link']), row([...heads, 'link'].map(() => '---')), ...rows.map(row)].join(
    '\n',
  )
}

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`

/** Mean over the seeds, with the least and the largest: “0.912 (0.894–0.932)”. */
function spread(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const [least, largest] = [Math.min(...values), Math.max(...values)]
  const range = least === largest ? '' : ` (${least.toFixed(3)}–${largest.toFixed(3)})`
  return `${mean.toFixed(3)}${range}`
}
