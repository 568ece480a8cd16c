/**
 * Recordings kept on disk by their link, so that a run is trained once however often it is diagnosed.
 * A change of what the engine computes or reports is not noticed: `--fresh` forgets all.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { RunConfig } from '../../src/domain/config'
import { linkOf } from './links'
import { record, type Detail, type Recording } from './recording'

/** Of what a recording is made of; older ones are not read. */
const VERSION = 1

export interface Recordings {
  /** Null where it is not there and may not be trained. */
  of(config: RunConfig, detail: Detail): Promise<Recording | null>
}

/** @param trains whether what is not there is trained */
export function createRecordings(folder: string, trains: boolean): Recordings {
  const home = join(folder, `v${VERSION}`)
  const pathOf = (config: RunConfig, detail: Detail) =>
    join(
      home,
      `${createHash('sha256').update(linkOf(config)).digest('hex').slice(0, 24)}.${detail}`,
    )

  return {
    async of(config, detail) {
      const enough = detail === 'full' ? (['full'] as const) : (['slim', 'full'] as const)
      for (const each of enough) {
        const path = pathOf(config, each)
        if (existsSync(path)) return deserialize(gunzipSync(await readFile(path))) as Recording
      }
      if (!trains) return null
      const made = await record(config, detail)
      await mkdir(home, { recursive: true })
      const path = pathOf(config, detail)
      // Whole or not at all, also where the command is stopped or two processes write it.
      const draft = `${path}.${process.pid}`
      await writeFile(draft, gzipSync(serialize(made), { level: 1 }))
      await rename(draft, path)
      return made
    },
  }
}
