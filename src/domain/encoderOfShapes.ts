/**
 * The encoder that weights without a description are of, where their shapes leave only one: kernels say
 * sides and widths, and the first dense layer how large the image was that was flattened. Open are padding,
 * and where pools of 2 stand; strides are taken for 1. Null where several fit, or none.
 */
import { encoderFault } from './encoderFault'
import type { FileLayerShapes, FileShapes } from './fileWeights'
import type { LayerSpec, Padding } from './layers'
import { fitting } from './startWeights'
import type { CommonSettings } from './settings'

type Input = Pick<CommonSettings, 'size' | 'channels'>

export function encoderOfShapes(shapes: FileShapes, input: Input): readonly LayerSpec[] | null {
  const kinds = shapes.layers.map((layer) => kindOf(layer, shapes.layout))
  if (kinds.some((kind) => kind === null)) return null
  const convolutions = kinds.filter((kind) => kind?.kind === 'conv2d').length
  if (convolutions > MOST) return null
  const found: (readonly LayerSpec[])[] = []
  for (const padding of ['valid', 'same'] as const)
    for (let pools = 0; pools < 2 ** convolutions; pools++) {
      const layers = built(kinds as readonly Kind[], padding, pools)
      const settings = { ...input, encoder: 'custom', layers, createModel: 'as_named' } as const
      if (!encoderFault(settings) && !('misfit' in fitting({ ...settings, head: 'raw' }, shapes)))
        found.push(layers)
    }
  return found.length === 1 ? (found[0] ?? null) : null
}

/** More convolutions would leave thousands of ways. */
const MOST = 6

type Kind =
  | { readonly kind: 'conv2d'; readonly filters: number; readonly kernel: number }
  | { readonly kind: 'dense'; readonly units: number }
  | { readonly kind: 'batch_normalization' }

function kindOf({ weights }: FileLayerShapes, layout: FileShapes['layout']): Kind | null {
  const shape = weights[0]?.shape ?? []
  const isKeras = layout === 'keras'
  if (shape.length === 4 && weights.length <= 2) {
    const [filters = 0, kernel = 0, width = 0] = isKeras
      ? [shape[3], shape[0], shape[1]]
      : [shape[0], shape[2], shape[3]]
    return kernel === width ? { kind: 'conv2d', filters, kernel } : null
  }
  if (shape.length === 2 && weights.length <= 2)
    return { kind: 'dense', units: (isKeras ? shape[1] : shape[0]) ?? 0 }
  return weights.length === 4 && shape.length === 1 ? { kind: 'batch_normalization' } : null
}

/** @param pools by bit, whether a pool follows the convolution of that place */
function built(kinds: readonly Kind[], padding: Padding, pools: number): readonly LayerSpec[] {
  const layers: LayerSpec[] = []
  let seen = 0
  let pooled = true
  const pool = () => {
    if (!pooled) layers.push({ kind: 'max_pooling2d', pool: 2, strides: 2 })
    pooled = true
  }
  kinds.forEach((kind, i) => {
    switch (kind.kind) {
      case 'conv2d':
        pool()
        layers.push({ ...kind, strides: 1, padding, activation: 'relu' })
        pooled = ((pools >> seen++) & 1) === 0
        return
      case 'batch_normalization':
        return void layers.push({ kind: 'batch_normalization' })
      case 'dense':
        if (!layers.some((layer) => layer.kind === 'flatten')) {
          pool()
          layers.push({ kind: 'flatten' })
        }
        return void layers.push({ ...kind, activation: i === kinds.length - 1 ? 'linear' : 'relu' })
      default:
        kind satisfies never
    }
  })
  return layers
}
