/**
 * One step of training, issued without waiting for its result: forward, gradients, clipping,
 * update. What the host wants to know of it goes into one vector, read back later.
 */
import {
  add,
  clone,
  dispose,
  keep,
  tidy,
  variableGrads,
  zerosLike,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
} from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import type { RunConfig } from '../../domain/config'
import { sumsOfSquares } from '../kernels/sumsOfSquares'
import type { PairBatch } from './data/pairs'
import type { Network } from './encoders/network'
import { comparePairs, pairLabels, type ComparedPairs } from './objective'
import { clipped } from './optimizers/clip'
import type { Optimizer } from './optimizers/optimizer'
import { penalty } from './penalty'
import { pack } from './readout'
import { mean } from './reducers/mean'

export interface Model {
  readonly config: RunConfig
  readonly network: Network
  readonly optimizer: Optimizer
}

/** What an issued step leaves behind; the caller disposes all of it once it has read the report. */
export type IssuedStep = {
  readonly report: Tensor1D
  /** Before clipping, in the order of the network's trainable weights. */
  readonly gradients: Tensor[]
  /** As the step found them, in the order of all weights. */
  readonly began: Tensor[]
  /** As they stand after this step, in the order of all weights; later steps do not touch them. */
  readonly weights: Tensor[]
}

/**
 * @param images [2N, size, size, channels], the N A-images first
 * @param batch the N pairs whose images they are
 * @param step 1 for the first
 */
export function issueStep(
  { config, network, optimizer }: Model,
  images: Tensor4D,
  batch: Pick<PairBatch, 'same' | 'classes'>,
  step: number,
): IssuedStep {
  return tidy(() => {
    const began = network.weights.map(({ variable }) => clone(variable))
    const labels = pairLabels(batch, config.labels)
    const { pairs, loss, gradients } = gradientsOf(network, config, () =>
      comparePairs(network, images, labels, config, { training: true, step }),
    )
    const held = sumsOfSquares(gradients)
    const variables = network.trainable.map(({ variable }) => variable)
    const given = clipped(gradients, held, config)
    const updated = optimizer.update(variables, given.gradients, given.scale)
    updated.forEach((value, i) => {
      const constrain = network.trainable[i]?.constrain
      variables[i]?.assign(constrain === undefined ? value : constrain(value))
    })

    const weights = network.weights.map(({ variable }) => clone(variable))
    const report = pack(pairs, loss, held, sumsOfSquares(weights))
    dispose([pairs.distances, pairs.outputs, pairs.losses])
    return { report, gradients, began, weights }
  })
}

interface Gradients {
  /** Kept: to be disposed by the caller, even inside a tidy. */
  readonly pairs: ComparedPairs
  readonly loss: Scalar
  readonly gradients: Tensor[]
}

/** Mean loss and penalty, and their gradients in the order of the network's trainable weights. */
export function gradientsOf(
  network: Network,
  config: RunConfig,
  compare: () => ComparedPairs,
): Gradients {
  const kept: ComparedPairs[] = []
  const variables = network.trainable.map(({ variable }) => variable)
  const { value, grads } = variableGrads(() => {
    const pairs = compare()
    for (const each of [pairs.distances, pairs.outputs, pairs.losses]) keep(each)
    kept.push(pairs)
    const loss = mean(pairs.losses)
    const added = penalty(network, config)
    return added === null ? loss : add(loss, added)
  }, variables)
  const pairs = kept[0]
  // A loss that compares embeddings never sees the head, whose weights then have no gradient: Keras
  // leaves such weights as they are, and a gradient of 0 does the same.
  const gradients = variables.map((variable) => grads[variable.name] ?? zerosLike(variable))
  if (pairs === undefined) throw new Error('internal: no pairs were compared')
  return { pairs, loss: value, gradients }
}
