import { useStore } from 'zustand'
import { showData } from '../../state/dataDialog'
import { intakeStore, readAgain, startOver } from '../../state/intake'
import type { IntakeJob } from '../../state/intakeProgress'
import { Button } from '../../ui/Button'

/** A set that is used, but for which the browser's storage had no room. */
export function UnstoredNotice({ problem }: { readonly problem: string }) {
  return (
    <div className="data-notice" role="alert">
      <p>
        <b>Ready to train, but kept for this page only.</b> {problem} Export the set, below, to have
        it as a zip.
      </p>
      <Button look="primary" onClick={() => showData(false)}>
        Go on and train
      </Button>
    </div>
  )
}

/** Why the last job came to nothing, and what can be done. */
export function JobNotice({ job }: { readonly job: IntakeJob }) {
  const { files, result, kept } = useStore(intakeStore)
  if (job.state !== 'failed' && job.state !== 'cancelled') return null
  return (
    <div className="data-notice" role="alert">
      <p>
        {job.state === 'failed' ? (
          <>
            <b>{job.error.title}.</b> {job.error.cause} {job.error.fix}
          </>
        ) : (
          <b>Cancelled.</b>
        )}
        {result !== null && kept === null && ' What you see was read before.'}
      </p>
      {files.length > 0 && <Button onClick={() => readAgain()}>Read again</Button>}
      {files.length > 0 && result === null && <Button onClick={startOver}>Start over</Button>}
    </div>
  )
}
