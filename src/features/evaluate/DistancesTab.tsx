import { useStore } from 'zustand'
import { binOutputs } from '../../charts/binning'
import { Histogram } from '../../charts/Histogram'
import { configOf, type RunId } from '../../domain/config'
import { runsStore } from '../../state/runView'
import { setupStore } from '../../state/setup'
import { judgeOf, marginLine, scaleEnd } from './judge'
import { Scores } from './Scores'

const BINS = 24

/** The held-out scores of the runs on show, and the outputs of one: same against different. */
export function DistancesTab({ run }: { readonly run: RunId }) {
  const { evaluation, revision } = useStore(runsStore, (runs) => runs[run])
  const { setup } = useStore(setupStore)
  const config = configOf(setup, run)
  return (
    <>
      <Scores />
      {evaluation === null ? (
        <p className="muted">
          Distances of the held-out pairs appear here after the first evaluation of run {run}.
        </p>
      ) : (
        <Histogram
          key={run}
          label={`Outputs of run ${run} on held-out pairs at step ${evaluation.step}`}
          bins={binOutputs(
            evaluation.outputs,
            evaluation.same,
            BINS,
            scaleEnd(config, evaluation.outputs),
          )}
          quantity={config.head === 'raw' ? 'distance' : 'output'}
          threshold={thresholdLine(judgeOf(config, evaluation))}
          margin={marginLine(config)}
          revision={revision}
        />
      )}
    </>
  )
}

const thresholdLine = ({ threshold, aims }: ReturnType<typeof judgeOf>) => ({
  at: threshold,
  name: aims ? 'threshold' : 'best threshold',
})
