/** A run's own Worker, with its kernels timed while the bench's page asks for it. */
import '../../../src/engine/worker/entry'
import { countDispatches, profileKernels } from './kernelTimes'
import type { ProfileAnswer, ProfileCommand } from './messages'

let dispatches = () => 0
let kernels: ReturnType<typeof profileKernels> = () => []

// Beside the entry's own listener, which leaves alone what is no command of its own.
self.addEventListener('message', ({ data }: MessageEvent<ProfileCommand | { type: string }>) => {
  if (data.type !== 'profile' || !('steps' in data)) return
  if (data.steps === null) {
    dispatches = countDispatches()
    kernels = profileKernels()
    return
  }
  const { steps } = data
  self.postMessage({
    type: 'profile',
    kernels: kernels(steps),
    dispatches: dispatches() / steps,
  } satisfies ProfileAnswer)
})
