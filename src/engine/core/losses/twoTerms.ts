/**
 * Losses of two terms, as their facts in `domain/choices/losses` say them: a pair pays
 * f·(w_s·max(0, o − near)ᵖ + w_d·max(0, far − o)ᵖ), w_s and w_d being 1 and 0 by its label, or shares
 * of the batch's labels where every output meets them all.
 */
import { add, mean, mul, relu, sub, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core'
import type { TwoTermLossFacts } from '../../../domain/choices/losses/loss'
import type { RunConfig } from '../../../domain/config'
import { weightsOf, type Weights } from './labels'
import type { Loss } from './loss'
import { squaredTerms, type PullAndPush } from './squaredTerms'

type Facts = Pick<TwoTermLossFacts<never>, 'meets'> & {
  terms(config: RunConfig): ReturnType<TwoTermLossFacts<never>['terms']>
}

/** The loss of two terms that these facts say. */
export const twoTerms =
  ({ terms, meets }: Facts): Loss<RunConfig> =>
  ({ outputs, labels }, config) => {
    const { near, far, power, factor } = terms(config)
    const met = meets === 'every_label' ? mean(labels) : labels
    const weights = weightsOf(met, config.convention)
    const termsOf = (o: Tensor) => ({
      // An output is never below 0 but by rounding, which is left to pull as it may.
      pull: near === 0 ? o : relu(sub(o, near)),
      push: relu(sub(far, o)),
    })
    const costs =
      power === 2 ? squaredTerms(outputs, weights, termsOf) : plainTerms(weights, termsOf(outputs))
    return factor === 1 ? costs : mul(costs, factor)
  }

const plainTerms = ({ same, different }: Weights, { pull, push }: PullAndPush): Tensor1D =>
  add(mul(same, pull), mul(different, push))
