/** The folder that results are written to. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunId } from '../../src/domain/config'
import { onlyLimitDiffers } from '../../src/domain/differences'
import type { KeptRun } from '../../src/domain/keptRun'
import { keptIn, packSnapshot } from '../../src/engine/node'
import { logCsv } from '../../src/state/exportLog'
import type { RunStart } from '../../src/state/runStore'
import { Misuse } from './options'
import { jsonOf, type Trained } from './result'

export interface OutFolder {
  readonly kept: string
  /** What is kept of a run with these settings, to be gone on with; null for nothing. */
  keptOf(run: RunId, start: RunStart): Promise<KeptRun | null>
  write(trained: readonly Trained[], result: object): Promise<void>
}

/** @throws Misuse where it cannot be written, or holds what would be lost */
export async function openOut(path: string, resume: boolean): Promise<OutFolder> {
  const kept = join(path, 'kept')
  const cannot = (thrown: Error) => {
    throw new Misuse(`--out: “${path}” cannot be written. ${thrown.message}.`)
  }
  await mkdir(kept, { recursive: true }).catch(cannot)
  const runs = await Promise.all((['A', 'B'] as const).map((run) => keptIn(kept, run)))
  const isEmpty = runs.every((run) => run === null)
  if (!resume && !isEmpty)
    throw new Misuse(
      `“${path}” holds a run already. Add --resume to go on with it, or name another folder.`,
    )
  if (resume && isEmpty)
    throw new Misuse(`There is no run to go on with in “${path}”. Leave --resume out to begin one.`)
  return {
    kept,
    async keptOf(run, { config }) {
      const found = await keptIn(kept, run)
      if (found !== null && !onlyLimitDiffers(found.config, config))
        throw new Misuse(
          `Run ${run} in “${path}” has other settings than the link, so it cannot be gone on with. Give the link it began with; only the limit of steps may differ.`,
        )
      return found
    },
    async write(trained, result) {
      const logs = trained.map(({ run, view: { log } }) => ({ run, log }))
      await writeFile(join(path, 'log.csv'), logCsv(logs)).catch(cannot)
      await writeFile(join(path, 'result.json'), jsonOf(result))
      for (const { run, weights } of trained) {
        const file = join(path, `${run}.weights.bin`)
        // Weights that are no longer the run’s would be taken for its own.
        if (weights === null) await rm(file, { force: true })
        else await writeFile(file, Buffer.concat(packSnapshot(weights)))
      }
    },
  }
}
