/** The network as a tutorial writes it with TensorFlow.js's own operations. */
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import type { RunConfig } from '../../../src/domain/config'
import { bothSides, type Activation, type LayerSpec } from '../../../src/domain/layers'
import { summarise } from '../../../src/domain/shapes'

export type Encoder = (images: tf.Tensor) => tf.Tensor2D

const ACTIVATIONS: Readonly<Partial<Record<Activation, (x: tf.Tensor) => tf.Tensor>>> = {
  linear: (x) => x,
  relu: tf.relu,
  sigmoid: tf.sigmoid,
  tanh: tf.tanh,
  softmax: tf.softmax,
}

/** The workloads' networks have no more than what stands here. */
function known<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`No workload has ${name}.`)
  return found
}

function glorot(shape: number[], fanIn: number, fanOut: number): tf.Variable {
  const limit = Math.sqrt(6 / (fanIn + fanOut))
  return tf.tidy(() => tf.variable(tf.randomUniform(shape, -limit, limit)))
}

const constant = (size: number, value: number, trainable = true) =>
  tf.tidy(() => tf.variable(tf.fill([size], value), trainable))

/** Keras's BatchNormalization in training mode, moving statistics included. */
function batchNormalization(depth: number): (x: tf.Tensor) => tf.Tensor {
  const [gamma, beta] = [constant(depth, 1), constant(depth, 0)]
  const moving = { mean: constant(depth, 0, false), variance: constant(depth, 1, false) }
  return (x) => {
    const { mean, variance } = tf.moments(x, [0, 1, 2])
    moving.mean.assign(tf.add(tf.mul(moving.mean, 0.99), tf.mul(mean, 0.01)))
    moving.variance.assign(tf.add(tf.mul(moving.variance, 0.99), tf.mul(variance, 0.01)))
    const [m, v] = [mean as tf.Tensor1D, variance as tf.Tensor1D]
    return tf.batchNorm(x as tf.Tensor4D, m, v, beta as tf.Tensor1D, gamma as tf.Tensor1D, 1e-3)
  }
}

function layer(spec: LayerSpec, depth: number): (x: tf.Tensor) => tf.Tensor {
  switch (spec.kind) {
    case 'conv2d': {
      const { filters, padding } = spec
      const [[side], [strides]] = [bothSides(spec.kernel), bothSides(spec.strides)]
      const fans = [side * side * depth, side * side * filters] as const
      const kernel = glorot([side, side, depth, filters], ...fans) as tf.Tensor as tf.Tensor4D
      const bias = constant(filters, 0)
      const activation = known(ACTIVATIONS[spec.activation], spec.activation)
      return (x) => activation(tf.add(tf.conv2d(x as tf.Tensor4D, kernel, strides, padding), bias))
    }
    case 'max_pooling2d':
      return (x) =>
        tf.maxPool(x as tf.Tensor4D, bothSides(spec.pool)[0], bothSides(spec.strides)[0], 'valid')
    case 'batch_normalization':
      return batchNormalization(depth)
    case 'dropout':
      return (x) => tf.dropout(x, spec.rate)
    case 'flatten':
      return (x) => tf.reshape(x, [x.shape[0] ?? 0, -1])
    case 'dense': {
      const kernel = glorot([depth, spec.units], depth, spec.units) as tf.Tensor as tf.Tensor2D
      const bias = constant(spec.units, 0)
      const activation = known(ACTIVATIONS[spec.activation], spec.activation)
      return (x) => activation(tf.add(tf.matMul(x as tf.Tensor2D, kernel), bias))
    }
    default:
      return known<never>(undefined, spec.kind)
  }
}

export function createEncoder(layers: readonly LayerSpec[], config: RunConfig): Encoder {
  const input = [config.size, config.size, config.channels]
  const summary = summarise(layers, input).layers
  const built = layers.map((spec, index) =>
    layer(spec, (summary[index - 1]?.output ?? input).at(-1) ?? 0),
  )
  return (images) => built.reduce((x, apply) => apply(x), images) as tf.Tensor2D
}

/** Contrastive loss of the two twins, applied one after the other. @param same [N], 1 where same */
export function contrastive(encoder: Encoder, a: tf.Tensor, b: tf.Tensor, same: tf.Tensor) {
  const squares = tf.sum(tf.square(tf.sub(encoder(a), encoder(b))), 1)
  const distance = tf.sqrt(tf.maximum(squares, 1e-7))
  const apart = tf.square(tf.relu(tf.sub(1, distance)))
  const losses = tf.add(tf.mul(same, tf.square(distance)), tf.mul(tf.sub(1, same), apart))
  return tf.mean(losses) as tf.Scalar
}
