import { DEFAULT_CONFIG, sameValue, type FieldId, type RunConfig } from '../../domain/config'
import { SOURCES } from '../../domain/choices/sources'
import { FIELDS } from '../../domain/fields'
import { formatValue, type Field } from '../../domain/field'
import type { Cause } from '../cause'

/**
 * Any other setting that departs from a set-up that is known to learn, the page's default. Nothing
 * speaks for it but that it differs: it is tried when all else has been.
 */
export const departure: Cause = {
  weigh: ({ config, outcome }) =>
    outcome === 'by_heart' || departures(config).length === 0 ? 0 : 0.035,
  why: ({ config }) => {
    const labels = departures(config).map(({ label }) => label)
    return `It departs from the page’s own set-up, which learns, in: ${labels.join(', ')}.`
  },
  remedies: ({ config }) =>
    departures(config).map((field) => ({
      label: `${field.label}: ${formatValue(field, usualValue(config, field.id))}`,
      patch: { [field.id]: usualValue(config, field.id) },
    })),
}

/** What says which images, how long, and where it is computed is no fault. */
const NOT_TRIED: ReadonlySet<FieldId> = new Set<FieldId>([
  'data',
  'set',
  'split',
  'heldOutPercent',
  'calibratePercent',
  'fold',
  'size',
  'channels',
  'encoder',
  'layers',
  'steps',
  'epochs',
  'seed',
  'backend',
  'learningRate',
  'metric',
])

const usualValue = (config: RunConfig, id: FieldId) =>
  ({ ...DEFAULT_CONFIG, ...SOURCES[config.data].input })[id]

const departures = (config: RunConfig): readonly Field[] =>
  FIELDS.filter(
    (field) =>
      !NOT_TRIED.has(field.id) &&
      (field.applies?.(config) ?? true) &&
      !sameValue(config[field.id], usualValue(config, field.id)),
  )
