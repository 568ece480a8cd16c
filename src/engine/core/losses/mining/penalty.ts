/** What a triplet costs by its excess x = d(a, p) − d(a, n) + m. */
import {
  add,
  exp,
  log1p,
  mul,
  neg,
  abs,
  relu,
  sigmoid,
  step,
  type Tensor,
} from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../../domain/config'

export interface Penalty {
  /** Not below 0; 0 far below an excess of 0. */
  cost(excess: Tensor): Tensor
  slope(excess: Tensor): Tensor
}

export const PENALTIES: Readonly<Record<RunConfig['tripletForm'], Penalty>> = {
  /** max(0, x), whose slope at 0 is taken to be 0. */
  hinge: { cost: (excess) => mul(step(excess), excess), slope: (excess) => step(excess) },
  /** ln(1 + eˣ) (Hermans, Beyer, Leibe 2017, section 2), so written that nothing overflows. */
  soft: {
    cost: (excess) => add(relu(excess), log1p(exp(neg(abs(excess))))),
    slope: (excess) => sigmoid(excess),
  },
}
