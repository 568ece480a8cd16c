import { useStore } from 'zustand'
import { moreJudges } from '../../domain/moreJudges'
import { counted } from '../../domain/splitCounts'
import { tells } from '../../domain/verification/jackknife'
import { applyFix, runsStore } from '../../state/runs'
import { intervalsOf, ratesInterval } from '../../state/scores/intervals'
import type { ScoreRow } from '../../state/scores/scoreRows'
import { Button } from '../../ui/Button'

/** Where intervals of a table say “too few”: why, and the control that has more people judge; else nothing. */
export function TooFew({ rows }: { readonly rows: readonly ScoreRow[] }) {
  const row = rows.find(saysTooFew)
  const run = row?.judging.run ?? 'A'
  const set = useStore(runsStore, (runs) => runs[run].set)
  if (row === undefined) return null
  const { config, words } = row.judging.judged
  const more = moreJudges(set, config)
  return (
    <p className="muted tab-note too-few">
      <b>Too few</b>: judged by more {words.many}, the figure could come out anywhere from guessing
      to no fault.{' '}
      {more !== null && (
        <Button
          className="small"
          title={`Trains anew, with ${counted(more.people, words.one, words.many)} to judge by`}
          onClick={() => applyFix(run, more.patch)}
        >
          {more.label}
        </Button>
      )}{' '}
      {more === null ? 'Bring' : 'or bring'} {words.picture}s of more {words.many}.
    </p>
  )
}

function saysTooFew({ leftOut, rates, best }: ScoreRow): boolean {
  const { auc, eer } = intervalsOf(leftOut)
  const { bestAccuracy } = intervalsOf(best.leftOut)
  const accuracy = rates && ratesInterval(rates, 'accuracy')
  return [auc, eer, bestAccuracy, accuracy].some((interval) => interval && !tells(interval))
}
