/** Judged pairs by what is taken for genuine: signatures of others, or forgeries of the signer's own. */
import { isSkilled } from './judgedRates'
import type { JudgedRun } from './judgedRun'
import { somePairs, type SomePairs } from './judgedParts'

export interface ByForgery {
  /** All same pairs, with different pairs of other signers. */
  readonly random: SomePairs
  /** All same pairs, with those of a genuine and a forged one. */
  readonly skilled: SomePairs
}

const known = new WeakMap<JudgedRun, ByForgery | null>()

/** Null where nothing is forged. Reckoned once. */
export function byForgery(judged: JudgedRun): ByForgery | null {
  const before = known.get(judged)
  if (before !== undefined) return before
  const found = reckon(judged)
  known.set(judged, found)
  return found
}

function reckon({ pairs, units, baselines }: JudgedRun): ByForgery | null {
  const { same } = pairs
  if (units === null || !same.some((_, place) => isSkilled(same, units, place))) return null
  const none = new Float32Array(same.length)
  const all = { pairs, units, baselines: baselines ?? { untrained: none, pixels: none } }
  const among = (skilled: boolean) =>
    somePairs(all, (place) => same[place] === 1 || isSkilled(same, units, place) === skilled)
  return { random: among(false), skilled: among(true) }
}
