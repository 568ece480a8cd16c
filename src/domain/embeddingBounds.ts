/** Within which bounds an embedding lies, by the last activation of its encoder. */
import { layersOf, type EncoderConfig } from './encoders'
import type { Activation, LayerSpec } from './layers'
import type { Range } from './range'
import type { CommonSettings } from './settings'
import { summarise } from './shapes'

export type EmbeddingConfig = EncoderConfig & Pick<CommonSettings, 'size' | 'channels'>

export interface EmbeddingBounds {
  /** D, the embedding's length; 0 where the encoder does not fit. */
  readonly dimension: number
  /** What each component lies between. */
  readonly component: Range
  /** Into how many groups the components fall that each sum to 1, as softmax makes them; 0 for none. */
  readonly simplexes: number
  /** What bounds it, as a sentence begins; null where nothing does. */
  readonly by: string | null
}

const UNBOUNDED: Range = [-Infinity, Infinity]
const RANGES: Readonly<Record<Activation, Range>> = {
  linear: UNBOUNDED,
  relu: [0, Infinity],
  sigmoid: [0, 1],
  tanh: [-1, 1],
  softmax: [0, 1],
}
const NAMES: Readonly<Record<Activation, string | null>> = {
  linear: null,
  relu: 'ReLU embeddings have no negative component',
  sigmoid: 'Sigmoid embeddings have components from 0 to 1',
  tanh: 'Tanh embeddings have components from −1 to 1',
  softmax: 'Softmax embeddings sum to 1',
}

export function embeddingBounds(config: EmbeddingConfig): EmbeddingBounds {
  const layers = layersOf(config)
  const { embedding, layers: rows } = summarise(layers, [config.size, config.size, config.channels])
  const dimension = embedding ?? 0
  const last = layers.findLastIndex(({ kind }) => !passesOn(kind))
  const spec = layers[last]
  if (spec === undefined || (spec.kind !== 'dense' && spec.kind !== 'conv2d'))
    return { dimension, component: UNBOUNDED, simplexes: 0, by: null }
  const after = layers.slice(last + 1)
  // Dropout raises what it keeps in training, so that no bound above 0 is left.
  const isRaised = after.some((layer) => layer.kind === 'dropout' && layer.rate > 0)
  const [least, most] = RANGES[spec.activation]
  const component: Range = isRaised ? [least < 0 ? -Infinity : 0, Infinity] : [least, most]
  const isWhole = !isRaised && after.every(({ kind }) => kind !== 'max_pooling2d')
  const places = (rows[last]?.output ?? [])
    .slice(0, -1)
    .reduce((product, side) => product * side, 1)
  const simplexes = spec.activation === 'softmax' && isWhole ? places : 0
  return { dimension, component, simplexes, by: NAMES[spec.activation] }
}

/** Whether a layer leaves what each value lies between as it is. */
const passesOn = (kind: LayerSpec['kind']) =>
  kind === 'flatten' || kind === 'dropout' || kind === 'max_pooling2d'

/** The largest difference of a component between two embeddings. */
export const widthOf = ({ component: [least, most] }: EmbeddingBounds): number => most - least

/** Whether a softmax over one unit makes all components 1. */
export const isConstant = ({ simplexes, dimension }: EmbeddingBounds): boolean =>
  simplexes > 0 && simplexes === dimension
