/**
 * What all embeddings of an encoder have in common, whatever its weights: it follows from the last
 * activation and the layers after it. How far apart two can be is what each distance makes of this.
 */
import type { CommonSettings } from './settings'
import { layersOf, type EncoderConfig } from './encoders'
import type { Activation, LayerSpec, Shape } from './layers'
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
  sum: Infinity,
}

/** The bounds of a run’s embeddings; none where its encoder does not fit its input. */
export function embeddingBounds(config: EncoderSettings): EmbeddingBounds {
  const { layers, fits } = summarise(layersOf(config), [config.size, config.size, config.channels])
  if (!fits) return UNBOUNDED
  return layers.reduce((bounds, { spec, output }) => after(spec, bounds, output ?? []), UNBOUNDED)
}

/** What a layer makes of the bounds of its input. @param output the shape it gives */
function after(spec: LayerSpec, bounds: EmbeddingBounds, output: Shape): EmbeddingBounds {
  switch (spec.kind) {
    case 'conv2d':
    case 'dense':
      return activated(spec.activation, output)
    case 'batch_normalization':
      // Its scale and offset are learnt, and in inference its statistics are the past’s.
      return { ...UNBOUNDED, ...partsOf(output) }
    case 'max_pooling2d':
      // The largest of k² values is no more than their sum.
      return {
        ...bounds,
        ...partsOf(output),
        sum: bounds.sum * spec.pool ** 2,
        name: `pooled ${bounds.name}`,
      }
    case 'dropout':
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

function activated(activation: Activation, shape: Shape): EmbeddingBounds {
  const bounds = { ...UNBOUNDED, ...partsOf(shape), name: `${activation} embeddings` }
  switch (activation) {
    case 'linear':
      return bounds
    case 'relu':
      return { ...bounds, name: 'ReLU embeddings', low: 0 }
    case 'sigmoid':
      return { ...bounds, low: 0, high: 1 }
    case 'tanh':
      return { ...bounds, low: -1, high: 1 }
    case 'softmax':
      // Over the last axis: each vector’s components add up to 1, so a single one is always 1.
      return { ...bounds, low: bounds.components === 1 ? 1 : 0, high: 1, sum: 1 }
    default:
      return activation satisfies never
  }
}

/** In training dropout leaves a component at 0 or makes it 1 / (1 − rate) times as large. */
function dropped(bounds: EmbeddingBounds, rate: number): EmbeddingBounds {
  if (rate === 0) return bounds
  const scale = 1 / (1 - rate)
  return {
    ...bounds,
    low: Math.min(0, bounds.low * scale),
    high: Math.max(0, bounds.high * scale),
    sum: bounds.sum * scale,
    name: `${bounds.name} after dropout`,
  }
}
