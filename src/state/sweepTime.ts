/** How long a sweep takes, before it is run, by what a step was measured to take. */
import { runCount, type SweepPlan } from '../domain/sweep'
import { medianStep, type RunView } from './runView'

/**
 * A sentence, or null where no step was measured. Runs of a sweep share the cores that one run has to
 * itself, so that all their steps take about as long as they would one after the other.
 */
export function sweepTimeText({ axes, steps }: SweepPlan, measured: RunView): string | null {
  const step = medianStep(measured)
  if (step === null) return null
  const runs = runCount(axes)
  return `About ${durationText((runs * steps * step) / 1000)}: ${runs} runs of ${steps.toLocaleString('en')} steps, and a step of A took ${step < 10 ? step.toFixed(1) : Math.round(step)} ms. Judging comes on top.`
}

function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${(seconds / 3600).toFixed(1)} h`
}
