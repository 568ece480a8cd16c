import { expect, it } from 'vitest'
import { ARCHIVES } from '../../../e2e/support/photos/archives'
import { readForTest } from './readForTest'

const byPath = (a: readonly [string, unknown], b: readonly [string, unknown]) =>
  a[0] < b[0] ? -1 : 1

it.each(ARCHIVES)('$name: its photos are read, and what is not is told', async (row) => {
  const { set, report } = await readForTest([await row.make()], { side: 8 })
  const isRead = (code: string) => ['read', 'lone_photo', 'near_duplicate'].includes(code)
  const told = report.rows
    .filter(({ code }) => !isRead(code))
    .map(({ path, message }) => [path, message] as const)
    .sort(byPath)
  expect(told).toEqual(
    [...row.told]
      .sort(byPath)
      .map(([path, message]) => [
        path,
        typeof message === 'string' ? message : expect.stringMatching(message),
      ]),
  )
  // A set's paths begin below the folder that all lie in.
  const paths = set?.paths ?? []
  expect(row.photos.map((photo, i) => photo.endsWith(paths[i] ?? '?'))).toEqual(
    paths.map(() => true),
  )
})
