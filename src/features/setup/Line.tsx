import type { ReactNode } from 'react'
import type { RunId } from '../../domain/config'
import { RunBadge } from '../../ui/RunBadge'

/** One line of a row: its label at the left, its value at the right. */
export function Line(props: {
  readonly label: ReactNode
  /** Whose value it is; null where both runs share it. */
  readonly run: RunId | null
  readonly toggle?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={`line ${props.run === null ? '' : `line-${props.run.toLowerCase()}`}`}>
      <span className="line-label">{props.label}</span>
      <span className="line-value">
        {props.run && <RunBadge run={props.run} />}
        {props.children}
      </span>
      {props.toggle}
    </div>
  )
}
