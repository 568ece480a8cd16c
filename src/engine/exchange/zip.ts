/** Zips in memory. Their entries are dated alike, so that equal contents make equal files. */
import {
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js'
import { FileFault, type Bytes } from './format'

const OPTIONS = { useWebWorkers: false, extendedTimestamp: false } as const
/** The first day that a zip can name. */
const DATE = new Date(1980, 0, 1)

export async function zipOf(entries: Readonly<Record<string, Bytes>>): Promise<Bytes> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), OPTIONS)
  for (const [name, bytes] of Object.entries(entries))
    // Weights hardly pack, and Keras reads what lies unpacked soonest.
    await zip.add(name, new Uint8ArrayReader(bytes), { level: 0, lastModDate: DATE })
  return (await zip.close()) as Bytes
}

export const textBytes = (text: string): Bytes => new TextEncoder().encode(text)
export const jsonBytes = (value: unknown): Bytes => textBytes(JSON.stringify(value))

/** What is in a zip, by name. Throws FileFault. */
export async function filesIn(zip: Bytes): Promise<ReadonlyMap<string, Bytes>> {
  const files = new Map<string, Bytes>()
  try {
    const entries = await new ZipReader(new Uint8ArrayReader(zip), {
      useWebWorkers: false,
      checkSignature: true,
    }).getEntries()
    for (const entry of entries)
      if (!entry.directory)
        files.set(entry.filename, (await entry.getData(new Uint8ArrayWriter())) as Bytes)
  } catch {
    throw new FileFault('The zip is damaged or cut short: save or download it again.')
  }
  return files
}

export function jsonIn(files: ReadonlyMap<string, Bytes>, name: string): unknown {
  const bytes = files.get(name)
  if (bytes === undefined) throw new FileFault(`There is no ${name} in the zip.`)
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new FileFault(`${name} in the zip is no JSON: save or download it again.`)
  }
}
