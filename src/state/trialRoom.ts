/** Whether a trial of a fix has room beside the runs on show: it may not slow them noticeably. */

export interface Machine {
  readonly cores: number
  /** Threads that a run on show takes. */
  readonly threads: number
  /** Runs on show that compute now. */
  readonly atWork: number
  /** Whether a run at work, or the trial, is on the GPU, which computes for one at a time. */
  readonly onGpu: boolean
}

/**
 * Beside a run at work a trial goes only where half of the cores are left over: two threads of one core
 * share it, and both share the memory.
 */
export function hasRoom({ cores, threads, atWork, onGpu }: Machine): boolean {
  if (atWork === 0) return true
  return !onGpu && cores > 2 * threads * atWork
}
