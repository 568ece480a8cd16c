import type { PartError } from '../loading/part'
import { Button } from './Button'

/** A part of the page that is not there: which, why, and what to do. The rest of the page goes on. */
export function PartFailed(props: {
  readonly title: string
  readonly advice: string
  /** Whether another load of the page may be what helps. */
  readonly reloads: boolean
  readonly again: () => void
}) {
  return (
    <div className="part-failed" role="alert">
      <b>{props.title}</b>
      <p>{props.advice}</p>
      <p className="muted">Runs go on as they are.</p>
      <div className="part-failed-actions">
        <Button onClick={props.again}>Try again</Button>
        {props.reloads && <Button onClick={() => location.reload()}>Reload the page</Button>}
      </div>
    </div>
  )
}

/** A part that could not be fetched. */
export function PartMissing(props: {
  readonly error: PartError
  readonly again: () => void
  /** What is not there, where it has another name here. */
  readonly title?: string
}) {
  const { why, run } = props.error
  return (
    <PartFailed
      title={props.title ?? run.title}
      advice={`${run.cause} ${run.fix}`}
      reloads={why === 'removed' || why === 'damaged'}
      again={props.again}
    />
  )
}
