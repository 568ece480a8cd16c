/** Rows of the table for what choices can be set to, as their own files say it. */
import type { Choices } from '../choices/choice'
import type { FieldId, RunConfig } from '../config'
import type { Field, GroupId } from '../field'

/**
 * A row for each setting that a choice of this kind has, in the order of the choices; settings that
 * several share have one, whose help is that of the choice at hand.
 * @param chosen the field that says which is chosen
 * @param matters whether what is chosen has any effect at all; always where absent
 */
export function ownRows(
  chosen: FieldId,
  choices: Choices,
  group: GroupId,
  matters: (config: RunConfig) => boolean = () => true,
): readonly Field[] {
  const own = (config: RunConfig, id: string) => choices[String(config[chosen])]?.fields[id]
  const rows = new Map<string, Field>()
  for (const { fields } of Object.values(choices))
    for (const [id, { default: initial, applies, under, ...field }] of Object.entries(fields)) {
      if (rows.has(id)) continue
      const row: Field = {
        ...field,
        id: id as FieldId,
        group,
        helpFor: (config) => own(config, id)?.help ?? field.help,
        applies(config) {
          const found = own(config, id)
          if (found === undefined || !matters(config)) return false
          // A choice's own settings are part of every RunConfig.
          return found.applies?.(config as never) ?? true
        },
      }
      put(rows, id, row, under)
    }
  return [...rows.values()]
}

/** Puts a row at the end, or under another. */
function put(rows: Map<string, Field>, id: string, row: Field, under: string | undefined): void {
  const after = [...rows.keys()].indexOf(under ?? '') + 1
  const below = after === 0 ? [] : [...rows].slice(after)
  for (const [other] of below) rows.delete(other)
  rows.set(id, row)
  for (const [other, each] of below) rows.set(other, each)
}
