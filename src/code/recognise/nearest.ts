/** The loss that a function comes nearest to, where it is none of them. */
import { LOSSES } from '../../domain/choices/losses'
import { DEFAULT_CONFIG, type ConfigPatch } from '../../domain/config'
import { curvesOf, type NearMiss } from './families'
import type { Costs } from './probe'
import { TAKES, type Takes } from './takes'
import { deviationOf, pullCost, pushCost, type Curves } from './twoTerms'

export interface Nearest {
  readonly patch: ConfigPatch
  /** The largest difference from it, up to a distance of 2. */
  readonly deviation: number
}

/** Up to here a loss is compared: beyond, a square outweighs all else. */
const FAR = 2
const FARTHEST = 3
const MARGINS = Array.from({ length: 40 }, (_, i) => Number(((i + 1) * 0.05).toFixed(2)))

/** The contrastive loss whose values are nearest; of a near miss its own margin is taken. */
export function nearestContrastive(costs: Costs, missed: NearMiss | null): Nearest | null {
  let best: (Nearest & { readonly off: number }) | null = null
  const takes: readonly Takes[] = missed === null ? ['distance'] : [missed.takes]
  for (const each of takes)
    for (const convention of missed === null
      ? (['same', 'different'] as const)
      : [missed.convention]) {
      const curves = upToFar(curvesOf(costs, each, convention))
      if (curves === null) continue
      const margins = missed !== null && missed.terms.far > 0 ? [missed.terms.far] : MARGINS
      for (const margin of margins) {
        const patch: ConfigPatch = {
          ...TAKES[each].patch,
          loss: 'contrastive',
          convention,
          margin,
          half: 0,
        }
        const { off, deviation } = difference(curves, patch)
        if (best === null || off < best.off) best = { patch, deviation, off }
      }
    }
  // Nothing is near that is further off than a loss is large.
  return best === null || best.deviation > FARTHEST
    ? null
    : { patch: best.patch, deviation: best.deviation }
}

function upToFar(curves: Curves | null): Curves | null {
  if (curves === null) return null
  const kept = [...curves.distances.keys()].filter((i) => curves.distances[i]! <= FAR)
  const of = (values: readonly number[]) => kept.map((i) => values[i]!)
  return { distances: of(curves.distances), pull: of(curves.pull), push: of(curves.push) }
}

function difference({ distances, pull, push }: Curves, patch: ConfigPatch) {
  const { near, far, power } = LOSSES.contrastive.terms({ ...DEFAULT_CONFIG, ...patch })
  const wanted = [
    ...distances.map((d) => pullCost(d, near, power)),
    ...distances.map((d) => pushCost(d, far, power)),
  ]
  const found = [...pull, ...push]
  const off = found.reduce((sum, each, i) => sum + (each - wanted[i]!) ** 2, 0)
  return { off, deviation: deviationOf(found, wanted).absolute }
}
