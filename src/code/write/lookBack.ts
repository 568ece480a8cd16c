/** Encoders in which a layer is given the output of an earlier one. */
import { looksBackTo } from '../../domain/layers'
import type { LayerSummary } from '../../domain/shapes'

/** Places whose output is looked at later, 0 being the image. */
export const placesLookedAt = (layers: readonly LayerSummary[]): ReadonlySet<number> =>
  new Set(layers.map(({ spec }) => looksBackTo(spec)).filter((place) => place !== null))

export const looksBack = (layers: readonly LayerSummary[]): boolean =>
  placesLookedAt(layers).size > 0
