import { sameValue, type ConfigPatch, type FieldId, type RunConfig } from './config'
import type { Field } from './field'
import { FIELDS } from './fields'

/** The fields whose values differ and matter in at least one of the two runs. */
export function differences(a: RunConfig, b: RunConfig): readonly Field[] {
  return FIELDS.filter(
    (field) =>
      !sameValue(a[field.id], b[field.id]) &&
      (field.applies === undefined || field.applies(a) || field.applies(b)),
  )
}

/** A's RunConfig with one field set. */
export function withField(config: RunConfig, id: FieldId, value: unknown): RunConfig {
  return { ...config, [id]: value } as RunConfig
}

/** A patch with one field set or, for undefined, taken out. */
export function patchField(patch: ConfigPatch, id: FieldId, value: unknown): ConfigPatch {
  const next: Record<string, unknown> = { ...patch, [id]: value }
  if (value === undefined) delete next[id]
  return next as ConfigPatch
}

/**
 * Whether two runs differ in how long they may go on alone. Besides, whom a threshold is chosen on changes no
 * number of a run.
 */
export const onlyLimitDiffers = (a: RunConfig, b: RunConfig) =>
  sameValue(
    { ...a, steps: 0, epochs: 0, calibratePercent: 0 },
    { ...b, steps: 0, epochs: 0, calibratePercent: 0 },
  )
