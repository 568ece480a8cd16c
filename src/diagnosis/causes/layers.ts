/** The same encoder with some of its layers changed, as a patch. */
import type { ConfigPatch } from '../../domain/config'
import type { LayerSpec } from '../../domain/layers'

export const withLayers = (layers: readonly LayerSpec[]): ConfigPatch => ({
  encoder: 'custom',
  layers,
})

/** Each layer edited; null leaves one out. */
export const edited = (
  layers: readonly LayerSpec[],
  edit: (layer: LayerSpec, index: number) => LayerSpec | null,
): ConfigPatch => withLayers(layers.map(edit).filter((layer) => layer !== null))

/** The last layer that has an activation, and its place. */
export function lastActive(layers: readonly LayerSpec[]) {
  const index = layers.findLastIndex(({ kind }) => kind === 'dense' || kind === 'conv2d')
  const layer = layers[index]
  return layer !== undefined && (layer.kind === 'dense' || layer.kind === 'conv2d')
    ? { index, layer }
    : null
}
