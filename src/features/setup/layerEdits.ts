import { withArgument, type LayerField, type LayerValue } from '../../domain/layerFields'
import { withLayerMoved, withoutLayers } from '../../domain/layerPlaces'
import type { LayerSpec } from '../../domain/layers'
import { thousands } from '../../domain/thousands'

/** Edits of a list of layers; each gives a new list. */
type Layers = readonly LayerSpec[]

/** The list with a layer moved by one place or more; unchanged where that place does not exist. */
export function moveLayer(layers: Layers, from: number, to: number): Layers {
  const isThere = (place: number) => place >= 0 && place < layers.length
  return isThere(from) && isThere(to) ? withLayerMoved(layers, from, to) : layers
}

export function removeLayer(layers: Layers, index: number): Layers {
  return withoutLayers(layers.map((layer, at) => (at === index ? null : layer)))
}

/** The list with one argument of a layer set; the value is one its table allows. */
export function setArgument(
  layers: Layers,
  index: number,
  field: LayerField,
  value: LayerValue,
): Layers {
  return layers.map((layer, at) => (at === index ? withArgument(layer, field, value) : layer))
}

/** 21 × 21 × 96, or a dash where the shape is not known. */
export function shapeText(shape: readonly number[] | null): string {
  return shape === null ? '–' : shape.join(' × ')
}

/** How many parameters, with thousands apart; a dash where a misfit leaves it unknown. */
export function countText(parameters: number, known: boolean): string {
  return known ? thousands(parameters) : '–'
}
