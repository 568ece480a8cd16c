/** Layers without weights that put values elsewhere, or two outputs together. */
import { add, concat, pad, type Tensor } from '@tensorflow/tfjs-core'
import { bothSides, type LayerSpec, type ZeroPadding2dSpec } from '../../../domain/layers'
import type { Layer, Place } from './layer'

export function zeroPadding2d(spec: ZeroPadding2dSpec, { name }: Place): Layer {
  const [rows, columns] = [spec.rows, spec.columns].map((sides) => [...bothSides(sides)]) as [
    [number, number],
    [number, number],
  ]
  return {
    name,
    weights: [],
    apply: (x) => pad(x, [[0, 0], rows, columns, [0, 0]]),
  }
}

const MERGES = {
  add: (x: Tensor, earlier: Tensor) => add(x, earlier),
  concatenate: (x: Tensor, earlier: Tensor) => concat([x, earlier], -1),
  from: (_: Tensor, earlier: Tensor) => earlier,
}

/** Looks back to an earlier layer's output. */
export const merge = (
  { kind, layer }: Extract<LayerSpec, { readonly layer: number }>,
  { name }: Place,
): Layer => ({
  name,
  weights: [],
  looksBackTo: layer,
  apply(x, _, earlier) {
    if (earlier === undefined) throw new Error(`internal: ${name} has nothing to look back to`)
    return MERGES[kind](x, earlier)
  },
})
