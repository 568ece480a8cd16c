import type { RunView } from '../../state/runView'
import { Button } from '../../ui/Button'

/** As of which step an answer is, and what went wrong since. */
export function AnswerNote(props: {
  /** Null where there is no answer. */
  readonly step: number | null
  /** In words, with what to do. */
  readonly failure: string | null
  readonly view: RunView
  readonly onRefresh: () => void
}) {
  const { step, failure, view, onRefresh } = props
  const behind = step !== null && step < view.log.length
  return (
    <div className="try-asof">
      {step !== null && (
        <span className="muted">
          As of step {step}
          {behind && `; the run is at step ${view.log.length}`}
        </span>
      )}
      {(behind || failure !== null) && (
        <Button className="small" onClick={onRefresh}>
          {failure === null ? 'Refresh' : 'Ask again'}
        </Button>
      )}
      {failure !== null && (
        <p className="problem" role="alert">
          {failure}
        </p>
      )}
    </div>
  )
}
