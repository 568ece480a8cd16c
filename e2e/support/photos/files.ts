/** Sample files for journeys and tests: where each lies, and its bytes. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'

export interface SampleFile {
  /** `person/photo.jpg` */
  readonly path: string
  readonly bytes: Buffer<ArrayBuffer>
}

export const sample = (path: string, bytes: Uint8Array | string): SampleFile => ({
  path,
  bytes: Buffer.from(bytes as Uint8Array),
})

/** Writes files under a folder, for pickers of folders. */
export async function writeFiles(folder: string, files: readonly SampleFile[]): Promise<void> {
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.zip': 'application/zip',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.npy': 'application/octet-stream',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.bmp': 'image/bmp',
}

/** A file as Playwright gives it to a file input; folders in its path are lost there. */
export const payload = ({ path, bytes }: SampleFile) => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  mimeType: TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
  buffer: bytes,
})
