/** A browser's storage in memory, for tests: what is put is copied, as there. */
import type { KeptReports, KeptRun, LogPart } from '../../domain/keptRun'
import type { WeightFiles } from './files'
import { NO_REPORTS, ofThePage, ownedBy, TakenOver, type RunRows } from './rows'

export function createTestStorage() {
  const runs = new Map<string, KeptRun>()
  const logs = new Map<string, Map<number, LogPart>>()
  const reports = new Map<string, KeptReports>()
  const contents = new Map<string, Uint8Array<ArrayBuffer>>()
  /** What the next writing of each kind fails with. */
  const failing: { rows: Error | null; files: Error | null } = { rows: null, files: null }
  const fail = (kind: keyof typeof failing) => {
    if (failing[kind] !== null) throw failing[kind]
  }

  const rows: RunRows = {
    all: async () => ({ runs: structuredClone([...runs.values()]), damaged: 0 }),
    get: async (id) => structuredClone(runs.get(id) ?? null),
    async add(addition) {
      fail('rows')
      const { run, part, reports: changed } = structuredClone(addition)
      const before = runs.get(run.id)
      if (before && before.owner !== run.owner) throw new TakenOver(run.id)
      runs.set(run.id, { ...run, ...ofThePage(before ?? run) })
      reports.set(run.id, { ...(reports.get(run.id) ?? NO_REPORTS), ...changed })
      const log = logs.get(run.id) ?? new Map<number, LogPart>()
      logs.set(run.id, log)
      if (part) log.set(part.records[0]?.step ?? run.step, part)
    },
    async own(id, owner) {
      const run = runs.get(id)
      if (run === undefined) return null
      runs.set(id, ownedBy(run, owner))
      return structuredClone(ownedBy(run, owner))
    },
    async label(id, label) {
      const run = runs.get(id)
      if (run) runs.set(id, { ...run, label })
    },
    async tell(id, outcome) {
      const run = runs.get(id)
      if (run) runs.set(id, { ...run, outcome })
    },
    reports: async (id) => structuredClone(reports.get(id) ?? NO_REPORTS),
    log: async (id) =>
      [...(logs.get(id) ?? [])].sort(([a], [b]) => a - b).map(([, part]) => structuredClone(part)),
    async eachPart(id, visit) {
      ;(await rows.log(id)).forEach(visit)
    },
    async replaceLog(id, part) {
      logs.set(id, new Map([[1, structuredClone(part)]]))
    },
    async remove(id) {
      for (const store of [runs, logs, reports]) store.delete(id)
    },
    close: () => undefined,
  }
  const files: WeightFiles = {
    ready: async () => undefined,
    async write(name, bytes, cut) {
      fail('files')
      const before = contents.get(name)
      const after = new Uint8Array(Math.max(bytes.length, cut ? 0 : (before?.length ?? 0)))
      if (before && !cut) after.set(before)
      after.set(bytes)
      contents.set(name, after)
      return after.length
    },
    async read(name) {
      const content = contents.get(name)
      if (content === undefined) throw new Error(`There is no ${name}.`)
      return content.slice()
    },
    remove: async (name) => void contents.delete(name),
    close: () => undefined,
  }
  return { rows, files, runs, contents, failing }
}
