import {
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-native.js'

/** What is in a zip, by name. */
export async function filesIn(zip: Uint8Array): Promise<Record<string, Uint8Array>> {
  const entries = await new ZipReader(new Uint8ArrayReader(zip), {
    useWebWorkers: false,
  }).getEntries()
  const read = entries.map(async (entry) => {
    if (entry.directory) return []
    return [[entry.filename, await entry.getData(new Uint8ArrayWriter())] as const]
  })
  return Object.fromEntries((await Promise.all(read)).flat())
}
