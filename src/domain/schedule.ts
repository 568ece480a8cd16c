/** How the learning rate moves from step to step. */

export const SCHEDULES = {
  constant: { label: 'constant' },
  step: { label: 'in steps', help: 'Multiplied every so many steps.' },
  exponential: { label: 'exponential', help: 'Multiplied as much over so many steps, evenly.' },
  linear: { label: 'linear', help: 'Down to its end over so many steps.' },
  cosine: { label: 'cosine', help: 'Down to its end over so many steps, slowly at both ends.' },
} as const
export type ScheduleId = keyof typeof SCHEDULES

export interface ScheduleSettings {
  readonly schedule: ScheduleId
  /** Steps from 0 up to the whole rate; 0 for none. The rest follows after them. */
  readonly warmup: number
  readonly scheduleSteps: number
  /** What the rate is multiplied by, of `step` and `exponential`. */
  readonly scheduleFactor: number
  /** The share of the rate that is left at the end, of `linear` and `cosine`. */
  readonly scheduleEnd: number
}

export const NO_SCHEDULE: ScheduleSettings = {
  schedule: 'constant',
  warmup: 0,
  scheduleSteps: 100,
  scheduleFactor: 0.5,
  scheduleEnd: 0,
}

export const multiplies = ({ schedule }: Pick<ScheduleSettings, 'schedule'>): boolean =>
  schedule === 'step' || schedule === 'exponential'
export const ends = ({ schedule }: Pick<ScheduleSettings, 'schedule'>): boolean =>
  schedule === 'linear' || schedule === 'cosine'

/**
 * What the rate is multiplied by in a step, as Keras 3's schedules have it: ExponentialDecay (with
 * `staircase` for `step`), PolynomialDecay of power 1, CosineDecay with `alpha`; its warm-up from 0.
 * @param step 1 for the first, which Keras counts as 0
 */
export function rateFactor(settings: ScheduleSettings, step: number): number {
  const { schedule, warmup, scheduleSteps, scheduleFactor, scheduleEnd } = settings
  const done = step - 1
  if (done < warmup) return done / warmup
  const past = (done - warmup) / scheduleSteps
  const left = Math.min(1, past)
  switch (schedule) {
    case 'constant':
      return 1
    case 'step':
      return scheduleFactor ** Math.floor(past)
    case 'exponential':
      return scheduleFactor ** past
    case 'linear':
      return (1 - scheduleEnd) * (1 - left) + scheduleEnd
    case 'cosine':
      return ((1 - scheduleEnd) * (1 + Math.cos(Math.PI * left))) / 2 + scheduleEnd
    default:
      return schedule satisfies never
  }
}
