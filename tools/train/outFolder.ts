/** The folder that results are written to. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { RunId } from '../../src/domain/config'
import {
  EXCHANGE_FORMAT_IDS,
  EXCHANGE_FORMATS,
  type ExchangeFormat,
} from '../../src/domain/exchangeFormats'
import { onlyLimitDiffers } from '../../src/domain/differences'
import type { KeptRun } from '../../src/domain/keptRun'
import { cardMarkdown } from '../../src/domain/verifierCard'
import { keptIn, packSnapshot, writeVerifier } from '../../src/engine/node'
import { logCsv } from '../../src/state/exportLog'
import type { RunStart } from '../../src/state/runStore'
import { Misuse } from './options'
import { reasonOf } from './reasons'
import { jsonOf, verifierOf, type Trained } from './result'

export interface OutFolder {
  readonly kept: string
  /** What is kept of a run with these settings, to be gone on with; null for nothing. */
  keptOf(run: RunId, start: RunStart): Promise<KeptRun | null>
  write(trained: readonly Trained[], result: object): Promise<void>
}

/** @throws Misuse where it cannot be written, or holds what would be lost */
export async function openOut(
  path: string,
  resume: boolean,
  formats: readonly ExchangeFormat[],
): Promise<OutFolder> {
  const kept = join(path, 'kept')
  const cannot = (thrown: Error) => {
    throw new Misuse(`--out: “${path}” cannot be written. ${reasonOf(thrown)}`)
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
      await writeFile(join(path, 'result.json'), jsonOf(result)).catch(cannot)
      for (const each of trained) {
        const { run, network } = each
        const weights = join(path, `${run}.weights.bin`)
        const verifier = (format: ExchangeFormat) =>
          join(path, `${run}.verifier${EXCHANGE_FORMATS[format].ending}`)
        // Weights that are no longer the run’s would be taken for its own.
        const cardOf = (format: ExchangeFormat) => `${verifier(format)}.md`
        const gone = [weights, ...EXCHANGE_FORMAT_IDS.flatMap((id) => [verifier(id), cardOf(id)])]
        await Promise.all(gone.map((file) => rm(file, { force: true })))
        if (network === null) continue
        await writeFile(weights, packSnapshot(network.snapshot)).catch(cannot)
        const weighted = verifierOf(each, network)
        for (const format of formats) {
          await writeFile(verifier(format), await writeVerifier(format, weighted)).catch(cannot)
          const card = cardMarkdown(weighted.verifier, format, basename(verifier(format)))
          await writeFile(cardOf(format), card).catch(cannot)
        }
      }
    },
  }
}
