import type { LayerSpec } from '../../domain/layers'

/** Edits of a list of layers; each gives a new list. */
type Layers = readonly LayerSpec[]

/** The list with a layer moved by one place or more; unchanged where that place does not exist. */
export function moveLayer(layers: Layers, from: number, to: number): Layers {
  const layer = layers[from]
  if (layer === undefined || to < 0 || to >= layers.length) return layers
  return layers.toSpliced(from, 1).toSpliced(to, 0, layer)
}

export function removeLayer(layers: Layers, index: number): Layers {
  return layers.toSpliced(index, 1)
}

/** The list with one argument of a layer set; the value is one its table allows. */
export function setArgument(
  layers: Layers,
  index: number,
  key: string,
  value: string | number,
): Layers {
  return layers.map((layer, at) =>
    at === index ? ({ ...layer, [key]: value } as LayerSpec) : layer,
  )
}

/** 21 × 21 × 96, or a dash where the shape is not known. */
export function shapeText(shape: readonly number[] | null): string {
  return shape === null ? '–' : shape.join(' × ')
}

/** How many parameters, with thousands apart; a dash where a misfit leaves it unknown. */
export function countText(parameters: number, known: boolean): string {
  return known ? parameters.toLocaleString('en') : '–'
}
