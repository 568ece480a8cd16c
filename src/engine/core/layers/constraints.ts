/**
 * What becomes of a kernel after each step, as Keras's constraints: norms are taken along the first axis,
 * Keras's default, which for a Dense are the weights into each unit.
 */
import {
  add,
  div,
  maximum,
  minimum,
  mul,
  sqrt,
  square,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core'
import type { WeightedSpec } from '../../../domain/layers'
import type { Weight } from './layer'

/** Keras's `backend.epsilon()`. */
const EPSILON = 1e-7

const normOf = (weight: Tensor) => sqrt(sum(square(weight), 0, true))

export function constraintOf({
  constraint = 'none',
  max_norm = 2,
}: WeightedSpec): Pick<Weight, 'constrain'> {
  switch (constraint) {
    case 'none':
      return {}
    case 'max_norm':
      return {
        constrain(weight) {
          const norm = normOf(weight)
          return mul(weight, div(minimum(norm, max_norm), add(norm, EPSILON)))
        },
      }
    case 'unit_norm':
      return { constrain: (weight) => div(weight, add(normOf(weight), EPSILON)) }
    case 'non_neg':
      return { constrain: (weight) => maximum(weight, 0) }
    default:
      return constraint satisfies never
  }
}
