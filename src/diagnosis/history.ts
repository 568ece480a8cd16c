/** What rules read from a run's history. */
import { SOURCES } from '../domain/choices/sources'
import { hasRoot } from '../domain/outputs'
import type { RunConfig } from '../domain/config'
import type { RunFacts } from './finding'

/** Steps that a training loss is averaged over, as single batches scatter. */
const WINDOW = 20

/** The mean training loss of the last steps; null before there are enough. */
export function recentLoss({ log }: Pick<RunFacts, 'log'>): number | null {
  const losses = log.column('loss').subarray(-WINDOW)
  if (losses.length < WINDOW) return null
  return losses.reduce((sum, loss) => sum + loss, 0) / WINDOW
}

/** When a setting was found to matter: “before training”, or at which step. */
export const whenOf = ({ log }: Pick<RunFacts, 'log'>): string =>
  log.length === 0 ? 'before training' : `step ${log.length}`

/** AUC and accuracies, to three digits after the point. */
export const share = (value: number): string => value.toFixed(3)

/** What raw pixels reach on the same pairs, where it is they that are to be beaten and it is known. */
export const pixelText = ({ config, pixelAuc }: Pick<RunFacts, 'config' | 'pixelAuc'>): string =>
  SOURCES[config.data].bar !== null || pixelAuc === null ? '' : `, of raw pixels ${share(pixelAuc)}`

/** The least value of a distance: √ε where the root has one inside, else 0. */
function leastDistance(config: RunConfig): number {
  const isRaised = hasRoot(config) && config.epsilonForm !== 'safe'
  return isRaised ? Math.sqrt(config.epsilon) : 0
}

/** How many held-out distances are at the least value that a distance has; null where unknown. */
export function atLeastDistance({ config, heldOut }: Pick<RunFacts, 'config' | 'heldOut'>) {
  const distances = heldOut?.distances
  if (distances === undefined || distances.length === 0) return null
  const limit = 1.01 * leastDistance(config) + 1e-6
  return { count: distances.filter((d) => d <= limit).length, of: distances.length }
}
