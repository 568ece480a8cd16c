/** σ(d) = 1 / (1 + e⁻ᵈ) of the distance itself: at least ½, as a distance is at least 0. */
import { sigmoid as logistic } from '@tensorflow/tfjs-core'
import type { CreateHead } from './head'

export const sigmoid: CreateHead = () => ({
  layers: [],
  apply: (distances) => logistic(distances),
})
