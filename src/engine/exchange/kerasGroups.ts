/**
 * Where Keras 3 keeps each layer's weights in a file: under its class's name and a number, counted in its
 * own order of layers. In a model that is functional that is by depth, the longest way to the output, and
 * where that is the same as a walk from the output comes by them (`keras/src/ops/function.py`).
 */
import type { LayerSummary } from '../../domain/shapes'
import { IMAGE, isSequential, kerasLayers, type KerasLayer } from './kerasLayers'

/** The group of each layer, by the layer's name here. */
export function weightGroups(layers: readonly LayerSummary[]): ReadonlyMap<string, string> {
  const made = kerasLayers(layers)
  const counts = new Map<string, number>()
  const groups = new Map<string, string>()
  for (const { name, className } of isSequential(layers) ? made : inItsOrder(made)) {
    const kind = snakeCase(className)
    const count = counts.get(kind) ?? 0
    counts.set(kind, count + 1)
    groups.set(name, count === 0 ? kind : `${kind}_${count}`)
  }
  return groups
}

/** `MaxPooling2D` is `max_pooling2d`. */
const snakeCase = (name: string) =>
  name
    .replace(/(.)([A-Z][a-z0-9]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()

function inItsOrder(made: readonly KerasLayer[]): readonly KerasLayer[] {
  const byName = new Map(made.map((layer) => [layer.name, layer]))
  const met = new Map<string, number>()
  /** Each after all that it is given. */
  const order: string[] = []
  const walk = (name: string) => {
    if (met.has(name)) return
    met.set(name, met.size)
    byName.get(name)?.inputs.forEach(walk)
    order.push(name)
  }
  walk(made.at(-1)?.name ?? IMAGE)
  const depths = new Map<string, number>()
  for (const name of order.toReversed()) {
    const depth = depths.get(name) ?? 0
    depths.set(name, depth)
    for (const input of byName.get(name)?.inputs ?? [])
      depths.set(input, Math.max(depth + 1, depths.get(input) ?? 0))
  }
  return made
    .filter(({ name }) => met.has(name))
    .toSorted(
      (a, b) =>
        (depths.get(b.name) ?? 0) - (depths.get(a.name) ?? 0) ||
        (met.get(a.name) ?? 0) - (met.get(b.name) ?? 0),
    )
}
