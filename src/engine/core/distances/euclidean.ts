/** Euclidean distance: d = √Σⱼ(aⱼ − bⱼ)². Hadsell, Chopra, LeCun 2006, equation 1. */
import type { Distance } from './distance'
import { root } from './roots'
import { squaredDistances } from './squaredDistances'

export const euclidean: Distance = (embeddings, config) =>
  root(squaredDistances(embeddings), config)
