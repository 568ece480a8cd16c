/** How far the one job is that reads photos, and that in a few words. */
import type { RunError } from '../domain/errors'

export type IntakeJob =
  | { readonly state: 'idle' }
  /** Folders are being looked through. */
  | { readonly state: 'listing'; readonly found: number }
  | {
      readonly state: 'reading'
      readonly stage: string
      readonly done: number
      readonly total: number
    }
  | { readonly state: 'failed'; readonly error: RunError }
  | { readonly state: 'cancelled' }

/** Null where nothing is under way, and nothing was read that is not used yet. */
export function progressText(job: IntakeJob, hasResult: boolean): string | null {
  switch (job.state) {
    case 'listing':
      return 'reading…'
    case 'reading':
      return job.total > 0 ? `${Math.floor((100 * job.done) / job.total)} % read` : 'reading…'
    case 'failed':
      return 'stopped'
    case 'idle':
    case 'cancelled':
      return hasResult ? 'read' : null
    default:
      return job satisfies never
  }
}
