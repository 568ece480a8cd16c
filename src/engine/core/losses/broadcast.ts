/**
 * The second question's loss as it computes: `tf.map_fn` hands one distance at a time to an
 * expression with the whole target vector y, so that every distance dᵢ meets every label yⱼ:
 * mean over j of yⱼ·dᵢ² + (1 − yⱼ)·max(0, m − dᵢ)². That is p·dᵢ² + (1 − p)·max(0, m − dᵢ)² with p the
 * mean of y, whatever the pair's own label; it cannot fall below p·(1 − p)·m², at dᵢ = (1 − p)·m.
 */
import { mean, relu, sub } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'
import { weightsOf } from './labels'
import type { Loss } from './loss'
import { squaredTerms } from './squaredTerms'

type Settings = Pick<RunConfig, 'convention' | 'margin'>

export const broadcast: Loss<Settings> = ({ outputs, labels }, { convention, margin }) =>
  squaredTerms(outputs, weightsOf(mean(labels), convention), (o) => ({
    pull: o,
    push: relu(sub(margin, o)),
  }))
