/** What is kept of a run, read back. Nothing is taken on trust: what is damaged is done without, and said. */
import {
  weightFilesOf,
  type KeptHistory,
  type KeptReports,
  type KeptRun,
  type KeptWeights,
  type LogPart,
} from '../../domain/keptRun'
import type { Snapshot } from '../../domain/snapshot'
import type { WeightFiles } from './files'
import type { RunRows } from './rows'
import { unpackContents, type ReadContents } from './weightFile'

export interface KeptStorage {
  readonly rows: RunRows
  readonly files: WeightFiles
}

export interface Resumable extends KeptHistory {
  /** Weights to go on from; null for the initial ones. */
  readonly snapshot: Snapshot | null
  /** Steps that were logged beyond these weights, and are left out of the log. */
  readonly lost: number
}

/** A run as its rows and files have it together. */
export interface WholeRun extends Resumable {
  /** Steps and evaluations of the log that files have and no row. */
  readonly unwritten: LogPart
  /** Its files of weights that can be read, newest first, none newer than the run. */
  readonly weights: readonly FoundWeights[]
}

export interface FoundWeights extends KeptWeights {
  /** Without what the file may hold beyond its end. */
  readonly content: Uint8Array<ArrayBuffer>
}

interface Found {
  readonly weights: FoundWeights
  readonly contents: ReadContents
}

/**
 * A run’s log up to the newest weights that can be read, since what follows these is to be done again.
 * A run that failed has its whole log: it does not go on.
 */
export async function wholeRunOf(run: KeptRun, { rows, files }: KeptStorage): Promise<WholeRun> {
  const [parts, reports, found] = await Promise.all([
    rows.log(run.id),
    rows.reports(run.id),
    filesFound(run, files),
  ])
  const written = unbroken(parts)
  const hasFailed = run.state === 'failed'
  const newest = found.find(({ contents: { snapshot, tail } }) => {
    const { records } = hasFailed ? written : joined(written, tail)
    return snapshot.step <= (hasFailed ? run.step : records.length)
  })
  const snapshot = newest?.contents.snapshot ?? null
  const whole = newest && !hasFailed ? joined(written, newest.contents.tail) : written
  const step = hasFailed ? written.records.length : (snapshot?.step ?? 0)
  const kept = upTo(whole, step)
  const logged = parts.reduce((sum, { records }) => sum + records.length, 0)
  const lost = Math.max(0, logged - step)
  const state = lost > 0 && run.state === 'finished' ? 'paused' : run.state
  const isAhead = newest !== undefined && step > run.step
  const { layers, closest } = isAhead ? newest.contents : run
  return {
    run: { ...run, step, state, layers, closest },
    ...kept,
    reports: reportsUpTo(reports, step),
    snapshot,
    lost,
    unwritten: beyond(kept, upTo(written, step)),
    weights: found.map(({ weights }) => weights).filter((each) => each.step <= step),
  }
}

/** Files that are whole and the run’s, newest first. */
async function filesFound(run: KeptRun, files: WeightFiles): Promise<readonly Found[]> {
  const found = await Promise.all(weightFilesOf(run.id).map((file) => fileFound(file, run, files)))
  return found.filter((each) => each !== null).toSorted((a, b) => b.weights.step - a.weights.step)
}

/** Null for one that is gone, damaged, or goes ahead of rows that its page did not write. */
async function fileFound(file: string, run: KeptRun, files: WeightFiles): Promise<Found | null> {
  try {
    const content = await files.read(file)
    const contents = unpackContents(content)
    const { step } = contents.snapshot
    const { checksum, owner, isChecked, length } = contents
    const named = run.weights.find((each) => each.file === file)
    const isNamed = named?.checksum === checksum && named.step === step
    const isOwn = owner === run.owner || owner === run.earlierOwner
    if (!isNamed && !(isChecked && (isOwn || step <= run.step))) return null
    return {
      weights: {
        file,
        step,
        bytes: content.length,
        checksum,
        content: content.subarray(0, length),
      },
      contents,
    }
  } catch {
    // Gone or damaged: the one before may be whole.
    return null
  }
}

/** Parts as one, up to where a step is missing. */
function unbroken(parts: readonly LogPart[]): LogPart {
  const records = parts.flatMap((part) => part.records)
  const gap = records.findIndex(({ step }, i) => step !== i + 1)
  const whole = { records, evaluations: parts.flatMap((part) => part.evaluations) }
  return gap === -1 ? whole : upTo(whole, gap)
}

/** A log and what a file adds to it, which may begin before the log ends; the log alone where steps lack between. */
function joined(log: LogPart, tail: LogPart): LogPart {
  const next = log.records.length + 1
  const records = tail.records.filter(({ step }) => step >= next)
  if (records.some(({ step }, i) => step !== next + i)) return log
  const last = log.evaluations.at(-1)?.record.step ?? 0
  const evaluations = tail.evaluations.filter(({ record }) => record.step > last)
  return {
    records: [...log.records, ...records],
    evaluations: [...log.evaluations, ...evaluations],
  }
}

const upTo = ({ records, evaluations }: LogPart, last: number): LogPart => ({
  records: records.slice(0, last),
  evaluations: evaluations.filter(({ record }) => record.step <= last),
})

const beyond = (whole: LogPart, written: LogPart): LogPart => ({
  records: whole.records.slice(written.records.length),
  evaluations: whole.evaluations.slice(written.evaluations.length),
})

const reportsUpTo = (reports: KeptReports, last: number): KeptReports => ({
  ...reports,
  evaluation: reports.evaluation && reports.evaluation.step <= last ? reports.evaluation : null,
  judgement: reports.judgement && reports.judgement.step <= last ? reports.judgement : null,
})
