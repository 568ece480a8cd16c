/**
 * Keeps one run as it goes: the log and reports in rows, weights in files. It hears what the run posts,
 * and is given a snapshot when it says that one is due. What is written is whole or not there: weights
 * go to the file that the row does not name, then the row comes to name it.
 */
import type { RunConfig } from '../../domain/config'
import {
  NO_LABEL,
  type KeepProblem,
  type Kept,
  type KeptReports,
  type KeptRun,
  type KeptState,
  type KeptWeights,
  type LoggedEvaluation,
} from '../../domain/keptRun'
import { bytesOf, measuresAfter, measuresOf } from '../../domain/keptRuns/measures'
import type { LayerReport } from '../../domain/reports'
import type { Snapshot } from '../../domain/snapshot'
import { recordOf, type StepRecord } from '../../domain/stepLog'
import type { Event, KeptAs } from '../protocol/run'
import type { WeightFiles } from './files'
import { historyOf, type Resumable } from './history'
import { TakenOver, type RunRows } from './rows'
import { checksumOf, packSnapshot } from './weightFile'

/** No run loses more steps than this, where keeping is cheap enough. */
export const KEEP_EVERY = 25
/** Nor more seconds, where steps are slow. */
const LONGEST = 10_000
/** Share of a run's time that keeping may cost; where it costs more, it is done less often. */
const LARGEST_SHARE = 0.02

type HeardEvent = Event extends infer E ? (E extends Event ? Omit<E, 'session'> : never) : never

export interface Recorder {
  /** What was kept, to go on from; null where nothing was. */
  readonly history: Resumable | null
  hear(event: HeardEvent): void
  /** Whether a snapshot is wanted after this step. */
  due(step: number): boolean
  /**
   * Keeps all that was heard, with the weights where they can be taken; no step may be under way.
   * Resolves once the run may go on, while the rows are still written. Never rejects: what went wrong
   * is in what `written` resolves to.
   */
  keep(
    state: KeptState,
    take: (() => Promise<Snapshot>) | null,
  ): Promise<{ readonly written: Promise<Kept> }>
  /** Resolves once all is written. */
  close(): Promise<void>
}

export interface RecorderHost {
  readonly rows: RunRows
  readonly files: WeightFiles
  /** Milliseconds since 1970. */
  date(): number
  /** Milliseconds on a clock that only goes forward. */
  now(): number
}

/** Begins to keep a run, or goes on with one that is kept under this id. */
export async function createRecorder(
  { id, owner }: KeptAs,
  config: RunConfig,
  { rows, files, date, now }: RecorderHost,
): Promise<Recorder> {
  const kept = await rows.own(id, owner)
  const history = kept && (await historyOf(kept, { rows, files }))
  let run: KeptRun = (history && { ...history.run, measured: measuresOf(history) }) ?? {
    version: 1,
    id,
    config,
    begun: date(),
    changed: date(),
    state: 'paused',
    step: 0,
    layers: [],
    closest: null,
    owner,
    bytes: 0,
    weights: [],
    label: NO_LABEL,
  }
  // There from the first, so that a run that is left before its first weights are kept begins again by itself.
  if (history === null)
    await rows.add({ run: { ...run, state: 'training' }, part: null, reports: {} })
  let records: StepRecord[] = []
  let evaluations: LoggedEvaluation[] = []
  let reports: Partial<KeptReports> = {}
  let layers: readonly LayerReport[] = run.layers
  let closest = run.closest
  let before = now()
  let cost = 0
  let costs: readonly number[] = []
  let tried = run.step
  let pending: Promise<unknown> = Promise.resolve()
  let ended = false

  const unchanged = (): Kept => ({ step: run.step, bytes: run.bytes, cost, problem: null })

  /** Writes weights to the file that is not the newest. */
  async function keepWeights(snapshot: Snapshot): Promise<readonly KeptWeights[]> {
    const newest = run.weights[0]
    if (newest?.step === snapshot.step) return run.weights
    const file = newest?.file === `${id}-0` ? `${id}-1` : `${id}-0`
    const parts = packSnapshot(snapshot)
    await files.write(file, parts)
    const bytes = parts.reduce((sum, { byteLength }) => sum + byteLength, 0)
    const written = { file, step: snapshot.step, bytes, checksum: checksumOf(parts) }
    return newest ? [written, newest] : [written]
  }

  return {
    history,
    hear(event) {
      switch (event.type) {
        case 'steps':
          records.push(...event.records)
          layers = event.layers
          closest = Math.min(closest ?? Infinity, event.closest)
          return
        case 'evaluation': {
          const { report, asLast } = event
          evaluations.push({ record: recordOf(report), asLast })
          reports = { ...reports, evaluation: report }
          return
        }
        case 'baselines':
          reports = { ...reports, baselines: event.baselines }
          return
        case 'judgement':
          reports = { ...reports, judgement: event.judgement }
          return
        case 'non_finite':
          reports = { ...reports, nonFinite: event.report }
          return
        default:
      }
    },
    due(step) {
      if (ended || step <= tried) return false
      const waited = now() - before
      if (waited < cost / LARGEST_SHARE) return false
      return step >= tried + KEEP_EVERY || waited >= LONGEST
    },
    async keep(state, take) {
      await pending
      if (ended) return { written: Promise.resolve(unchanged()) }
      const began = now()
      const [part, changed] = [{ records, evaluations }, reports]
      ;[records, evaluations, reports] = [[], [], {}]
      /** Puts back what was not written, to be written with what comes next. */
      const failed = (thrown: unknown): Kept => {
        records = [...part.records, ...records]
        evaluations = [...part.evaluations, ...evaluations]
        reports = { ...changed, ...reports }
        ended ||= thrown instanceof TakenOver
        return { ...unchanged(), problem: problemOf(thrown) }
      }
      const step = run.step + part.records.length
      let written: Promise<Kept>
      try {
        const weights = take === null ? run.weights : await keepWeights(await take())
        const measured = measuresAfter(run.measured, part, changed)
        const bytes = bytesOf(weights, measured)
        const at = { changed: date(), state, step }
        const next = { ...run, ...at, layers, closest, weights, bytes, measured }
        const isEmpty = part.records.length === 0 && part.evaluations.length === 0
        const adding = rows.add({ run: next, part: isEmpty ? null : part, reports: changed })
        written = adding.then(() => {
          run = next
          return unchanged()
        }, failed)
      } catch (thrown) {
        written = Promise.resolve(failed(thrown))
      }
      pending = written
      tried = step
      before = now()
      costs = [...costs.slice(-4), before - began]
      // The least of five: a disk that is busy for a moment is no measure of the rest.
      cost = Math.min(...costs)
      return { written }
    },
    async close() {
      await pending
      ended = true
      files.close()
      rows.close()
    },
  }
}

function problemOf(thrown: unknown): KeepProblem {
  if (thrown instanceof TakenOver) return { kind: 'taken_over', message: thrown.message }
  const name = thrown instanceof Error ? thrown.name : ''
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const isFull = name === 'QuotaExceededError' || /quota|no space/i.test(message)
  return { kind: isFull ? 'full' : 'unavailable', message }
}
