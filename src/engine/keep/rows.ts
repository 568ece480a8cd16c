/**
 * Rows of kept runs in IndexedDB. A Worker writes those of its run, the page reads and removes them;
 * weights lie beside them in files of their own (`files.ts`), since IndexedDB takes a hundred times as
 * long for these.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { DEFAULT_CONFIG } from '../../domain/config'
import type { KeptOutcome, KeptReports, KeptRun, LogPart, RunLabel } from '../../domain/keptRun'
import { RUNS_DATABASE } from './database'
import { inTime } from './inTime'
import { isLogPart, isRow, readReport } from './schemas'

interface Schema extends DBSchema {
  runs: { key: string; value: KeptRun }
  reports: { key: [run: string, kind: keyof KeptReports]; value: unknown }
  /** By run and the first step of the part. */
  log: { key: [run: string, step: number]; value: LogPart }
}
const VERSION = 1

/** What is written at once: all of it, or nothing. */
export interface Addition {
  readonly run: KeptRun
  readonly part: LogPart | null
  /** Those that have changed. */
  readonly reports: Partial<KeptReports>
}

export interface AllRuns {
  readonly runs: readonly KeptRun[]
  /** Rows that are none of this version of the page. */
  readonly damaged: number
}

export interface RunRows {
  all(): Promise<AllRuns>
  get(id: string): Promise<KeptRun | null>
  /** Rejects with `TakenOver` where another page owns the run by now. */
  add(addition: Addition): Promise<void>
  /** Makes a page the run’s owner; the run as it stands, or null where there is none. */
  own(id: string, owner: string): Promise<KeptRun | null>
  label(id: string, label: RunLabel): Promise<void>
  /** How a run came out, told by the page that shows it. */
  tell(id: string, outcome: KeptOutcome): Promise<void>
  reports(id: string): Promise<KeptReports>
  log(id: string): Promise<readonly LogPart[]>
  /** The log’s parts in order, some at a time, so that no task is long. */
  eachPart(id: string, visit: (part: LogPart) => void): Promise<void>
  /** Puts one part in place of a run’s whole log. */
  replaceLog(id: string, part: LogPart): Promise<void>
  remove(id: string): Promise<void>
  close(): void
}

/** Another page writes this run now. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver'
}

/** What the page writes of a run, and its Worker does not know. */
export const ofThePage = ({ label, outcome }: KeptRun) => ({ label, ...(outcome && { outcome }) })

/** A run that another page takes over. */
export const ownedBy = (run: KeptRun, owner: string): KeptRun =>
  run.owner === owner ? run : { ...run, owner, earlierOwner: run.earlierOwner ?? run.owner }

/** A run that was kept before a setting was there has that setting's default. */
const whole = (run: KeptRun): KeptRun => ({ ...run, config: { ...DEFAULT_CONFIG, ...run.config } })
/** Null for none, and for one that is damaged, which is as good as gone. */
function wholeOrNone(run: KeptRun | undefined): KeptRun | null {
  const found = run && whole(run)
  return isRow(found) ? found : null
}

/** Parts that are read in one task: each may be of as many steps as a run does between two writings of rows. */
const AT_ONCE = 4

const ofRun = (id: string) => IDBKeyRange.bound([id], [id, []])
export const NO_REPORTS: KeptReports = {
  evaluation: null,
  baselines: null,
  judgement: null,
  nonFinite: null,
}
const KINDS = Object.keys(NO_REPORTS) as (keyof KeptReports)[]

/** Rejects where the browser has no storage for this page, or one that does not answer. */
export async function openRunRows(): Promise<RunRows> {
  if (globalThis.indexedDB === undefined) throw new Error('This browser has no IndexedDB.')
  const opening = openDB<Schema>(RUNS_DATABASE, VERSION, {
    upgrade(database) {
      for (const store of ['runs', 'reports', 'log'] as const) database.createObjectStore(store)
    },
    blocking: () => db.close(),
  })
  const db: IDBPDatabase<Schema> = await inTime(opening, (late) => late.close())
  const all = ['runs', 'reports', 'log'] as const

  async function patch(id: string, change: Partial<KeptRun>): Promise<void> {
    const writing = db.transaction('runs', 'readwrite')
    const run = await writing.store.get(id)
    await Promise.all([run && writing.store.put({ ...run, ...change }, id), writing.done])
  }

  return {
    async all() {
      const rows = await db.getAll('runs')
      const runs = rows.map(wholeOrNone).filter((run) => run !== null)
      return { runs, damaged: rows.length - runs.length }
    },
    get: async (id) => wholeOrNone(await db.get('runs', id)),
    async add({ run, part, reports }) {
      const writing = db.transaction(all, 'readwrite')
      const runs = writing.objectStore('runs')
      const before = await runs.get(run.id)
      if (before !== undefined && before.owner !== run.owner) {
        writing.abort()
        await writing.done.catch(() => undefined)
        throw new TakenOver(`Another page owns ${run.id}.`)
      }
      const first = part?.records[0]?.step ?? run.step
      await Promise.all([
        runs.put({ ...run, ...ofThePage(before ?? run) }, run.id),
        ...KINDS.filter((kind) => kind in reports).map((kind) =>
          writing.objectStore('reports').put(reports[kind], [run.id, kind]),
        ),
        part && writing.objectStore('log').put(part, [run.id, first]),
        writing.done,
      ])
    },
    async own(id, owner) {
      const writing = db.transaction('runs', 'readwrite')
      const run = await writing.store.get(id)
      const found = wholeOrNone(run)
      const owned = found && ownedBy(found, owner)
      await Promise.all([owned && writing.store.put(owned, id), writing.done])
      return owned
    },
    label: (id, label) => patch(id, { label }),
    tell: (id, outcome) => patch(id, { outcome }),
    async reports(id) {
      const reading = db.transaction('reports')
      const values = await Promise.all(KINDS.map((kind) => reading.store.get([id, kind])))
      const found = KINDS.map((kind, i) => [kind, readReport(kind, values[i] ?? null)] as const)
      return { ...NO_REPORTS, ...Object.fromEntries(found) }
    },
    // What is damaged leaves a gap, at which the log ends.
    log: async (id) => (await db.getAll('log', ofRun(id))).filter(isLogPart),
    async eachPart(id, visit) {
      let range = ofRun(id)
      for (;;) {
        const reading = db.transaction('log')
        const [keys, parts] = await Promise.all([
          reading.store.getAllKeys(range, AT_ONCE),
          reading.store.getAll(range, AT_ONCE),
        ])
        parts.forEach(visit)
        const last = keys.at(-1)
        if (last === undefined || keys.length < AT_ONCE) return
        range = IDBKeyRange.bound(last, [id, []], true)
      }
    },
    async replaceLog(id, part) {
      const writing = db.transaction('log', 'readwrite')
      await Promise.all([
        writing.store.delete(ofRun(id)),
        writing.store.put(part, [id, 1]),
        writing.done,
      ])
    },
    async remove(id) {
      const writing = db.transaction(all, 'readwrite')
      await Promise.all([
        writing.objectStore('runs').delete(id),
        writing.objectStore('reports').delete(ofRun(id)),
        writing.objectStore('log').delete(ofRun(id)),
        writing.done,
      ])
    },
    close: () => db.close(),
  }
}
