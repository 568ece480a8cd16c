/**
 * Contrastive loss of Hadsell, Chopra, LeCun 2006: same pairs cost o², different ones
 * max(0, m − o)², and the setting `half` puts the paper's ½ before both; Keras's examples leave it
 * out. Convention 'same' takes a label of 1 for a same pair, 'different' swaps the terms.
 */
import { mul, relu, sub } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'
import { weightsOf } from './labels'
import type { Loss } from './loss'
import { squaredTerms } from './squaredTerms'

type Settings = Pick<RunConfig, 'convention' | 'margin' | 'half'>

export const contrastive: Loss<Settings> = ({ outputs, labels }, { convention, margin, half }) => {
  const losses = squaredTerms(outputs, weightsOf(labels, convention), (o) => ({
    pull: o,
    push: relu(sub(margin, o)),
  }))
  return half === 1 ? mul(losses, 0.5) : losses
}
