/**
 * Keeps one run as it goes. It hears what the run posts, and is given a snapshot when it says that one is due.
 * Every few steps a file comes to hold the weights and what the log has since the rows: it is whole or not
 * there, and the one before stays beside it. Rows, which take longer, follow every few seconds, and at
 * once where the run rests.
 */
import type { RunConfig } from '../../domain/config'
import {
  NO_LABEL,
  weightFilesOf,
  type KeepProblem,
  type Kept,
  type KeptReports,
  type KeptRun,
  type KeptState,
  type LogPart,
} from '../../domain/keptRun'
import { bytesOf, measuresAfter, measuresOf } from '../../domain/keptRuns/measures'
import type { Snapshot } from '../../domain/snapshot'
import { recordOf } from '../../domain/stepLog'
import type { Event, KeptAs } from '../protocol/run'
import { isFull, unlessFull } from './files'
import { wholeRunOf, type KeptStorage, type Resumable, type WholeRun } from './history'
import { inTime } from './inTime'
import { TakenOver } from './rows'
import { checksumIn, createPacker } from './weightFile'

/** No run loses more steps than this, where keeping is cheap enough. */
export const KEEP_EVERY = 25
/** Nor more seconds, where steps are slow. */
const LONGEST = 10_000
/** Milliseconds between two writings of rows while a run trains: each takes as long as several of its files. */
const ROWS_EVERY = 2_000
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
   * Keeps all that was heard, with the weights where they can be taken; no step may be under way. Resolves once
   * the run may go on, while rows may still be written. Never rejects: what went wrong is in what
   * `written` resolves to, null where only a file was written and there is nothing new to tell.
   * @param rests whether rows are wanted at once
   */
  keep(
    state: KeptState,
    take: (() => Promise<Snapshot>) | null,
    rests: boolean,
  ): Promise<{ readonly written: Promise<Kept | null> }>
  /** Resolves once all is written. */
  close(): Promise<void>
}

export interface RecorderHost extends KeptStorage {
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
  const kept = await inTime(rows.own(id, owner))
  const names = weightFilesOf(id)
  await files.ready(names)
  const found = kept && (await wholeRunOf(kept, { rows, files }))
  /** As its row has it. */
  let run: KeptRun = found === null ? begun() : rowOf(found)
  /** What the rows lack. */
  let unwritten: LogPart = found?.unwritten ?? { records: [], evaluations: [] }
  let reports: Partial<KeptReports> = {}
  let { layers, closest, weights } = found === null ? run : { ...found.run, weights: run.weights }
  const pack = createPacker()
  /** Whether the file of this name has been written here. */
  const made = new Set<string>()
  let before = now()
  let cost = 0
  let costs: readonly number[] = []
  let tried = stepNow()
  let rowsAt = -Infinity
  let problem: KeepProblem | null = null
  let pending: Promise<unknown> = Promise.resolve()
  let ended = false

  function begun(): KeptRun {
    return {
      version: 1,
      id,
      config,
      begun: date(),
      changed: date(),
      state: 'training',
      step: 0,
      layers: [],
      closest: null,
      owner,
      bytes: 0,
      weights: [],
      label: NO_LABEL,
    }
  }

  function stepNow() {
    return run.step + unwritten.records.length
  }

  const toldNow = (): Kept => ({
    step: Math.max(run.step, weights[0]?.step ?? 0),
    bytes: run.bytes,
    cost,
    problem,
  })

  /** Writes the file that is not the newest. */
  async function keepWeights(snapshot: Snapshot, cut: boolean): Promise<void> {
    const newest = weights[0]
    if (newest?.step === snapshot.step) return
    const file = newest?.file === names[0] ? names[1] : names[0]
    const packed = pack({ snapshot, owner, tail: unwritten, layers, closest })
    const bytes = await files.write(file, packed, cut)
    const written = { file, step: snapshot.step, bytes, checksum: checksumIn(packed) }
    weights = newest ? [written, newest] : [written]
    made.add(file)
  }

  /** Writes what the rows lack. Never rejects. */
  async function keepRows(state: KeptState): Promise<void> {
    const [part, changed] = [unwritten, reports]
    reports = {}
    const measured = measuresAfter(run.measured, part, changed)
    const at = { changed: date(), state, step: stepNow() }
    const bytes = bytesOf(weights, measured)
    const next = { ...run, ...at, layers, closest, weights, bytes, measured }
    const isEmpty = part.records.length === 0 && part.evaluations.length === 0
    try {
      await rows.add({ run: next, part: isEmpty ? null : part, reports: changed })
      run = next
      unwritten = {
        records: unwritten.records.slice(part.records.length),
        evaluations: unwritten.evaluations.slice(part.evaluations.length),
      }
      problem = null
    } catch (thrown) {
      reports = { ...changed, ...reports }
      failed(thrown)
    }
  }

  function failed(thrown: unknown) {
    ended ||= thrown instanceof TakenOver
    problem = problemOf(thrown)
  }

  // There from the first, so that a run that is left before its first weights are kept begins again by itself.
  // What files alone had of one that is gone on with is its new owner's only once rows have it.
  await rows
    .add({ run, part: null, reports: {} })
    // There may be room by the time that there are weights to keep.
    .catch(unlessFull)
  if (found !== null && found.lost > 0) {
    const { records, evaluations } = found
    await rows.replaceLog(id, { records, evaluations })
  }
  if (unwritten.records.length > 0) await keepRows(run.state)

  return {
    history: found,
    hear(event) {
      switch (event.type) {
        case 'steps':
          unwritten = { ...unwritten, records: [...unwritten.records, ...event.records] }
          layers = event.layers
          closest = Math.min(closest ?? Infinity, event.closest)
          return
        case 'evaluation': {
          const { report, asLast } = event
          const evaluation = { record: recordOf(report), asLast }
          unwritten = { ...unwritten, evaluations: [...unwritten.evaluations, evaluation] }
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
    async keep(state, take, rests) {
      const wantsRows = rests || state !== run.state || now() - rowsAt >= ROWS_EVERY
      // What they are of is what was heard until then, so that weights and log belong together.
      if (wantsRows) await pending
      if (ended) return { written: Promise.resolve(null) }
      const began = now()
      const wasMade = made.size === names.length
      let isWritten = true
      try {
        if (take !== null) await keepWeights(await take(), rests)
      } catch (thrown) {
        isWritten = false
        failed(thrown)
      }
      tried = stepNow()
      before = now()
      // The first writing of each file makes room for it, which is done once and is no measure of the rest.
      if (wasMade) costs = [...costs.slice(-4), before - began]
      // The least of five: nor is a disk that is busy for a moment.
      cost = costs.length === 0 ? 0 : Math.min(...costs)
      if (!isWritten) return { written: Promise.resolve(toldNow()) }
      if (!wantsRows) return { written: Promise.resolve(null) }
      rowsAt = before
      pending = keepRows(state)
      return { written: pending.then(toldNow) }
    },
    async close() {
      await pending
      ended = true
      files.close()
      rows.close()
    },
  }
}

/** The row of a run that is gone on with, as far as rows have its log. */
function rowOf({ run, records, evaluations, reports, unwritten, weights }: WholeRun): KeptRun {
  const { earlierOwner: _, ...own } = run
  const written = records.slice(0, records.length - unwritten.records.length)
  const judged = evaluations.slice(0, evaluations.length - unwritten.evaluations.length)
  const measured = measuresOf({ records: written, evaluations: judged, reports })
  const named = weights.map(({ content: _content, ...each }) => each)
  return { ...own, step: written.length, weights: named, bytes: bytesOf(named, measured), measured }
}

/** What became of an attempt to keep a run. */
export function problemOf(thrown: unknown): KeepProblem {
  if (thrown instanceof TakenOver) return { kind: 'taken_over', message: thrown.message }
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return { kind: isFull(thrown) ? 'full' : 'unavailable', message }
}
