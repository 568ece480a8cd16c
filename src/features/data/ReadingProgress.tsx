import { cancelIntake } from '../../state/intake'
import type { IntakeJob } from '../../state/intakeProgress'
import { Button } from '../../ui/Button'
import { Progress } from '../../ui/Progress'

/** How far the reading is, and a way out. */
export function ReadingProgress(props: {
  readonly job: Extract<IntakeJob, { readonly state: 'listing' | 'reading' }>
}) {
  const { job } = props
  const counted = (count: number) => count.toLocaleString('en')
  return (
    <section className="data-part reading" aria-label="Reading">
      {job.state === 'listing' ? (
        <Progress
          label="Looking through folders"
          value={null}
          text={`${counted(job.found)} files found`}
        />
      ) : (
        <Progress
          label={job.stage}
          value={job.total > 0 ? job.done / job.total : null}
          text={`${counted(job.done)} of ${counted(job.total)}`}
        />
      )}
      <Button onClick={cancelIntake}>Cancel</Button>
      <p className="muted">It goes on while this sheet is closed.</p>
    </section>
  )
}
