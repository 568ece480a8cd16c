/** The table of how the cases' runs come out over seeds, in Markdown, from the raw results. */
import { CASE_LINES, type CaseLine } from './caseLines'
import { LEARNT, LEARNT_FACES, SHOWN, type Outcome } from './outcome'
import { counted, range } from './words'

export function caseTableOf(outcomes: readonly Outcome[]): string {
  const rows = CASE_LINES.flatMap((line) => {
    const own = outcomes.filter(({ keys }) => keys === line.keys)
    return own.length === 0 ? [] : [cellsOf(line, own)]
  })
  return [
    '| case | run | seeds | NaN (at step) | dead (at step) | learn | loss | AUC | accuracy | link |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    `A is the fault, B the same run with one thing changed. “Learn”: held-out AUC of at least ${LEARNT}, ${LEARNT_FACES} on drawn faces, and an accuracy of at least ${SHOWN}. The loss is the training loss of the last step.`,
  ].join('\n')
}

function cellsOf({ title, run, faces, keys }: CaseLine, own: readonly Outcome[]) {
  const of = (kind: Outcome['kind']) => own.filter((outcome) => outcome.kind === kind)
  const bar = faces ? LEARNT_FACES : LEARNT
  const learn = own.filter(({ auc, accuracy }) => auc >= bar && accuracy >= SHOWN)
  const finite = own.filter(({ kind }) => kind !== 'nan')
  const spread = (measure: 'loss' | 'auc' | 'accuracy') =>
    finite.length === 0
      ? '–'
      : range(
          finite.map((outcome) => outcome[measure]),
          (value) => value.toFixed(3),
        )
  return [
    title,
    run,
    own.length,
    counted(of('nan')),
    counted(of('dead')),
    `${learn.length} of ${own.length}`,
    spread('loss'),
    spread('auc'),
    spread('accuracy'),
    `\`#${keys}&seed=1\``,
  ]
}
