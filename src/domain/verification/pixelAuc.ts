import type { Baselines, ScoredPairs } from '../reports'
import { rank } from './ranking'

const known = new WeakMap<Baselines, number>()

/** AUC of the distance between raw pixels on the pairs of an evaluation; null before both are there. */
export function pixelAuc(
  baselines: Baselines | null,
  pairs: Pick<ScoredPairs, 'same'> | null,
): number | null {
  if (baselines === null || pairs === null) return null
  const { pixels: outputs } = baselines
  const auc = known.get(baselines) ?? rank({ outputs, same: pairs.same }, 'different').auc
  known.set(baselines, auc)
  return auc
}
