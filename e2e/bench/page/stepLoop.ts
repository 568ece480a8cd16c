/** Steps until the time is spent, timed one by one. */
import { countDispatches, profileKernels } from './kernelTimes'
import type { StepsAnswer, StepsRequest } from './messages'

/** @param step does one step and resolves when its loss has been read */
export async function runSteps(
  { seconds, fewest, profile }: StepsRequest,
  step: () => Promise<void>,
): Promise<StepsAnswer> {
  const ms: number[] = []
  const start = performance.now()
  async function one() {
    const begun = performance.now()
    await step()
    ms.push(performance.now() - begun)
  }
  async function spend(share: number, least: number) {
    const spent = () => performance.now() - start >= 1000 * seconds * share
    const enough = ms.length + least
    while (!spent() || ms.length < enough) await one()
  }
  if (!profile) {
    await spend(1, fewest)
    return { ms, kernels: [], dispatches: 0 }
  }
  // The first step makes slots and compiles programs.
  await spend(0.5, 1)
  const warm = ms.length
  const dispatches = countDispatches()
  const kernels = profileKernels()
  await spend(1, fewest)
  const steps = ms.length - warm
  return { ms: ms.slice(warm), kernels: kernels(steps), dispatches: dispatches() / steps }
}
