import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { personFolders } from '../../../e2e/support/photos/sets'
import { DEFAULT_INTAKE } from '../../domain/intake'
import { exportZip } from '../intake/exportZip'
import { encodeBySharp } from '../intake/sharpDecoder'
import { readPhotos } from '../node'

const read = (path: string, side = 64) =>
  readPhotos(path, { ...DEFAULT_INTAKE, side }, () => undefined)
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'photos-'))
  for (const { path, bytes } of await personFolders({ people: 4, photos: 3 }, 'choir')) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
})
afterAll(() => rm(folder, { recursive: true }))

it('reads a folder as the page does: who is who by its folders, whatever lies around it', async () => {
  await writeFile(join(folder, 'choir', 'notes.txt'), 'sopranos first')
  const { data, rows } = await read(join(folder, 'choir'))
  expect(data?.set).toMatchObject({ name: 'choir', side: 64 })
  expect(data?.set.identities).toHaveLength(4)
  expect(data?.set.paths).toHaveLength(12)
  expect(rows[0]).toMatchObject({ path: 'choir/notes.txt', status: 'ignored' })
})

it('reads what the page exports back to the very pixels', async () => {
  const { data } = await read(join(folder, 'choir'), 32)
  if (data === null) throw new Error('nothing was read')
  const zip = await exportZip(data.set, data.pixels, encodeBySharp, () => undefined)
  await writeFile(join(folder, 'choir.zip'), await bytesOf(zip))
  const again = await read(join(folder, 'choir.zip'), 32)
  expect(again.data?.set.name).toBe('choir')
  expect(again.data?.set.identities).toEqual(data.set.identities)
  expect(again.data && (await bytesOf(again.data.pixels))).toEqual(await bytesOf(data.pixels))
})

it('finds nobody where there is no photo, and rejects where there is nothing', async () => {
  await mkdir(join(folder, 'empty'))
  expect(await read(join(folder, 'empty'))).toMatchObject({ data: null, files: 0 })
  await expect(read(join(folder, 'nowhere'))).rejects.toThrow('no such file')
})
