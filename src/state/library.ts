/**
 * Sets that outlive the page, by id. What the browser's storage holds is copied into
 * `datasetsStore`; a set for which it has no room stays there for as long as the page does.
 */
import type { PhotoSet } from '../domain/photoSet'
import { datasetsStore, type KeptSet, type UnreadableSet } from './datasets'
import { loadPart } from '../loading/part'
import { DATABASES, mayHave } from './browserKeeps'
import type { SetRecords } from './libraryDatabase'
import type { SetRecord } from './libraryRecord'
import { storageProblem } from './storageProblem'

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
      const { fromRecord } = await loadPart('What reads sets', () => import('./libraryRecord'))
      if (turn === reads) take(all.map(([key, value]) => fromRecord(key, value)))
    } catch (thrown) {
      if (turn === reads)
        datasetsStore.setState({ state: 'ready', problem: storageProblem(thrown, 'sets') })
    }
  }

  /** Changes the storage, then what is read of it; why that failed, or null. */
  async function write(edit: (to: SetRecords) => Promise<void>): Promise<string | null> {
    try {
      await edit(await records())
    } catch (thrown) {
      return storageProblem(thrown, 'sets')
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
function take(all: readonly (KeptSet | UnreadableSet)[]): void {
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

const CHANGED = 'siamese-playground-sets'
let channel: BroadcastChannel | null = null

export const library: Library = createLibrary(
  async (onClosed) => {
    const { openSetRecords } = await loadPart('What keeps sets', () => import('./libraryDatabase'))
    return openSetRecords(onClosed)
  },
  () => channel?.postMessage('changed'),
)

export const toRecord = ({ set, pixels, when }: Omit<KeptSet, 'stored'>): SetRecord => ({
  version: 1,
  when,
  set,
  pixels,
})

/** Reads the library now, and again whenever another tab has changed it. Resolves when first read. */
export async function followLibrary(): Promise<void> {
  channel = new BroadcastChannel(CHANGED)
  channel.onmessage = () => void library.read()
  if (await mayHave(DATABASES.sets)) await library.read()
  else take([])
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
