/**
 * Heads, as their facts in `domain/choices/heads` say them: the distance, or |a − b|, through the head's
 * layers, and σ of what comes out. The last of the layers is Keras's Dense(1, activation='sigmoid') in
 * two parts: it gives logits, because cross-entropy is computed from them, as Keras does.
 */
import { reshape, sigmoid, type Tensor, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core'
import { HEADS, type HeadId } from '../../../domain/choices/heads'
import type { RunConfig } from '../../../domain/config'
import { summariseHead } from '../../../domain/headLayers'
import { wantedSlope } from '../../../domain/objective'
import type { LayerSpec, Shape } from '../../../domain/layers'
import { batchNormalization, normalizedOnce } from '../layers/batchNormalization'
import { buildLayer } from '../layers/build'
import { throughLayers, type Layer, type LayerContext, type Place } from '../layers/layer'
import { absoluteDifferences } from './absoluteDifferences'

/** What the loss is given. */
export interface HeadOutput {
  /** [N] */
  readonly outputs: Tensor1D
  /** What the outputs are σ of, [N]; null where they are no probabilities. */
  readonly logits: Tensor1D | null
}

/** From distances and embeddings to outputs. A head may have layers with weights of its own. */
export interface Head {
  readonly layers: readonly Layer[]
  /**
   * @param distances [N]
   * @param embeddings [2N, D], the A-images' first
   */
  apply(distances: Tensor1D, embeddings: Tensor2D, context: LayerContext): HeadOutput
}

/** Where a head stands: its layers follow the encoder's, whose count is `index`. */
export interface HeadPlace {
  readonly index: number
  /** D, the embedding's length. */
  readonly embedding: number
}

/** What the weights of a head begin as. */
export type HeadSettings = Pick<
  RunConfig,
  'seed' | 'initializer' | 'headStart' | 'loss' | 'labels' | 'convention'
>

export function createHead(
  id: HeadId,
  settings: HeadSettings,
  { index, embedding }: HeadPlace,
): Head {
  const { seed, initializer } = settings
  const { takesDistance, isProbability } = HEADS[id]
  const summary = summariseHead(id, embedding)
  const layers = summary.map(({ spec, name }, i) => {
    const input = summary[i - 1]?.output ?? [takesDistance ? 1 : embedding]
    const place = { name, index: index + i, seed, initializer, learnsBelow: true }
    return i === summary.length - 1
      ? layerOf(withoutSigma(spec), input, { ...place, ...scaleOf(id, settings) })
      : layerOf(spec, input, place)
  })
  return {
    layers,
    apply(distances, embeddings, context) {
      const given: Tensor = takesDistance ? distances : absoluteDifferences(embeddings)
      if (layers.length === 0) return outputOf(given)
      const rows = takesDistance ? reshape(given, [-1, 1]) : given
      return outputOf(throughLayers(layers, rows, context))
    },
  }

  function outputOf(given: Tensor): HeadOutput {
    if (!isProbability) return { outputs: given as Tensor1D, logits: null }
    const logits: Tensor1D = reshape(given, [-1])
    return { outputs: sigmoid(logits), logits }
  }
}

/** Where a single weight on the distance begins, if it is not drawn: at 1, or −1 where outputs are to fall with it. */
const scaleOf = (id: HeadId, settings: HeadSettings): Pick<Place, 'begins'> =>
  'headStart' in HEADS[id].fields && settings.headStart === 'one'
    ? { begins: wantedSlope(settings) }
    : {}

/** Unlike the encoder's, a head's normalisation is called once a step. */
const layerOf = (spec: LayerSpec, input: Shape, place: Place): Layer =>
  spec.kind === 'batch_normalization'
    ? batchNormalization(spec, input, place, normalizedOnce)
    : buildLayer(spec, input, place)

const withoutSigma = (spec: LayerSpec): LayerSpec =>
  spec.kind === 'dense' && spec.activation === 'sigmoid' ? { ...spec, activation: 'linear' } : spec
