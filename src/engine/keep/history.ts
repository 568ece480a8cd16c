/** What is kept of a run, read back. Nothing is taken on trust: what is damaged is done without, and said. */
import type { KeptHistory, KeptReports, KeptRun, LogPart } from '../../domain/keptRun'
import type { Snapshot } from '../../domain/snapshot'
import type { WeightFiles } from './files'
import type { RunRows } from './rows'
import { checksumOf, unpackSnapshot } from './weightFile'

export interface Resumable extends KeptHistory {
  /** Weights to go on from; null for the initial ones. */
  readonly snapshot: Snapshot | null
  /** Steps that were logged beyond these weights, and are left out of the log. */
  readonly lost: number
}

/**
 * A run's log up to the newest weights that can be read, since what follows these is to be done again.
 * A run that failed has its whole log: it does not go on.
 */
export async function historyOf(
  run: KeptRun,
  { rows, files }: { readonly rows: RunRows; readonly files: WeightFiles },
): Promise<Resumable> {
  const [parts, reports, snapshot] = await Promise.all([
    rows.log(run.id),
    rows.reports(run.id),
    newestSnapshot(run, files),
  ])
  const whole = unbroken(parts)
  const step = run.state === 'failed' ? run.step : (snapshot?.step ?? 0)
  const kept = upTo(whole, step)
  const lost = whole.records.length - kept.records.length
  if (lost > 0) await rows.replaceLog(run.id, kept)
  const state = lost > 0 && run.state === 'finished' ? 'paused' : run.state
  return {
    run: { ...run, step: kept.records.length, state },
    ...kept,
    reports: reportsUpTo(reports, step),
    snapshot,
    lost,
  }
}

async function newestSnapshot({ weights }: KeptRun, files: WeightFiles): Promise<Snapshot | null> {
  for (const { file, step, bytes, checksum } of weights) {
    try {
      const content = await files.read(file)
      if (content.length !== bytes || checksumOf([content]) !== checksum) continue
      const snapshot = unpackSnapshot(content)
      if (snapshot.step === step) return snapshot
    } catch {
      // Gone or damaged: the one before may be whole.
    }
  }
  return null
}

/** Parts as one, up to where a step is missing. */
function unbroken(parts: readonly LogPart[]): LogPart {
  const records = parts.flatMap((part) => part.records)
  const gap = records.findIndex(({ step }, i) => step !== i + 1)
  const whole = { records, evaluations: parts.flatMap((part) => part.evaluations) }
  return gap === -1 ? whole : upTo(whole, gap)
}

const upTo = ({ records, evaluations }: LogPart, last: number): LogPart => ({
  records: records.slice(0, last),
  evaluations: evaluations.filter(({ record }) => record.step <= last),
})

const reportsUpTo = (reports: KeptReports, last: number): KeptReports => ({
  ...reports,
  evaluation: reports.evaluation && reports.evaluation.step <= last ? reports.evaluation : null,
  judgement: reports.judgement && reports.judgement.step <= last ? reports.judgement : null,
})
