import { bothSides, isPooling, type LayerSpec } from '../../domain/layers'
import { counted } from '../../domain/splitCounts'
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
    return units <= 1 ? 0.7 : units <= 2 ? 0.5 : units <= 4 ? 0.3 : weightOf(squeeze(o))
  },
  why(o) {
    if (isConstant(o))
      return 'A softmax over one unit is always 1: every image gets the same embedding.'
    const { narrowest, at } = narrowing(o)
    const left = squeeze(o)
    if (left !== null)
      return left.height * left.width === 1
        ? `${left.by} leaves one pixel of the image: where in it something is, is gone.`
        : `${left.by} leaves ${left.height} × ${left.width} pixels of ${counted(left.channels, 'channel')} of an image.`
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
      ...(squeeze(o) !== null
        ? [
            {
              label: o.layers.some((each) => each.kind === 'conv2d' && stepOf(each) > 2)
                ? 'Pool and stride by 2 at most'
                : 'Pool by 2 only',
              patch: edited(o.layers, gentler),
            },
            ...(lastPooling(o.layers) < 0
              ? []
              : [
                  {
                    label: 'Leave the last pooling out',
                    patch: edited(o.layers, (layer, i) =>
                      i === lastPooling(o.layers) ? null : layer,
                    ),
                  },
                ]),
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

const lastPooling = (layers: readonly LayerSpec[]) => layers.findLastIndex(isPooling)

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

/** So few numbers left by a pooling or a stride that little of the image is. */
const FEW = 32

/** The first layer that leaves so little, by its output; null where none does. */
function squeeze({ layers, config }: Observations) {
  const rows = summarise(layers, [config.size, config.size, config.channels]).layers
  for (const { spec, output } of rows) {
    const [height, width, channels] = output ?? []
    if (height === undefined || width === undefined || channels === undefined) continue
    if (stepOf(spec) > 1 && height * width * channels <= FEW)
      return { height, width, channels, by: isPooling(spec) ? 'Pooling' : 'A stride' }
  }
  return null
}

const weightOf = (left: ReturnType<typeof squeeze>) =>
  left === null ? 0 : left.height * left.width === 1 ? 0.5 : 0.3

/** Pixels that it goes on by. */
const stepOf = (layer: LayerSpec): number =>
  'strides' in layer ? Math.max(...bothSides(layer.strides)) : 1

/** By two at most; as it is where it does not go further. */
function gentler(layer: LayerSpec): LayerSpec {
  if (stepOf(layer) <= 2) return layer
  if (isPooling(layer)) return { ...layer, pool: 2, strides: 2 }
  return 'strides' in layer ? { ...layer, strides: 2 } : layer
}
