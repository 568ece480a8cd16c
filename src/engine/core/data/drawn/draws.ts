/** Random choices by name, so that one more of them changes none of the others. */
import { integerAt, streamKey, uniformAt, type Stream } from '../../random'

export interface Draws<Name extends string> {
  /** A number from `low` to `high`. */
  between(name: Name, low: number, high: number): number
  /** One of a list. */
  of<T>(name: Name, list: readonly T[]): T
  /** True with probability `share`. */
  chance(name: Name, share: number): boolean
  /** Key of further numbers, for many of them. */
  readonly key: number
}

/** @param names in an order that must not change, since numbers go by place */
export function createDraws<Name extends string>(
  names: readonly Name[],
  seed: number,
  stream: Stream,
  ...path: readonly number[]
): Draws<Name> {
  const key = streamKey(seed, stream, ...path)
  const uniform = (name: Name) => uniformAt(key, names.indexOf(name))
  return {
    key,
    between: (name, low, high) => low + (high - low) * uniform(name),
    of: (name, list) => list[integerAt(key, names.indexOf(name), list.length)] as (typeof list)[0],
    chance: (name, share) => uniform(name) < share,
  }
}
