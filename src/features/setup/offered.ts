import type { RunConfig } from '../../domain/config'
import type { ChoiceField } from '../../domain/field'
import type { PhotoSet } from '../../domain/photoSet'

/** The options of a choice that can work with these images, and the one that is chosen anyway. */
export function offered(
  field: ChoiceField,
  config: RunConfig,
  set: PhotoSet | null,
): ChoiceField['options'] {
  const needs = NEEDS[field.id]
  return field.options.filter(
    ({ value }) => value === config[field.id] || needs?.[value]?.(set) !== false,
  )
}

type Need = (set: PhotoSet | null) => boolean

const NEEDS: Partial<Record<ChoiceField['id'], Readonly<Record<string | number, Need>>>> = {
  pairs: { listed: (set) => set !== null && set.list !== null },
  split: { folds: (set) => (set?.list?.folds.length ?? 0) > 1 },
}
