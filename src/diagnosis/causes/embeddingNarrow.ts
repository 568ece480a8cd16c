import type { LayerSpec } from '../../domain/layers'
import { summarise } from '../../domain/shapes'
import type { Cause } from '../cause'
import type { Observations } from '../observations'
import { edited, lastActive } from './layers'

const WIDE = 32

/** So few numbers an image, at the end or on the way, that little of it is left. */
export const embeddingNarrow: Cause = {
  weigh(o) {
    const { narrowest } = narrowing(o)
    const units = Math.min(o.embedding ?? Infinity, narrowest)
    const softmaxOfOne = isConstant(o)
    if (softmaxOfOne) return 0.97
    if (o.outcome === 'nan' || o.outcome === 'by_heart') return 0.05
    return units <= 1 ? 0.7 : units <= 2 ? 0.5 : units <= 4 ? 0.3 : pooledToAPixel(o) ? 0.5 : 0
  },
  why(o) {
    if (isConstant(o))
      return 'A softmax over one unit is always 1: every image gets the same embedding.'
    const { narrowest, at } = narrowing(o)
    if (pooledToAPixel(o))
      return 'Pooling leaves one pixel of the image: where in it something is, is gone.'
    return `The embedding passes through ${narrowest === 1 ? 'one number' : `${narrowest} numbers`} an image${at === null ? '' : ` (${at})`}.`
  },
  remedies(o) {
    const last = lastActive(o.layers)
    const widened = (layer: LayerSpec): LayerSpec =>
      layer.kind === 'dense' && layer.units < 8
        ? {
            ...layer,
            units: WIDE,
            activation: layer.activation === 'softmax' ? 'linear' : layer.activation,
          }
        : layer
    return [
      ...(o.layers.some((layer) => layer.kind === 'dense' && layer.units < 8)
        ? [{ label: `Widen it to ${WIDE} units`, patch: edited(o.layers, widened) }]
        : []),
      ...(pooledToAPixel(o)
        ? [
            {
              label: 'Pool by 2 only',
              patch: edited(o.layers, (layer) =>
                layer.kind === 'max_pooling2d' ? { ...layer, pool: 2, strides: 2 } : layer,
              ),
            },
            {
              label: 'Leave the last pooling out',
              patch: edited(o.layers, (layer, i) => (i === lastPooling(o.layers) ? null : layer)),
            },
          ]
        : []),
      ...(last !== null && last.layer.kind === 'dense' && last.layer.units < 8
        ? [
            {
              label: `${WIDE} linear units at the end`,
              patch: edited(o.layers, (layer, i) =>
                i === last.index ? { kind: 'dense', units: WIDE, activation: 'linear' } : layer,
              ),
            },
          ]
        : []),
    ]
  },
}

const lastPooling = (layers: readonly LayerSpec[]) =>
  layers.findLastIndex(({ kind }) => kind === 'max_pooling2d')

function isConstant({ layers, embedding }: Observations): boolean {
  const last = lastActive(layers)?.layer
  return last?.activation === 'softmax' && embedding === 1
}

/** The fewest numbers that an image is told by on its way, and the layer. */
function narrowing({ layers, config }: Observations) {
  const rows = summarise(layers, [config.size, config.size, config.channels]).layers
  return rows.reduce<{ narrowest: number; at: string | null }>(
    (found, { output, name }) => {
      const numbers = output?.reduce((product, each) => product * each, 1) ?? Infinity
      return numbers < found.narrowest ? { narrowest: numbers, at: name } : found
    },
    { narrowest: Infinity, at: null },
  )
}

/** So few channels at one pixel that little of the image is left. */
const FEW = 32

function pooledToAPixel({ layers, config }: Observations): boolean {
  const rows = summarise(layers, [config.size, config.size, config.channels]).layers
  return rows.some(
    ({ spec, output }) =>
      spec.kind === 'max_pooling2d' && output?.[0] === 1 && (output[2] ?? 0) <= FEW,
  )
}
