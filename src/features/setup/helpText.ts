import type { RunConfig } from '../../domain/config'
import { helpOf, type Field } from '../../domain/field'

/** What a field does in the runs that show it, with the help of the options chosen there. */
export function helpText(field: Field, configs: readonly RunConfig[]): string {
  const helps = new Set(configs.map((config) => helpOf(field, config)))
  if (field.kind !== 'choice') return [...helps].join(' ')
  const values = configs.map((config) => config[field.id])
  const chosen = field.options.filter(({ value, help }) => help && values.includes(value))
  return [...helps, ...chosen.map(({ label, help }) => `${label}: ${help}`)].join(' ')
}
