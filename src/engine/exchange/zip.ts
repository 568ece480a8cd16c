/** Zips in memory. Their entries are dated alike, so that equal contents make equal files. */
import {
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js'
import type { Bytes } from './format'

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
