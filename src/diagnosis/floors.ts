import type { RunConfig } from '../domain/config'

/** A value the loss cannot get below while something is wrong, with its reason. */
export interface Floor {
  readonly value: number
  readonly label: string
}

/** Zeros and ones among the training images of MNIST. */
const TRAIN_COUNTS = [5923, 6742] as const

/** Share of same pairs, p: ½ for balanced pairs, by counting for every ordered pair. */
export function shareOfSame(config: RunConfig): number {
  if (config.pairs === 'balanced') return 0.5
  const total = TRAIN_COUNTS[0] + TRAIN_COUNTS[1]
  const self = config.selfPairs === 1 ? 0 : 1
  const same = TRAIN_COUNTS.reduce((sum, count) => sum + count * (count - self), 0)
  return same / (total * (total - self))
}

/** The loss of the best constant distance: p·(1 − p)·m², at d = (1 − p)·m. */
export function constantDistanceFloor(config: RunConfig): number {
  const p = shareOfSame(config)
  return p * (1 - p) * config.margin ** 2
}

/** With σ(d) in [½, 1) as the output: p/4 + (1 − p)·max(0, m − 1)². */
export function sigmoidFloor(config: RunConfig): number {
  const p = shareOfSame(config)
  return p / 4 + (1 - p) * Math.max(0, config.margin - 1) ** 2
}

/** The floors worth drawing for a run. */
export function lossFloors(config: RunConfig): readonly Floor[] {
  if (config.head === 'sigmoid' && config.labels === config.convention)
    return [{ value: sigmoidFloor(config), label: `σ floor ${round(sigmoidFloor(config))}` }]
  const constant = constantDistanceFloor(config)
  return [{ value: constant, label: `constant distance ${round(constant)}` }]
}

/** Held-out pairs are balanced, so guessing scores ½. */
export const ACCURACY_FLOORS: readonly Floor[] = [{ value: 0.5, label: 'chance' }]

function round(value: number): string {
  return String(Number(value.toPrecision(3)))
}
