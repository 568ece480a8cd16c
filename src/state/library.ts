/**
 * Sets that outlive the page, by id. What the browser's storage holds is copied into
 * `datasetsStore`; a set for which it has no room stays there for as long as the page does.
 */
import type { PhotoSet } from '../domain/photoSet'
import { datasetsStore, type KeptSet } from './datasets'
import { openSetRecords, type SetRecords } from './libraryDatabase'
import { fromRecord, toRecord } from './libraryRecord'

export interface Library {
  /** Reads what is kept. Afterwards the store is ready, whether that went well or not. */
  read(): Promise<void>
  /** Keeps a set; resolves to why it could not be stored, or to null. It can be used either way. */
  keep(set: PhotoSet, pixels: Blob): Promise<string | null>
  /** Resolves to why that failed, or to null. */
  rename(id: string, name: string): Promise<string | null>
  /** Deletes a set or an unreadable record; resolves to why that failed, or to null. */
  remove(id: string): Promise<string | null>
}

const newestFirst = (sets: readonly KeptSet[]) => sets.toSorted((a, b) => b.when - a.when)

/**
 * @param open opens the storage, and says when it was closed from outside
 * @param changed called after each change, to tell other tabs
 */
export function createLibrary(
  open: (onClosed: () => void) => Promise<SetRecords>,
  changed: () => void = () => undefined,
): Library {
  let opening: Promise<SetRecords> | null = null
  let reads = 0

  function records(): Promise<SetRecords> {
    const mine = (opening ??= open(forget))
    mine.catch(forget)
    return mine
  }
  function forget() {
    opening = null
  }

  async function read() {
    const turn = ++reads
    try {
      const all = await (await records()).all()
      if (turn === reads) take(all.map(([key, value]) => fromRecord(key, value)))
    } catch (thrown) {
      if (turn === reads)
        datasetsStore.setState({ state: 'ready', problem: storageProblem(thrown) })
    }
  }

  /** Changes the storage, then what is read of it; why that failed, or null. */
  async function write(edit: (to: SetRecords) => Promise<void>): Promise<string | null> {
    try {
      await edit(await records())
    } catch (thrown) {
      return storageProblem(thrown)
    }
    changed()
    await read()
    return null
  }

  return {
    read,
    async keep(set, pixels) {
      const kept = { set, pixels, when: Date.now() }
      const problem = await write((to) => to.put(toRecord(kept)))
      if (problem !== null) replace({ ...kept, stored: false })
      return problem
    },
    async rename(id, name) {
      const kept = datasetsStore.getState().sets.find(({ set }) => set.id === id)
      if (kept === undefined) return 'This set is not here any more.'
      const renamed = { ...kept, set: { ...kept.set, name } }
      const problem = kept.stored ? await write((to) => to.put(toRecord(renamed))) : null
      if (problem === null) replace(renamed)
      return problem
    },
    async remove(id) {
      const { sets } = datasetsStore.getState()
      const inPageOnly = sets.some(({ set, stored }) => set.id === id && !stored)
      const problem = inPageOnly ? null : await write((to) => to.remove(id))
      if (problem === null)
        datasetsStore.setState((state) => ({ sets: state.sets.filter(({ set }) => set.id !== id) }))
      return problem
    },
  }
}

/** Takes over what was read; sets that are in this page only stay. */
function take(all: readonly ReturnType<typeof fromRecord>[]): void {
  const stored = all.filter((each) => 'set' in each)
  const unreadable = all.filter((each) => 'why' in each)
  const isStored = new Set(stored.map(({ set }) => set.id))
  datasetsStore.setState(({ sets }) => ({
    state: 'ready',
    sets: newestFirst([
      ...stored,
      ...sets.filter((kept) => !kept.stored && !isStored.has(kept.set.id)),
    ]),
    unreadable,
    problem: null,
  }))
}

function replace(kept: KeptSet): void {
  datasetsStore.setState(({ sets }) => ({
    state: 'ready',
    sets: newestFirst([...sets.filter(({ set }) => set.id !== kept.set.id), kept]),
  }))
}

/** What kept the storage from working, and what to do. */
function storageProblem(thrown: unknown): string {
  const name = thrown instanceof Error ? thrown.name : ''
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  if (name === 'QuotaExceededError' || /quota/i.test(message))
    return 'The browser has no room left for this page. Delete sets that you don’t need, or free disk space, or store photos at fewer pixels.'
  return `The browser’s storage cannot be used: ${message} In a private window, or with site data blocked, sets last only as long as this page.`
}

const CHANGED = 'siamese-playground-sets'
let channel: BroadcastChannel | null = null

export const library: Library = createLibrary(openSetRecords, () => channel?.postMessage('changed'))

/** Reads the library now, and again whenever another tab has changed it. Resolves when first read. */
export function followLibrary(): Promise<void> {
  channel = new BroadcastChannel(CHANGED)
  channel.onmessage = () => void library.read()
  return library.read()
}

export interface StorageRoom {
  readonly usage: number
  readonly quota: number
  /** Whether the browser has promised not to clear it by itself. */
  readonly persisted: boolean
}

/** How much of its room this page uses; null where the browser does not tell. */
export async function storageRoom(): Promise<StorageRoom | null> {
  const storage: StorageManager | undefined = navigator.storage
  if (!storage?.estimate) return null
  const [{ usage, quota }, persisted] = await Promise.all([
    storage.estimate(),
    storage.persisted?.() ?? false,
  ])
  return usage === undefined || quota === undefined ? null : { usage, quota, persisted }
}
