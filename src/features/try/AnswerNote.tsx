import type { RunView } from '../../state/runView'
import { Button } from '../../ui/Button'

/** As of which step an answer is, and what went wrong since. */
export function AnswerNote(props: {
  /** Null where there is no answer. */
  readonly step: number | null
  /** In words, with what to do. */
  readonly failure: string | null
  readonly view: RunView
  /** Whether a newer answer comes by itself while the run trains. */
  readonly follows: boolean
  readonly onRefresh: () => void
}) {
  const { step, failure, view, follows, onRefresh } = props
  const isFollowing = follows && view.state === 'training'
  const behind = step !== null && step < view.log.length && !isFollowing
  return (
    <div className="try-asof">
      {step !== null && (
        <span className="muted">
          As of step {step}
          {isFollowing && ', following the training'}
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
