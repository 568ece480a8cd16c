/**
 * The config table: one row a field. Controls, the link, A/B differences and messages are
 * derived from it; adding a choice is one option here and its file in the engine.
 */
import type { FieldId, RunConfig } from './config'
import type { Field, GroupId } from './field'
import { AUGMENTATION_FIELDS } from './fields/augmentation'
import { DATA_FIELDS } from './fields/data'
import { DISTANCE_FIELDS } from './fields/distance'
import { ENCODER_FIELDS } from './fields/encoder'
import { LOSS_FIELDS } from './fields/loss'
import { OPTIMIZER_FIELDS } from './fields/optimizer'
import { RUN_FIELDS } from './fields/run'

export const GROUPS: readonly { readonly id: GroupId; readonly label: string }[] = [
  { id: 'data', label: 'Data' },
  { id: 'augmentation', label: 'Augmentation' },
  { id: 'encoder', label: 'Encoder' },
  { id: 'distance', label: 'Distance and head' },
  { id: 'loss', label: 'Loss' },
  { id: 'optimizer', label: 'Optimiser' },
  { id: 'run', label: 'Run' },
]

export const FIELDS: readonly Field[] = [
  ...DATA_FIELDS,
  ...AUGMENTATION_FIELDS,
  ...ENCODER_FIELDS,
  ...DISTANCE_FIELDS,
  ...LOSS_FIELDS,
  ...OPTIMIZER_FIELDS,
  ...RUN_FIELDS,
]

const BY_ID = new Map(FIELDS.map((field) => [field.id, field]))

/** The row of a field; every FieldId has one (a test holds that). */
export function fieldOf(id: FieldId): Field {
  const field = BY_ID.get(id)
  if (field === undefined) throw new Error(`internal: no row for the field ${id}`)
  return field
}

/** Whether a field has any effect under a configuration. */
export const fieldMatters = (id: FieldId, config: RunConfig): boolean =>
  fieldOf(id).applies?.(config) ?? true
