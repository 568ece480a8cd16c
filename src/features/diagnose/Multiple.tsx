import { memo } from 'react'
import { VERDICT_TEXT } from '../../diagnosis/verdict'
import type { Verdict } from '../../domain/verdict'
import { cellVerdict, type SweepCell } from '../../state/sweepCell'
import { Sparkline } from '../../ui/Sparkline'

const TONES: Readonly<Partial<Record<Verdict, 'good' | 'half'>>> = {
  learns: 'good',
  misread: 'half',
}

/** One run among many: its loss, and how it came out. */
export const Multiple = memo(function Multiple({ cell }: { readonly cell: SweepCell }) {
  const { status, config, view, trouble } = cell
  const { log, nonFinite, evaluation } = view
  const verdict = cellVerdict(cell)
  return (
    <li data-status={status} data-verdict={verdict ?? ''} title={trouble?.message}>
      <Sparkline
        label={`Seed ${config.seed}: loss over ${log.length} steps`}
        series={[{ ys: log.column('loss') }]}
        xMax={config.steps}
        brokenAt={nonFinite?.step}
      />
      <span className="multiple-seed">seed {config.seed}</span>
      <b className={`multiple-verdict ${verdict === null ? '' : (TONES[verdict] ?? 'bad')}`}>
        {verdict === null ? waitingText(cell) : VERDICT_TEXT[verdict]}
      </b>
      <small>{evaluation && `AUC ${evaluation.auc.toFixed(3)}`}</small>
    </li>
  )
})

const waitingText = ({ status, view, config }: SweepCell) =>
  status === 'running' ? `${view.log.length} of ${config.steps}` : status
