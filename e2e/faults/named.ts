/** Whether a fix, or a cause by its name, is about the very setting that a fault has changed. */
import type { FieldId, RunConfig } from '../../src/domain/config'
import type { LayerSpec } from '../../src/domain/layers'
import { fieldOf } from '../../src/domain/fields'
import { changedFields } from './links'

/** Settings that a cause is about though its fixes change others. Causes that are not here go by their fixes. */
const ABOUT: Readonly<Record<string, readonly FieldId[]>> = {
  convention_inverted: ['convention', 'labels'],
  loss_broadcast: ['loss'],
  sigma_of_distance: ['head'],
  metric_upside_down: ['metric'],
  pair_of_itself: ['selfPairs'],
  root_at_zero: ['epsilon'],
  wrong_model: ['createModel'],
  imbalance: ['pairs'],
}

/**
 * Whether what is changed by a fix was changed by the fault: of a number, in the direction back; of
 * layers, the same property of the same kind of layer.
 */
export function namesSetting(
  base: RunConfig,
  fault: RunConfig,
  mended: RunConfig,
  cause: string | null,
): boolean {
  const changed = changedFields(base, fault)
  if ((ABOUT[cause ?? ''] ?? []).some((field) => changed.includes(field))) return true
  return changedFields(fault, mended).some(
    (field) => changed.includes(field) && leadsBack(field, base, fault, mended),
  )
}

function leadsBack(field: FieldId, base: RunConfig, fault: RunConfig, mended: RunConfig): boolean {
  if (field === 'layers') {
    const wrong = changedAspects(base.layers, fault.layers)
    return changedAspects(fault.layers, mended.layers).some((aspect) => wrong.includes(aspect))
  }
  if (fieldOf(field).kind !== 'number') return true
  const [from, to, back] = [fault, mended, base].map((config) => Number(config[field]))
  return Math.sign(Number(to) - Number(from)) === Math.sign(Number(back) - Number(from))
}

/** “dense.activation”: properties, by kind of layer, whose values are not the same in both. */
export function changedAspects(
  one: readonly LayerSpec[],
  other: readonly LayerSpec[],
): readonly string[] {
  const [a, b] = [aspectsOf(one), aspectsOf(other)]
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name))
}

function aspectsOf(layers: readonly LayerSpec[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const { kind, ...properties } of layers)
    for (const [name, value] of Object.entries({ there: 1, ...properties })) {
      const aspect = `${kind}.${name}`
      values.set(aspect, `${values.get(aspect) ?? ''}${String(value)},`)
    }
  return values
}
