/** Links of the catalogue: keys of the README joined by `&`, without the seed. */
import type { FieldId, RunConfig } from '../../src/domain/config'
import { sameValue } from '../../src/domain/config'
import { FIELDS } from '../../src/domain/fields'
import { readLink, writeLink } from '../../src/domain/link'

/** Keys with others in their place, or behind them. */
export function over(keys: string, changed: string): string {
  const all = new Map(pairsOf(keys))
  for (const [key, value] of pairsOf(changed)) all.set(key, value)
  return [...all].map(([key, value]) => `${key}=${value}`).join('&')
}

const pairsOf = (keys: string): readonly (readonly [string, string])[] =>
  keys === ''
    ? []
    : keys.split('&').map((part) => {
        const at = part.indexOf('=')
        return [part.slice(0, at), part.slice(at + 1)]
      })

export const keysIn = (keys: string): readonly string[] => pairsOf(keys).map(([key]) => key)

/** The RunConfig of keys under a seed. Throws where the page would ignore any of them. */
export function configOf(keys: string, seed: number): RunConfig {
  const { setup, ignored } = readLink(`${keys}&seed=${seed}`)
  if (ignored.length > 0) throw new Error(`${keys}: ${ignored.join(' ')}`)
  return setup.a
}

/** The shortest link of a RunConfig: equal for equal RunConfigs. */
export const linkOf = (config: RunConfig): string =>
  writeLink({ caseId: null, a: config, b: {}, compare: false })

/** The fields in which two RunConfigs differ. */
export const changedFields = (one: RunConfig, other: RunConfig): readonly FieldId[] =>
  FIELDS.map(({ id }) => id).filter((id) => !sameValue(one[id], other[id]))
