/** Euclidean distance: d = √Σⱼ(aⱼ − bⱼ)². Hadsell, Chopra, LeCun 2006, equation 1. */
import { square, sub, sum, type Tensor1D } from '@tensorflow/tfjs-core'
import type { Distance } from './distance'
import { root } from './roots'
import { twins } from './twins'

export const euclidean: Distance = (embeddings, config) => {
  const [a, b] = twins(embeddings)
  return root(sum(square(sub(a, b)), 1) as Tensor1D, config)
}
