/** resvg's binary as tests have it: from disk, where no page serves it. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

export async function binaryFromDisk(): Promise<Uint8Array<ArrayBuffer>> {
  const path = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')
  return new Uint8Array(await readFile(path))
}
