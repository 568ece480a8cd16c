/** An encoder as a network of layers: images in, embeddings out, weights by name. */
import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'
import { layersOf } from '../../../domain/encoders'
import { PlaygroundError } from '../../../domain/errors'
import { setupProblems } from '../../../domain/problems'
import { summarise } from '../../../domain/shapes'
import { buildLayer } from '../layers/build'
import type { Layer, LayerContext, Weight } from '../layers/layer'

export interface Network {
  readonly layers: readonly Layer[]
  /** All weights, layer by layer. */
  readonly weights: readonly Weight[]
  readonly trainable: readonly Weight[]
  /** Embeddings [2N, D] of images [2N, size, size, channels], A's first. */
  forward(images: Tensor4D, context: LayerContext): Tensor2D
  dispose(): void
}

/** Builds the RunConfig's encoder with its initial weights. Throws `encoder_misfit`. */
export function createNetwork(config: RunConfig): Network {
  const input = [config.size, config.size, config.channels]
  const summary = summarise(layersOf(config), input)
  if (!summary.fits) {
    const problems = setupProblems(config).map((problem) => problem.message)
    throw new PlaygroundError('encoder_misfit', problems.join(' '))
  }
  const layers = summary.layers.map(({ spec, name }, index) => {
    const before = summary.layers[index - 1]?.output ?? input
    const learnsBelow = summary.layers.slice(0, index).some(({ trainable }) => trainable > 0)
    return buildLayer(spec, before, { name, index, seed: config.seed, learnsBelow })
  })
  const weights = layers.flatMap((layer) => layer.weights)
  let disposed = false
  return {
    layers,
    weights,
    trainable: weights.filter((weight) => weight.trainable),
    forward(images, context) {
      if (disposed) throw new Error('internal: the network was disposed')
      return layers.reduce((x: Tensor, layer) => layer.apply(x, context), images) as Tensor2D
    },
    dispose() {
      disposed = true
      weights.forEach(({ variable }) => variable.dispose())
    },
  }
}
