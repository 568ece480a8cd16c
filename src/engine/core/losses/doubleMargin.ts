/**
 * Double-margin contrastive loss: same pairs may stay as far apart as mₛ and cost max(0, o − mₛ)²
 * beyond it, different ones cost max(0, m − o)². Lin, Morère, Chandrasekhar, Veillard, Goh 2015,
 * “DeepHash: Getting Regularization, Depth and Fine-Tuning Right”.
 */
import { relu, sub } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'
import { weightsOf } from './labels'
import type { Loss } from './loss'
import { squaredTerms } from './squaredTerms'

type Settings = Pick<RunConfig, 'convention' | 'margin' | 'marginSame'>

export const doubleMargin: Loss<Settings> = (
  { outputs, labels },
  { convention, margin, marginSame },
) =>
  squaredTerms(outputs, weightsOf(labels, convention), (o) => ({
    pull: relu(sub(o, marginSame)),
    push: relu(sub(margin, o)),
  }))
