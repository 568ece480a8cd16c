import { useStore } from 'zustand'
import { configOf, type RunId } from '../../domain/config'
import { askHowMuchData, canAskHowMuch } from '../../state/howMuchData'
import { judgedOf } from '../../state/judgedRun'
import { canGoOn, judgeNow, runsStore } from '../../state/runs'
import { setupStore } from '../../state/setup'
import { Button } from '../../ui/Button'
import { judgedText } from './measured'
import './evaluate.css'

/** Which pairs are judged, at which step, and a button that takes a closer look now. */
export function JudgedLine({ run }: { readonly run: RunId }) {
  const judged = useStore(runsStore, (runs) => judgedOf(runs[run]))
  const judging = useStore(runsStore, (runs) => runs[run].judging)
  const isImported = useStore(setupStore, ({ setup }) => configOf(setup, run).weights !== '')
  const outdated = useStore(runsStore, (runs) => {
    const { state, log } = runs[run]
    const settled = state === 'training' || state === 'paused' || state === 'finished'
    const isNew = judged?.isLive !== false || judged.step < log.length
    return settled && (log.length > 0 || isImported) && isNew
  })
  // Weights that a file brought can be judged as they come.
  const untouched = useStore(runsStore, (runs) => runs[run].state === 'idle' && canGoOn(run))
  const canAsk = useStore(setupStore, canAskHowMuch)
  const asksHowMuch = canAsk && run === 'A' && judged !== null && !judged.isLive
  return (
    <p className="judged-line muted">
      <span>{judged === null ? 'Not judged yet' : words(judged)}</span>
      {judging !== null ? (
        <>
          <progress aria-label={`Judging run ${run}`} value={judging} />
          <span>judging more pairs…</span>
        </>
      ) : (
        (outdated || (isImported && untouched)) && (
          <Button
            className="small"
            title="Judges up to 4,000 held-out pairs by the weights as they stand"
            onClick={() => judgeNow(run)}
          >
            Judge now
          </Button>
        )
      )}
      {asksHowMuch && (
        <Button
          className="small"
          title="Trains on fewer people and photos, and tells what more would bring"
          onClick={askHowMuchData}
        >
          How much data?
        </Button>
      )}
    </p>
  )
}

function words(judged: NonNullable<ReturnType<typeof judgedOf>>): string {
  return judged.step === 0
    ? `${judgedText(judged)}, start weights, not trained here`
    : `${judgedText(judged)}, step ${judged.step.toLocaleString('en')}`
}
