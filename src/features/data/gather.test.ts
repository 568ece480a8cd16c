import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../domain/intake'
import { gatherFiles, gatherFolder, gatherTransfer } from './gather'

const FILE = new File(['x'], 'x.jpg')

/** A folder as a browser gives it: a hundred entries at a time. */
function folder(path: string, inner: readonly object[]) {
  const createReader = () => {
    let at = 0
    return {
      readEntries: (take: (part: readonly object[]) => void) => {
        take(inner.slice(at, at + 100))
        at += 100
      },
    }
  }
  return { isFile: false, isDirectory: true, fullPath: path, createReader }
}
const entry = (path: string, locked = false) => ({
  isFile: true,
  isDirectory: false,
  fullPath: path,
  file: (take: (file: File) => void, refuse: (error: Error) => void) =>
    locked ? refuse(new Error('locked')) : take(FILE),
})
const transfer = (...roots: readonly object[]) =>
  ({
    items: roots.map((root) => ({
      kind: 'file',
      webkitGetAsEntry: () => (root instanceof File ? null : root),
      getAsFile: () => root,
    })),
  }) as unknown as DataTransfer

const never = new AbortController().signal
const nobody = () => undefined

describe('gatherTransfer', () => {
  it('looks through folders, however deep and full, and tells how many it found', async () => {
    const many = Array.from({ length: 250 }, (_, i) => entry(`/lfw/Ada/${i}.jpg`))
    const found: number[] = []
    const { files } = await gatherTransfer(
      transfer(folder('/lfw', [folder('/lfw/Ada', many), entry('/lfw/pairs.txt')])),
    )((count) => found.push(count), never)
    expect(files).toHaveLength(251)
    expect(files.map(({ path }) => path)).toContain('lfw/Ada/249.jpg')
    expect(found.at(-1)).toBe(251)
    expect(found.length).toBeGreaterThan(3)
  })

  it('takes several at once, and plain files where there are no entries', async () => {
    const { files } = await gatherTransfer(
      transfer(entry('/a_01.jpg'), new File(['x'], 'b_01.jpg')),
    )(nobody, never)
    expect(files.map(({ path }) => path)).toEqual(['a_01.jpg', 'b_01.jpg'])
  })

  it('names what the browser could not open, and reads on', async () => {
    const { files, unopened } = await gatherTransfer(
      transfer(folder('/x', [entry('/x/1.jpg', true), entry('/x/2.jpg')])),
    )(nobody, never)
    expect(files).toHaveLength(1)
    expect(unopened).toEqual(['x/1.jpg (locked)'])
  })

  it('stops when told to, and soon after more than may be brought', async () => {
    const many = (path: string) => Array.from({ length: 30_000 }, (_, i) => entry(`${path}${i}`))
    const roots = [folder('/a', many('/a/')), folder('/b', many('/b/'))]
    const { files } = await gatherTransfer(transfer(...roots))(nobody, never)
    expect(files.length).toBeGreaterThan(LIMITS.files)
    expect(files.length).toBeLessThan(LIMITS.files + 200)
    const stopped = await gatherTransfer(transfer(...roots))(nobody, AbortSignal.abort())
    expect(stopped.files).toEqual([])
  })
})

it('knows where in a picked folder each file lay', async () => {
  const picked = Object.defineProperty(new File(['x'], '1.jpg'), 'webkitRelativePath', {
    value: 'lfw/Ada/1.jpg',
  })
  const { files } = await gatherFiles([picked, new File(['y'], '2.jpg')])(nobody, never)
  expect(files.map(({ path }) => path)).toEqual(['lfw/Ada/1.jpg', '2.jpg'])
})

it('looks through a folder that was picked by its handle', async () => {
  const fileHandle = (name: string) => ({ kind: 'file', name, getFile: async () => FILE })
  const folderHandle = (name: string, inner: readonly object[]) => ({
    kind: 'directory',
    name,
    values: async function* () {
      yield* inner
    },
  })
  const many = Array.from({ length: 250 }, (_, i) => fileHandle(`${i}.jpg`))
  const root = folderHandle('lfw', [folderHandle('Ada', many), fileHandle('pairs.txt')])
  const gather = gatherFolder(root as unknown as FileSystemDirectoryHandle)
  const { files } = await gather(nobody, never)
  expect(files).toHaveLength(251)
  expect(files.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['lfw/pairs.txt', 'lfw/Ada/0.jpg', 'lfw/Ada/249.jpg']),
  )
})
