import { RunBadge } from '../../ui/RunBadge'
import type { ScoreRow } from '../../state/scores/scoreRows'

/** Whose scores a row has. */
export function RowName({ row, alone }: { readonly row: ScoreRow; readonly alone: boolean }) {
  const { kind, runs, judging } = row
  if (kind === 'network')
    return (
      <>
        <RunBadge run={judging.run} /> <small>step {judging.judged.step}</small>
      </>
    )
  return (
    <>
      {kind === 'untrained' ? 'Untrained' : 'Raw pixels'}
      {!alone && runs.map((run) => <RunBadge key={run} run={run} />)}
    </>
  )
}
