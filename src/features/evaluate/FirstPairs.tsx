import { useEffect } from 'react'
import { useStore } from 'zustand'
import { LOSSES } from '../../domain/choices/losses'
import { configOf, type RunConfig, type RunId } from '../../domain/config'
import type { FirstPairs as Pairs } from '../../domain/reports'
import { firstPairsStore, watchFirstPairs } from '../../state/firstPairs'
import { setupStore } from '../../state/setup'
import { FirstPairCard } from './FirstPairCard'

/** Before a run has been evaluated: the pairs that it sees first, with their labels. */
export function FirstPairs({ run }: { readonly run: RunId }) {
  const view = useStore(firstPairsStore)
  const setup = useStore(setupStore, (state) => state.setup)
  useEffect(() => watchFirstPairs(run), [run])
  const config = configOf(setup, run)
  return (
    <>
      {/* Above the pairs, so that it does not move when they come. */}
      <p className="muted">
        The held-out pairs appear here, worst first, after the first evaluation of run {run}.
      </p>
      {view.state === 'waiting' && (
        <p className="judged-line muted">The first pairs are on their way.</p>
      )}
      {view.state === 'failed' && (
        <p role="alert">
          {view.error.title}: {view.error.fix}
        </p>
      )}
      {view.state === 'shown' && (
        <>
          <p className="judged-line">{said(view.pairs, config)}</p>
          <ul className="pairs" aria-label={`First pairs of step 1 of run ${run}`}>
            {Array.from(view.pairs.same, (_, index) => (
              <li key={index}>
                <FirstPairCard
                  index={index}
                  pairs={view.pairs}
                  labels={labelled(config) ? config.labels : null}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** Whether the loss is given labels; otherwise it looks at whom the images show. */
const labelled = ({ loss }: RunConfig) => !LOSSES[loss].withinBatch

function said({ same, of }: Pairs, config: RunConfig): string {
  const shown = same.length < of ? `first ${same.length} of the ${of} pairs` : `${of} pairs`
  const sense = labelled(config)
    ? `A label of 1 means ${config.labels}.`
    : 'This loss looks at whose images they are, not at labels.'
  return `These are the ${shown} of step 1. ${sense}`
}
