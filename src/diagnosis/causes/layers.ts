/** The same encoder with some of its layers changed, as a patch. */
import type { ConfigPatch } from '../../domain/config'
import { isActive, type LayerSpec } from '../../domain/layers'
import { withoutLayers } from '../../domain/layerPlaces'

export const withLayers = (layers: readonly LayerSpec[]): ConfigPatch => ({
  encoder: 'custom',
  layers,
})

/** Each layer edited; null leaves one out. */
export const edited = (
  layers: readonly LayerSpec[],
  edit: (layer: LayerSpec, index: number) => LayerSpec | null,
): ConfigPatch => withLayers(withoutLayers(layers.map(edit)))

/** The last layer that has an activation, and its place. */
export function lastActive(layers: readonly LayerSpec[]) {
  const index = layers.findLastIndex(isActive)
  const layer = layers[index]
  return layer !== undefined && isActive(layer) ? { index, layer } : null
}
