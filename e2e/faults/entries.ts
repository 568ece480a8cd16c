/** What is trained and diagnosed: the catalogue, or faults and set-ups of somebody else's. */
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { FAULTS, HEALTHY, MISREAD } from './catalogue'
import { over } from './links'
import type { Options } from './options'
import type { Asked } from './result'

export type Entry = Pick<Asked, 'id' | 'kind' | 'keys' | 'base'>

/** What a file must hold at least: docs/diagnosis.json has more. */
const SetUp = v.object({ id: v.string(), link: v.string() })
const File = v.object({
  faults: v.optional(v.array(v.object({ ...SetUp.entries, base: v.string() })), []),
  healthy: v.optional(v.array(SetUp), []),
  misread: v.optional(v.array(SetUp), []),
})

export async function entriesOf({ kinds, only, from }: Options): Promise<readonly Entry[]> {
  const all = from === null ? catalogue() : entriesIn(await readFile(from, 'utf8'))
  return all.filter(({ id, kind }) => kinds.includes(kind) && id.includes(only))
}

const catalogue = (): readonly Entry[] => [
  ...FAULTS.map(({ id, base, fault }) => ({
    ...{ id, base, kind: 'fault' as const },
    keys: over(base, fault),
  })),
  ...HEALTHY.map(({ id, keys }) => ({ id, keys, base: null, kind: 'healthy' as const })),
  ...MISREAD.map(({ id, keys }) => ({ id, keys, base: null, kind: 'misread' as const })),
]

/** Entries of a file's text. Throws where it is not of that form. */
export function entriesIn(text: string): readonly Entry[] {
  const { faults, healthy, misread } = v.parse(File, JSON.parse(text))
  const keysOf = (link: string) => link.replace(/^#/, '')
  const entry = (kind: Entry['kind'], id: string, link: string, base: string | null): Entry => ({
    ...{ id, kind },
    keys: keysOf(link),
    base: base === null ? null : keysOf(base),
  })
  return [
    ...faults.map(({ id, link, base }) => entry('fault', id, link, base)),
    ...healthy.map(({ id, link }) => entry('healthy', id, link, null)),
    ...misread.map(({ id, link }) => entry('misread', id, link, null)),
  ]
}
