/** The runs that this browser keeps, as rows: read, labelled, removed. */
import { createStore } from 'zustand/vanilla'
import {
  weightFilesOf,
  type KeptOutcome,
  type KeptRun,
  type LogPart,
  type RunLabel,
} from '../domain/keptRun'
import { loadKeeping, RUNS_DATABASE, type RunRows, type WeightFiles } from '../engine'
import { mayHave } from './browserKeeps'

export interface KeptRuns {
  readonly state: 'reading' | 'ready'
  /** Newest first. */
  readonly runs: readonly KeptRun[]
  /** Why the storage cannot be used; null where it can. */
  readonly problem: string | null
  /** Runs that cannot be read, and are left out. */
  readonly damaged: number
}

export const keptRunsStore = createStore<KeptRuns>(() => ({
  state: 'reading',
  runs: [],
  problem: null,
  damaged: 0,
}))

let opening: Promise<RunRows> | null = null
const rows = () => (opening ??= loadKeeping().then((keeping) => keeping.openRunRows()))
let openingFiles: Promise<WeightFiles> | null = null
const files = () => (openingFiles ??= loadKeeping().then((keeping) => keeping.openWeightFiles()))

/** Reads what is kept; the runs, newest first. Where nothing can be read there are none. */
export async function readKeptRuns(): Promise<readonly KeptRun[]> {
  try {
    const { runs: all, damaged } = (await mayHave(RUNS_DATABASE))
      ? await (await rows()).all()
      : { runs: [], damaged: 0 }
    const runs = all.toSorted((a, b) => b.changed - a.changed)
    keptRunsStore.setState({ state: 'ready', runs, problem: null, damaged })
    return runs
  } catch (thrown) {
    opening = null
    const problem = thrown instanceof Error ? thrown.message : String(thrown)
    keptRunsStore.setState({ state: 'ready', problem })
    return []
  }
}

export async function labelRun(id: string, label: RunLabel): Promise<void> {
  await (await rows()).label(id, label)
  await readKeptRuns()
}

/** Tells how a run came out. */
export async function tellOutcome(id: string, outcome: KeptOutcome): Promise<void> {
  await (await rows()).tell(id, outcome)
}

/** The parts of a run's log, in order. */
export async function eachPart(id: string, visit: (part: LogPart) => void): Promise<void> {
  await (await rows()).eachPart(id, visit)
}

/** Deletes runs and their weights. */
export async function removeRuns(runs: readonly KeptRun[]): Promise<void> {
  const [from, store] = await Promise.all([rows(), files().catch(() => null)])
  for (const { id } of runs) {
    await from.remove(id)
    await Promise.all(weightFilesOf(id).map((file) => store?.remove(file)))
  }
  await readKeptRuns()
}
