import { activationOf, isWeighted, type LayerSpec } from '../../domain/layers'
import type { Cause } from '../cause'
import { edited, lastActive, withLayers } from './layers'
import { withLayerAt } from '../../domain/layerPlaces'

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
              last !== undefined && layers[last]?.kind === 'dense'
                ? withLayerAt(layers, last, hidden)
                : layers,
            ),
          },
    ]
  },
}

const weighted = (layers: readonly LayerSpec[]) => layers.filter(isWeighted)

const isLinear = (layers: readonly LayerSpec[]): boolean =>
  weighted(layers).length > 0 &&
  layers.every(
    (layer) => !BENDS.includes(layer.kind) && activationOf(layer).activation === 'linear',
  )

/** What is not linear without an activation. */
const BENDS: readonly LayerSpec['kind'][] = [
  'max_pooling2d',
  'global_max_pooling2d',
  'layer_normalization',
  'unit_normalization',
]
