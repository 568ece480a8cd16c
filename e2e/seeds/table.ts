/** The table of outcomes, in Markdown, from the raw results. */
import { LEARNT, type Outcome } from './outcome'
import { LINES } from './variants'
import { counted, range } from './words'

export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = LINES.flatMap(({ network, rate, label, keys }) => {
    const own = outcomes.filter((outcome) => outcome.keys === keys)
    if (own.length === 0) return []
    const of = (kind: Outcome['kind']) => own.filter((outcome) => outcome.kind === kind)
    const [nan, dead, learns] = [of('nan'), of('dead'), of('learns')]
    const aucs = own.map(({ auc }) => auc).filter((auc) => !Number.isNaN(auc))
    return [
      [
        network,
        rate,
        label,
        own.length,
        counted(nan),
        counted(dead),
        learns.length,
        aucs.length === 0 ? '–' : range(aucs, (auc) => auc.toFixed(3)),
        `\`#${keys}&seed=1\``,
      ],
    ]
  })
  return [
    '| network | rate | what is changed | seeds | NaN (at step) | dead (at step) | learn | AUC | link |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    `“Dead”: every gradient exactly 0 for 50 steps. “Learn”: held-out AUC of at least ${LEARNT} at the last step.`,
  ].join('\n')
}
