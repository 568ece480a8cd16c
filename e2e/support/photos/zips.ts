/** Zips, good ones and traps. */
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { sample, type SampleFile } from './files'

export async function zipOf(
  path: string,
  files: readonly SampleFile[],
  { password, level }: { password?: string; level?: number } = {},
): Promise<SampleFile> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false })
  const options = { ...(password ? { password } : {}), ...(level === undefined ? {} : { level }) }
  for (const file of files) await zip.add(file.path, new Uint8ArrayReader(file.bytes), options)
  return sample(path, await zip.close())
}

/** Good photos and, among them, an entry of 60 MB of zeros, packed into some 60 kB. */
export const zipBomb = (path: string, good: readonly SampleFile[]) =>
  zipOf(path, [...good, sample('bomb/zeros.png', Buffer.alloc(40_000_000))])

/** An entry that says that it unpacks to 1,000 bytes and gives more. */
export async function understatedZip(path: string, entry: SampleFile): Promise<SampleFile> {
  const { bytes } = await zipOf(path, [entry])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(entry.bytes.length)
  const lie = Buffer.alloc(4)
  lie.writeUInt32LE(1000)
  for (let at = bytes.indexOf(size); at >= 0; at = bytes.indexOf(size, at + 4)) lie.copy(bytes, at)
  return { path, bytes }
}

/** Good photos and one whose path would lie outside the folder that the zip is unpacked to. */
export const unsafeZip = (path: string, good: readonly SampleFile[], bad: SampleFile) =>
  zipOf(path, [...good, { ...bad, path: `../../${bad.path}` }])

export async function nestedZip(path: string, good: readonly SampleFile[]): Promise<SampleFile> {
  return zipOf(path, [...good, await zipOf('inner.zip', good)])
}

/** Good photos, and one under a password. */
export async function encryptedZip(
  path: string,
  good: readonly SampleFile[],
  secret: SampleFile,
): Promise<SampleFile> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false })
  for (const file of good) await zip.add(file.path, new Uint8ArrayReader(file.bytes))
  await zip.add(secret.path, new Uint8ArrayReader(secret.bytes), { password: 'secret' })
  await zip.add('README.txt', new TextReader('Photos, one of them secret.'))
  return sample(path, await zip.close())
}
