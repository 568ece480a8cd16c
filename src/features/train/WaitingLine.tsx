import type { RunId } from '../../domain/config'
import type { KeptRun } from '../../domain/keptRun'
import { showData } from '../../state/dataDialog'
import { sourceFor } from '../../state/datasets'
import { setAside } from '../../state/runs'
import { showWeights } from '../../state/weightsDialog'
import { Button } from '../../ui/Button'
import { thousands } from '../../domain/thousands'

/** A run that was left and cannot go on, as its photos, or the weights it began with, are gone from this browser. */
export function WaitingLine({ run, waiting }: { readonly run: RunId; readonly waiting: KeptRun }) {
  const { config, step } = waiting
  const lacksPhotos = sourceFor(config) === null
  const what = lacksPhotos
    ? `its photos (set ${config.set})`
    : `the weights it began with (${config.weights})`
  return (
    <span className="run-elsewhere">
      left at step {thousands(step)}; goes on once {what} are in this browser again{' '}
      <Button className="small" onClick={() => (lacksPhotos ? showData(true) : showWeights(true))}>
        {lacksPhotos ? 'Bring the photos' : 'Open the weights'}
      </Button>
      <Button
        className="small"
        title="It stays in the table of runs, where it can be deleted."
        onClick={() => setAside(run)}
      >
        Set run {run} aside
      </Button>
    </span>
  )
}
