import { expect, it } from 'vitest'
import { sample } from '../../../e2e/support/photos/files'
import { REFUSED } from '../../../e2e/support/photos/refusedPictures'
import { readForTest } from './readForTest'

it.each(REFUSED)('$name is refused, with what it is and what to do', async (row) => {
  const path = `ada/${row.name}`
  const { report } = await readForTest([sample(path, await row.make())])
  expect(report.rows.map(({ code, message }) => ({ code, message }))).toEqual([
    { code: row.code, message: row.message },
  ])
  expect([report.files, report.rows[0]!.path]).toEqual([1, path])
})
