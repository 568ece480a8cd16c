import type { LayerSpec } from '../../domain/layers'
import type { Cause } from '../cause'
import { edited, lastActive, withLayers } from './layers'

const UNITS = 64

/** No activation and no pooling: however many layers there are, they are one matrix. */
export const encoderLinear: Cause = {
  weigh({ layers, outcome }) {
    if (!isLinear(layers)) return 0
    if (outcome === 'nan' || outcome === 'by_heart') return 0.04
    return weighted(layers).length > 1 ? 0.5 : 0.35
  },
  why({ layers }) {
    const count = weighted(layers).length
    return count === 1
      ? 'The encoder is one linear layer: distances between embeddings are distances between weighted pixels.'
      : `The ${count} layers of the encoder are all linear, so together they are one matrix.`
  },
  remedies({ layers }) {
    const last = lastActive(layers)?.index
    const hidden: LayerSpec = { kind: 'dense', units: UNITS, activation: 'relu' }
    return [
      weighted(layers).length > 1
        ? {
            label: 'ReLU in hidden layers',
            patch: edited(layers, (layer, i) =>
              isWeighted(layer) && i !== last ? { ...layer, activation: 'relu' } : layer,
            ),
          }
        : {
            label: `A hidden layer of ${UNITS} ReLU units`,
            patch: withLayers(
              layers.flatMap((layer, i) =>
                i === last && layer.kind === 'dense' ? [hidden, layer] : [layer],
              ),
            ),
          },
    ]
  },
}

const isWeighted = (layer: LayerSpec) => layer.kind === 'dense' || layer.kind === 'conv2d'
const weighted = (layers: readonly LayerSpec[]) => layers.filter(isWeighted)

const isLinear = (layers: readonly LayerSpec[]): boolean =>
  weighted(layers).length > 0 &&
  layers.every(
    (layer) =>
      layer.kind !== 'max_pooling2d' && (!('activation' in layer) || layer.activation === 'linear'),
  )
