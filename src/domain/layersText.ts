import { LAYER_KINDS, LAYER_FIELDS, type LayerFieldTable } from './layerFields'
import type { LayerSpec } from './layers'

/**
 * Layers as link text: `conv2d(32,3,1,same,relu)-max_pooling2d(2,2)-flatten()-dense(50,linear)`,
 * arguments in the order of the layer's table.
 */
export function formatLayers(layers: readonly LayerSpec[]): string {
  return layers
    .map((layer) => {
      const values = LAYER_FIELDS[layer.kind].map((field) => layer[field.key as keyof LayerSpec])
      return `${layer.kind}(${values.join(',')})`
    })
    .join('-')
}

/** Reads what `formatLayers` writes; on bad text, a sentence that says what is wrong. */
export function parseLayers(text: string): LayerSpec[] | string {
  const layers: LayerSpec[] = []
  for (const part of text.split('-')) {
    const [, kind = '', inside = ''] = /^([a-z0-9_]+)\(([^()]*)\)$/.exec(part) ?? []
    const known = LAYER_KINDS.find((each) => each === kind)
    if (known === undefined) return `“${part}” is not a layer`
    const layer = parseArguments(known, inside === '' ? [] : inside.split(','))
    if (typeof layer === 'string') return layer
    layers.push(layer)
  }
  return layers
}

function parseArguments(kind: LayerSpec['kind'], values: string[]): LayerSpec | string {
  const fields: LayerFieldTable = LAYER_FIELDS[kind]
  if (values.length !== fields.length)
    return `${kind} takes ${fields.length} arguments, not ${values.length}`
  const layer: Record<string, string | number> = { kind }
  for (const [index, field] of fields.entries()) {
    const text = values[index] ?? ''
    if (field.kind === 'choice') {
      if (!field.options.includes(text)) return `${kind}: “${text}” is not a ${field.label}`
      layer[field.key] = text
    } else {
      const value = text.trim() === '' ? NaN : Number(text)
      const whole = !field.integer || Number.isInteger(value)
      if (!(value >= field.min && value <= field.max && whole))
        return `${kind}: ${field.label} ${text} is outside ${field.min} to ${field.max}`
      layer[field.key] = value
    }
  }
  return layer as unknown as LayerSpec
}
