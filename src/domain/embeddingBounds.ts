/**
 * What all embeddings of an encoder have in common, whatever its weights: it follows from the last
 * activation and the layers after it. How far apart two can be is what each distance makes of this.
 */
import type { CommonSettings } from './settings'
import { layersOf, type EncoderConfig } from './encoders'
import { activationOf, bothSides, type LayerSpec, type Shape } from './layers'
import { summarise } from './shapes'

export interface EmbeddingBounds {
  /** What such embeddings are called: “softmax embeddings”. */
  readonly name: string
  /** Every component is from `low` to `high`. */
  readonly low: number
  readonly high: number
  /** The embedding is so many vectors of so many components: one, or one for each place of an image. */
  readonly vectors: number
  readonly components: number
  /** How long a vector is at most; Infinity where nothing bounds it. */
  readonly length: number
  /** What a vector’s components, none below 0, add up to at most; Infinity where nothing bounds it. */
  readonly sum: number
}

export type EncoderSettings = EncoderConfig & Pick<CommonSettings, 'size' | 'channels'>

/** Of embeddings that may be anything. */
export const UNBOUNDED: EmbeddingBounds = {
  name: 'embeddings',
  low: -Infinity,
  high: Infinity,
  vectors: 1,
  components: Infinity,
  length: Infinity,
  sum: Infinity,
}

/** The bounds of a run’s embeddings; none where its encoder does not fit its input. */
export function embeddingBounds(config: EncoderSettings): EmbeddingBounds {
  const { layers, fits } = summarise(layersOf(config), [config.size, config.size, config.channels])
  if (!fits) return UNBOUNDED
  const found: EmbeddingBounds[] = [UNBOUNDED]
  for (const { spec, input, output } of layers)
    found.push(after(spec, found.at(-1) ?? UNBOUNDED, input ?? [], output ?? [], found))
  return found.at(-1) ?? UNBOUNDED
}

/**
 * What a layer makes of the bounds of its input.
 * @param earlier the bounds of the image and of each layer before it, by place
 */
function after(
  spec: LayerSpec,
  bounds: EmbeddingBounds,
  input: Shape,
  output: Shape,
  earlier: readonly EmbeddingBounds[],
): EmbeddingBounds {
  switch (spec.kind) {
    case 'conv2d':
    case 'depthwise_conv2d':
    case 'separable_conv2d':
    case 'dense':
      return activated(spec, UNBOUNDED, output)
    case 'activation':
      return activated(spec, bounds, output)
    case 'batch_normalization':
    case 'layer_normalization':
    case 'gaussian_noise':
    case 'concatenate':
      // Scale and offset are learnt, and in inference the statistics are the past’s; noise has no end.
      return { ...UNBOUNDED, ...partsOf(output) }
    case 'unit_normalization':
      return {
        ...UNBOUNDED,
        ...partsOf(output),
        name: 'L2-normalised embeddings',
        low: bounds.low >= 0 ? 0 : -1,
        high: 1,
        length: 1,
      }
    case 'max_pooling2d':
    case 'global_max_pooling2d': {
      // The largest of some values is no more than their sum.
      const [height = 1, width = 1] = spec.kind === 'max_pooling2d' ? bothSides(spec.pool) : input
      return {
        ...bounds,
        ...partsOf(output),
        length: Infinity,
        sum: bounds.sum * height * width,
        name: `pooled ${bounds.name}`,
      }
    }
    case 'average_pooling2d':
    case 'global_average_pooling2d':
      // A mean of vectors is no longer than the longest of them.
      return { ...bounds, ...partsOf(output), name: `pooled ${bounds.name}` }
    case 'zero_padding2d':
      return {
        ...bounds,
        ...partsOf(output),
        low: Math.min(0, bounds.low),
        high: Math.max(0, bounds.high),
      }
    case 'add': {
      const other = earlier[spec.layer] ?? UNBOUNDED
      return {
        ...bounds,
        name: 'embeddings',
        low: bounds.low + other.low,
        high: bounds.high + other.high,
        length: bounds.length + other.length,
        sum: bounds.sum + other.sum,
      }
    }
    case 'from':
      return earlier[spec.layer] ?? UNBOUNDED
    case 'dropout':
    case 'spatial_dropout2d':
      return dropped(bounds, spec.rate)
    case 'flatten':
      return bounds
    default:
      return spec satisfies never
  }
}

const partsOf = (shape: Shape) => {
  const components = shape.at(-1) ?? 0
  const all = shape.reduce((product, length) => product * length, 1)
  return { vectors: all / components, components }
}

/** @param given the bounds of what the activation is given */
function activated(spec: LayerSpec, given: EmbeddingBounds, shape: Shape): EmbeddingBounds {
  const { activation, slope, alpha } = activationOf(spec)
  const bounds = { ...UNBOUNDED, ...partsOf(shape), name: `${activation} embeddings` }
  switch (activation) {
    case 'linear':
      return { ...given, ...partsOf(shape), ...(given === UNBOUNDED && { name: bounds.name }) }
    case 'relu':
      return { ...bounds, name: 'ReLU embeddings', low: 0, high: Math.max(0, given.high) }
    case 'relu6':
      return { ...bounds, name: 'ReLU6 embeddings', low: 0, high: 6 }
    case 'softplus':
      return { ...bounds, low: 0 }
    case 'sigmoid':
      return { ...bounds, low: 0, high: 1 }
    case 'tanh':
      return { ...bounds, low: -1, high: 1 }
    case 'softmax':
      // Over the last axis: each vector’s components add up to 1, so a single one is always 1.
      return { ...bounds, low: bounds.components === 1 ? 1 : 0, high: 1, sum: 1 }
    case 'elu':
      return { ...bounds, low: -alpha }
    case 'selu':
      return { ...bounds, low: SELU_LOW }
    case 'silu':
      return { ...bounds, low: SILU_LOW }
    case 'gelu':
      return { ...bounds, low: GELU_LOW }
    case 'leaky_relu':
      return slope === 0 ? { ...bounds, low: 0 } : bounds
    default:
      return activation satisfies never
  }
}

/** −scale·α of Klambauer et al. 2017; the least values of x·σ(x) and x·Φ(x), a little below. */
const SELU_LOW = -1.7580993408473766
const SILU_LOW = -0.27847
const GELU_LOW = -0.16998

/** In training dropout leaves a component at 0 or makes it 1 / (1 − rate) times as large. */
function dropped(bounds: EmbeddingBounds, rate: number): EmbeddingBounds {
  if (rate === 0) return bounds
  const scale = 1 / (1 - rate)
  return {
    ...bounds,
    low: Math.min(0, bounds.low * scale),
    high: Math.max(0, bounds.high * scale),
    length: bounds.length * scale,
    sum: bounds.sum * scale,
    name: `${bounds.name} after dropout`,
  }
}
