/** σ(d) = 1 / (1 + e⁻ᵈ) of the distance itself: at least ½, as a distance is at least 0. */
import type { CreateHead } from './head'
import { probabilityOf } from './probability'

export const sigmoid: CreateHead = () => ({
  layers: [],
  apply: (distances) => probabilityOf(distances),
})
