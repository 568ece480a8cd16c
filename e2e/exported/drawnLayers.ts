/** Custom encoders drawn from a seed: every kind of layer in any order that fits. */
import {
  LAYER_FIELDS,
  LAYER_KINDS,
  NEW_LAYERS,
  withArgument,
  type LayerField,
  type LayerValue,
} from '../../src/domain/layerFields'
import type { LayerKind, LayerSpec } from '../../src/domain/layers'
import { summarise } from '../../src/domain/shapes'

/** Whole numbers below n, the same ones for the same seed. */
export type Draw = (n: number) => number

export function generator(seed: number): Draw {
  let state = seed >>> 0
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

const FLATTEN: LayerSpec = { kind: 'flatten' }
/** A layer may have this many numbers at most, so that a step takes no time. */
const MOST = 24

/** A layer of a kind: what always stands there is drawn, what has a standard is drawn now and then. */
function drawnLayer(draw: Draw, kind: LayerKind, place: number): LayerSpec {
  return LAYER_FIELDS[kind]
    .filter(({ standard }) => standard === undefined || draw(4) === 0)
    .reduce(
      (layer, field) => withArgument(layer, field, drawnValue(draw, field, place)),
      NEW_LAYERS[kind],
    )
}

function drawnValue(draw: Draw, field: LayerField, place: number): LayerValue {
  switch (field.kind) {
    case 'choice':
      return field.options[draw(field.options.length)] as string
    case 'number':
      if (field.key === 'momentum') return 0.9 + draw(10) / 100
      return field.integer
        ? field.min + draw(field.key === 'filters' || field.key === 'units' ? MOST : 3)
        : (1 + draw(50)) / 100
    case 'switch':
      return draw(2)
    case 'sides':
      return draw(3) === 0 ? [1 + draw(4), 1 + draw(3)] : 1 + draw(4)
    case 'layer':
      return draw(place + 1)
    default:
      return field satisfies never
  }
}

const IS_IMAGE: readonly LayerKind[] = [
  'conv2d',
  'depthwise_conv2d',
  'separable_conv2d',
  'max_pooling2d',
  'average_pooling2d',
  'zero_padding2d',
  'spatial_dropout2d',
]
const ENDS_IMAGE: readonly LayerKind[] = [
  'flatten',
  'flatten',
  'global_average_pooling2d',
  'global_max_pooling2d',
]
const ANYWHERE = LAYER_KINDS.filter(
  (kind) => !IS_IMAGE.includes(kind) && !ENDS_IMAGE.includes(kind) && kind !== 'dense',
)

/** Up to seven layers over images, then up to five over vectors. */
export function drawnLayers(draw: Draw, size: number, channels: number): readonly LayerSpec[] {
  const fits = (layers: readonly LayerSpec[]) => summarise(layers, [size, size, channels]).fits
  const layers: LayerSpec[] = []
  const add = (kinds: readonly LayerKind[], behind: readonly LayerSpec[]) => {
    const next = drawnLayer(draw, kinds[draw(kinds.length)] as LayerKind, layers.length)
    if (fits([...layers, next, ...behind])) layers.push(next)
  }
  for (let i = 2 + draw(6); i > 0; i--) add([...IS_IMAGE, ...ANYWHERE], [FLATTEN])
  layers.push({ kind: ENDS_IMAGE[draw(ENDS_IMAGE.length)] } as LayerSpec)
  for (let i = 1 + draw(5); i > 0; i--) add(['dense', 'dense', ...ANYWHERE], [])
  return layers
}
