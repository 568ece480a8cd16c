import { useEffect, useId } from 'react'
import { useStore } from 'zustand'
import { bytesOfRuns } from '../../../domain/keptRuns/budget'
import type { KeptRun } from '../../../domain/keptRun'
import { bytesText } from '../../../domain/memory'
import { preferencesStore } from '../../../state/preferences'
import { budgetNow, chooseBudget, measureRoom, roomStore } from '../../../state/runRoom'
import { NumberInput } from '../../../ui/NumberInput'
import { useTyped, type Typed } from '../../../ui/useTyped'

const MB = 1e6

/** What runs and the whole page take of the browser's storage, and what runs may. */
export function StorageLine({ runs }: { readonly runs: readonly KeptRun[] }) {
  const { used, quota } = useStore(roomStore)
  useStore(preferencesStore, ({ runsBudget }) => runsBudget)
  const id = useId()
  useEffect(() => void measureRoom(), [runs])
  const taken = bytesOfRuns(runs)
  const budget = budgetNow()
  const { input, problem } = useTyped(String(Math.round(budget / MB)), readBudget, (bytes) => {
    void chooseBudget(bytes)
  })
  return (
    <p className="runs-part runs-storage">
      <span>
        {runs.length === 1 ? '1 run takes' : `${runs.length.toLocaleString('en')} runs take`} about{' '}
        <b>{bytesText(taken)}</b>
      </span>
      <label>
        of at most{' '}
        <NumberInput
          {...input}
          unit="MB"
          aria-label="Most that runs may take"
          title="Beyond it the oldest runs are removed, but for pinned ones and those that are open. Empty for the default: 1 GB, or 40 % of what the browser grants."
          {...(problem && { problemId: id })}
        />
      </label>
      {problem && (
        <span id={id} className="control-problem" role="alert">
          {problem}
        </span>
      )}
      {taken > budget && (
        <span className="runs-over">What is pinned or open takes more than that.</span>
      )}
      <span className="muted">
        Beyond it the oldest go first, but for pinned and open ones.{' '}
        {used !== null && quota !== null
          ? `This page takes ${bytesText(used)} of the ${bytesText(quota)} that the browser grants it.`
          : 'This browser does not say how much it grants.'}
      </span>
    </p>
  )
}

function readBudget(text: string): Typed<number | null> {
  if (text.trim() === '') return { value: null }
  const megabytes = Number(text.replaceAll(',', ''))
  return Number.isFinite(megabytes) && megabytes >= 1 && megabytes <= 1e6
    ? { value: megabytes * MB }
    : { problem: 'From 1 to 1,000,000 MB; empty for the default' }
}
