/** A person's photos from this disk, read as the page's intake reads them. */
import { openAsBlob } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { basename, join, relative, resolve, sep } from 'node:path'
import type { FileRow, IntakeOptions } from '../../domain/intake'
import type { SetPixels } from '../../domain/dataSource'
import { decodeBySharp } from '../intake/sharpDecoder'
import { readFiles } from '../intake/read'
import type { IntakeFile } from '../protocol/intake'

export interface ReadPhotos {
  /** Null where no photo could be read, or nobody is known to be on any. */
  readonly data: SetPixels | null
  /** What became of each file that was not simply read. */
  readonly rows: readonly FileRow[]
  readonly files: number
}

/**
 * @param path a folder, or a zip or tar of one
 * @throws Error of the system where the path cannot be read
 */
export async function readPhotos(
  path: string,
  options: IntakeOptions,
  onProgress: (stage: string, done: number, total: number) => void,
): Promise<ReadPhotos> {
  const files = await filesAt(resolve(path))
  const { set, pixels, report } = await readFiles({
    files,
    name: basename(resolve(path)).replace(/\.(zip|tar|tgz|tar\.gz)$/i, ''),
    options,
    decode: decodeBySharp,
    isCancelled: () => false,
    onProgress,
    now: () => performance.now(),
    nextTask: () => setImmediate(),
  })
  return { data: set && { set, pixels }, rows: report.rows, files: report.files }
}

/** With the folder's own name before each path, as a browser tells them; in the order of their paths. */
async function filesAt(path: string): Promise<readonly IntakeFile[]> {
  if (!(await stat(path)).isDirectory())
    return [{ path: basename(path), file: await openAsBlob(path) }]
  const found = await readdir(path, { recursive: true, withFileTypes: true })
  const paths = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
  const shown = (file: string) => join(basename(path), relative(path, file)).split(sep).join('/')
  return Promise.all(
    paths.map(async (file) => ({ path: shown(file), file: await openAsBlob(file) })),
  )
}
