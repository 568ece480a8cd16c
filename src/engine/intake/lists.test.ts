import { describe, expect, it } from 'vitest'
import type { FoundFile } from './foundFiles'
import { groupedBy } from './grouping/grouped'
import { findLists } from './lists'
import { resolveLists } from './resolveLists'
import { kindOf } from './paths'
import { createRows } from './rows'
import { FURTHER_LISTS } from './testFurtherLists'
import { FOLDERS, LISTS, type ListSample } from './testLists'

const stub = (path: string, content: string | Uint8Array<ArrayBuffer> = ''): FoundFile => ({
  path,
  shown: path,
  kind: kindOf(path),
  bytes: async () => (typeof content === 'string' ? new TextEncoder().encode(content) : content),
})

async function readList({ file, text, photos = FOLDERS, also = [] }: ListSample) {
  const rows = createRows()
  const images = photos.map((path) => stub(path))
  const files = [...images, stub(file, text), ...also.map(([path, content]) => stub(path, content))]
  const lists = await findLists(files, rows)
  const { names } = groupedBy(photos, lists.length > 0).ways[0]!
  const people = new Map(images.map((image, i) => [image, names[i] ?? null]))
  const found = resolveLists(lists, files, (each) => people.get(each) ?? null, rows)
  return { ...found, rows: rows.all().filter(({ code }) => code !== 'list_read') }
}

describe('a list', () => {
  it.each([...LISTS, ...FURTHER_LISTS].map((sample) => [sample.name, sample] as const))(
    'is read, or refused with what to do: %s',
    async (_, sample) => {
      const { same = '', folds = [], people = null, rows = [] } = sample.wanted
      const found = await readList(sample)
      const who = found.people?.people
      const named = who ? [who.size, new Set(who.values()).size] : null
      expect({
        rows: found.rows.map(({ code, message }, i) => [
          code,
          rows[i] && message.includes(rows[i][1]) ? rows[i][1] : message,
        ]),
        same: found.pairs.map((pair) => pair.same).join(''),
        folds: [...new Set(found.pairs.map(({ fold }) => fold))].filter((fold) => fold !== ''),
        people: named,
      }).toEqual({ rows, same, folds, people })
    },
  )
})
