/** Lists of layers put in another order: what looks back goes on looking to the very same layers. */
import { looksBackTo, type LayerSpec } from './layers'

type Layers = readonly LayerSpec[]

/** @param placeOf the new place of each old one, from 1; 0, the image, stays */
const relinked = (layers: Layers, placeOf: (place: number) => number): Layers =>
  layers.map((layer) => {
    const back = looksBackTo(layer)
    if (back === null || back === 0) return layer
    return { ...layer, layer: placeOf(back) } as LayerSpec
  })

/**
 * The layers that are left, in their order, where some have become null. What looked back to one of those
 * looks back to what came before it.
 */
export function withoutLayers(layers: readonly (LayerSpec | null)[]): Layers {
  const places = [0]
  for (const layer of layers) places.push((places.at(-1) ?? 0) + (layer === null ? 0 : 1))
  const left = layers.filter((layer) => layer !== null)
  return relinked(left, (place) => places[place] ?? place)
}

/** With a layer put in at an index. */
export const withLayerAt = (layers: Layers, index: number, added: LayerSpec): Layers =>
  relinked(layers, (place) => (place > index ? place + 1 : place)).toSpliced(index, 0, added)

/** With a layer taken from one index to another. */
export function withLayerMoved(layers: Layers, from: number, to: number): Layers {
  const order = layers.map((_, i) => i)
  const moved = order.toSpliced(from, 1).toSpliced(to, 0, from)
  const linked = relinked(layers, (place) => moved.indexOf(place - 1) + 1 || place)
  return moved.map((i) => linked[i] as LayerSpec)
}
