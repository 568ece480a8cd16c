/**
 * Runs kept in a folder of the disk, for a run that is gone on with later: the page's own recorder, with
 * files in place of the browser's storage. A file is written beside its place and then moved there, so that
 * it is whole or not there.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { KeptReports, KeptRun, LogPart } from '../../domain/keptRun'
import type { WeightFiles } from '../keep/files'
import { createRecorder } from '../keep/recorder'
import { NO_REPORTS, ofThePage, ownedBy, TakenOver, type RunRows } from '../keep/rows'
import type { SessionHost } from '../worker/session'

/** Keeps runs in this folder, each in one of its own, named by its id. */
export function recorderIn(folder: string): SessionHost['openRecorder'] {
  return (as, config) =>
    createRecorder(as, config, {
      rows: rowsIn(folder),
      files: filesIn(folder),
      date: () => Date.now(),
      now: () => performance.now(),
    })
}

/** The run that is kept under an id; null where there is none that can be read. */
export const keptIn = (folder: string, id: string) => rowsIn(folder).get(id)

export function rowsIn(folder: string): RunRows {
  const runAt = (id: string) => join(folder, id, 'run')
  const reportsAt = (id: string) => join(folder, id, 'reports')
  const logAt = (id: string) => join(folder, id, 'log')
  const partAt = (id: string, step: number) => join(logAt(id), String(step).padStart(9, '0'))
  const get = (id: string) => valueIn<KeptRun>(runAt(id))
  const reportsOf = async (id: string) => (await valueIn<KeptReports>(reportsAt(id))) ?? NO_REPORTS

  async function patch(id: string, of: Partial<KeptRun>) {
    const run = await get(id)
    if (run !== null) await writeValue(runAt(id), { ...run, ...of })
  }

  async function log(id: string) {
    const names = (await namesIn(logAt(id))).filter((name) => /^\d+$/.test(name)).sort()
    const parts = await Promise.all(names.map((name) => valueIn<LogPart>(join(logAt(id), name))))
    return parts.filter((part) => part !== null)
  }

  return {
    get,
    reports: reportsOf,
    async all() {
      const found = await Promise.all((await namesIn(folder)).map(get))
      const runs = found.filter((run) => run !== null)
      return { runs, damaged: 0 }
    },
    async add({ run, part, reports }) {
      const before = await get(run.id)
      if (before !== null && before.owner !== run.owner)
        throw new TakenOver(`Another process writes ${run.id}.`)
      const first = part?.records[0]?.step ?? run.step
      if (part !== null) await writeValue(partAt(run.id, first), part)
      if (Object.keys(reports).length > 0)
        await writeValue(reportsAt(run.id), { ...(await reportsOf(run.id)), ...reports })
      // Last: what it does not name yet is left out when it is read back.
      await writeValue(runAt(run.id), { ...run, ...(before && ofThePage(before)) })
    },
    async own(id, owner) {
      const run = await get(id)
      const owned = run && ownedBy(run, owner)
      if (owned !== null) await writeValue(runAt(id), owned)
      return owned
    },
    label: (id, label) => patch(id, { label }),
    tell: (id, outcome) => patch(id, { outcome }),
    log,
    async eachPart(id, visit) {
      ;(await log(id)).forEach(visit)
    },
    async replaceLog(id, part) {
      await rm(logAt(id), { recursive: true, force: true })
      await writeValue(partAt(id, 1), part)
    },
    remove: (id) => rm(join(folder, id), { recursive: true, force: true }),
    close: () => undefined,
  }
}

export function filesIn(folder: string): WeightFiles {
  const at = (name: string) => join(folder, 'weights', name)
  return {
    ready: async () => undefined,
    async write(name, bytes) {
      await writeWhole(at(name), bytes)
      return bytes.length
    },
    read: async (name) => new Uint8Array(await readFile(at(name))),
    remove: (name) => rm(at(name), { force: true }),
    close: () => undefined,
  }
}

const writeValue = (path: string, value: object) => writeWhole(path, serialize(value))

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(`${path}.part`, bytes)
  await rename(`${path}.part`, path)
}

/** Null where there is no such file, or one that is damaged: what it held is done without. */
async function valueIn<T>(path: string): Promise<T | null> {
  try {
    return deserialize(await readFile(path)) as T
  } catch {
    return null
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch {
    return []
  }
}
