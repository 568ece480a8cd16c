import type { RunId } from '../../domain/config'
import type { SetupProblem } from '../../domain/setupProblem'
import { applyPatch } from '../../state/setup'
import { RunBadge } from '../../ui/RunBadge'

/** Why a run cannot start, at the control that causes it, with what mends it. */
export function ProblemNote(props: {
  readonly run: RunId
  readonly problem: SetupProblem
  readonly badge: boolean
}) {
  const { run, badge } = props
  const { message, mend } = props.problem
  return (
    <div className="problem" role="status">
      <p className="control-problem">
        {badge && <RunBadge run={run} />} {message}
      </p>
      {mend && (
        <button
          type="button"
          className="small-button"
          aria-label={badge ? `${mend.label} for ${run}` : undefined}
          onClick={() => applyPatch(run, mend.patch)}
        >
          {mend.label}
        </button>
      )}
    </div>
  )
}
