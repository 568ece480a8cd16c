import { useStore } from 'zustand'
import { binDistances } from '../../charts/binning'
import { Histogram } from '../../charts/Histogram'
import { configOf, type RunId } from '../../domain/config'
import { runsStore } from '../../state/runView'
import { setupStore } from '../../state/setup'

const BINS = 24

/** Outputs of the held-out pairs, same against different, with the threshold. */
export function DistancesTab({ run }: { readonly run: RunId }) {
  const view = useStore(runsStore, (runs) => runs[run])
  const margin = useStore(setupStore, ({ setup }) => configOf(setup, run).margin)
  const { evaluation, revision } = view
  if (evaluation === null)
    return (
      <p className="muted">
        Distances of the held-out pairs appear here after the first evaluation.
      </p>
    )
  return (
    <Histogram
      label={`Outputs of run ${run} on held-out pairs at step ${evaluation.step}`}
      bins={binDistances(evaluation.outputs, evaluation.same, BINS, 1.5 * margin)}
      threshold={margin / 2}
      margin={margin}
      revision={revision}
    />
  )
}
