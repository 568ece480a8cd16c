/** A network of two parts: an encoder, images in, embeddings out, and a head over what follows. */
import { tensor, tidy, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../domain/config'
import { encoderFault } from '../../../domain/encoderFault'
import { layersOf } from '../../../domain/encoders'
import { PlaygroundError } from '../../../domain/errors'
import { summarise } from '../../../domain/shapes'
import type { WeightValues } from '../../../domain/snapshot'
import { createHead, type Head, type HeadSettings } from '../heads/createHead'
import { buildLayer } from '../layers/build'
import { throughLayers, type Layer, type LayerContext, type Weight } from '../layers/layer'

export type NetworkConfig = Pick<
  RunConfig,
  'size' | 'channels' | 'encoder' | 'layers' | 'createModel' | 'head' | 'frozen'
> &
  HeadSettings

export interface Network {
  /** The encoder's, then the head's. */
  readonly layers: readonly Layer[]
  readonly head: Head
  /** All weights, layer by layer. */
  readonly weights: readonly Weight[]
  readonly trainable: readonly Weight[]
  /** Kernels of the encoder's convolutions and dense layers, but for frozen ones, as Keras penalises them. */
  readonly kernels: readonly Weight[]
  /** D, the embedding's length. */
  readonly embedding: number
  /** Embeddings [2N, D] of images [2N, size, size, channels], A's first. */
  forward(images: Tensor4D, context: LayerContext): Tensor2D
  dispose(): void
}

/**
 * Builds an encoder and head with their initial weights. Throws `encoder_misfit`.
 * @param begins weights that some begin with in place of drawn ones, of the right shapes
 */
export function createNetwork(
  config: NetworkConfig,
  begins: readonly WeightValues[] = [],
): Network {
  const input = [config.size, config.size, config.channels]
  const summary = summarise(layersOf(config), input)
  const { embedding } = summary
  const fault = encoderFault(config)
  if (fault !== null || embedding === null)
    throw new PlaygroundError('encoder_misfit', fault?.message ?? 'internal: no embedding')
  const { seed, initializer, frozen } = config
  const encoder = summary.layers.map(({ spec, name, input: given }, index) => {
    const learnsBelow = summary.layers.slice(frozen, index).some(({ trainable }) => trainable > 0)
    const place = { name, index, seed, initializer, learnsBelow, frozen: index < frozen }
    return buildLayer(spec, given ?? input, place)
  })
  const head = createHead(config.head, config, { index: encoder.length, embedding })
  const layers = [...encoder, ...head.layers]
  const weights = layers.flatMap((layer) => layer.weights)
  for (const { name, shape, values } of begins)
    tidy(() => named(weights, name).variable.assign(tensor(values, [...shape])))
  let disposed = false
  return {
    layers,
    head,
    weights,
    trainable: weights.filter((weight) => weight.trainable),
    kernels: encoder.flatMap((layer) => layer.weights.filter(isPenalised)),
    embedding,
    forward(images, context) {
      if (disposed) throw new Error('internal: the network was disposed')
      return throughLayers(encoder, images, context) as Tensor2D
    },
    dispose() {
      disposed = true
      weights.forEach(({ variable }) => variable.dispose())
    },
  }
}

const isPenalised = ({ isKernel, trainable }: Weight) => trainable && isKernel === true

function named(weights: readonly Weight[], name: string): Weight {
  const found = weights.find((each) => each.name === name)
  if (found === undefined) throw new Error(`internal: the network has no “${name}” to begin`)
  return found
}
