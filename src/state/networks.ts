/**
 * Networks that this browser keeps, by id: brought as files, or kept from a run. Runs begin with their
 * weights, and a page that only verifies opens them. What there is no room for stays as long as the page.
 */
import { createStore } from 'zustand/vanilla'
import type { RunConfig } from '../domain/config'
import { countOf, type FileShapes } from '../domain/fileWeights'
import type { FoundNetwork } from '../domain/foundNetwork'
import { loadPart } from '../loading/part'
import { DATABASES, mayHave } from './browserKeeps'
import type { EnrolledPerson, NetworkRecord, NetworkRecords } from './networksDatabase'
import { peopleIn } from './networkPeople'
import { storageProblem } from './storageProblem'

export interface KeptNetwork {
  readonly network: FoundNetwork
  /** Milliseconds since 1970. */
  readonly when: number
  /** Whether it outlives this page. */
  readonly stored: boolean
}

export interface Networks {
  /** loading: the browser's storage is still being read. */
  readonly state: 'loading' | 'ready'
  /** Newest first. */
  readonly kept: readonly KeptNetwork[]
  /** Why the browser's storage cannot be used, or a record not be read; null where all can. */
  readonly problem: string | null
}

export const networksStore = createStore<Networks>(() => ({
  state: 'loading',
  kept: [],
  problem: null,
}))

export const networkOf = (id: string): FoundNetwork | null =>
  networksStore.getState().kept.find(({ network }) => network.id === id)?.network ?? null

type Named = Pick<RunConfig, 'weights'>
/** The weights that a RunConfig names; null where it names none, or they are not here. */
export const weightsFor = ({ weights }: Named): FoundNetwork | null =>
  weights === '' ? null : networkOf(weights)
export const shapesFor = (config: Named): FileShapes | null => weightsFor(config)?.shapes ?? null

/** Resolves once the browser's storage has been read. */
export function networksRead(): Promise<void> {
  return new Promise((resolve) => {
    if (networksStore.getState().state === 'ready') return resolve()
    const stop = networksStore.subscribe(({ state }) => {
      if (state !== 'ready') return
      stop()
      resolve()
    })
  })
}

export interface NetworkLibrary {
  /** Reads what is kept. Afterwards the store is ready, whether that went well or not. */
  read(): Promise<void>
  /** Keeps a network; resolves to why it could not be stored, or to null. It can be used either way. */
  keep(network: FoundNetwork): Promise<string | null>
  /** Resolves to why that failed, or to null. */
  rename(id: string, name: string): Promise<string | null>
  /** Removes a network and who was enrolled with it; resolves likewise. */
  remove(id: string): Promise<string | null>
  /** Who is enrolled with it: as was kept, or as came with its file. */
  enrolledWith(id: string): Promise<readonly EnrolledPerson[]>
  /** Keeps who is enrolled; resolves to why that failed, or to null. */
  keepEnrolled(id: string, people: readonly EnrolledPerson[]): Promise<string | null>
}

/**
 * @param open opens the storage, and says when it was closed from outside
 * @param changed called after each change, to tell other tabs
 */
export function createNetworkLibrary(
  open: (onClosed: () => void) => Promise<NetworkRecords>,
  changed: () => void = () => undefined,
): NetworkLibrary {
  let opening: Promise<NetworkRecords> | null = null
  const forget = () => void (opening = null)

  function records(): Promise<NetworkRecords> {
    const mine = (opening ??= open(forget))
    mine.catch(forget)
    return mine
  }

  async function read(): Promise<void> {
    try {
      takeOver(await (await records()).all())
    } catch (thrown) {
      networksStore.setState({ state: 'ready', problem: storageProblem(thrown, 'weights') })
    }
  }

  async function write(edit: (to: NetworkRecords) => Promise<void>): Promise<string | null> {
    try {
      await edit(await records())
    } catch (thrown) {
      return storageProblem(thrown, 'weights')
    }
    changed()
    await read()
    return null
  }

  return {
    read,
    async keep(network) {
      const when = Date.now()
      // Opened again it has the name that it was given, and stands first.
      const kept = { ...network, name: networkOf(network.id)?.name ?? network.name }
      const problem = await write(async (to) => {
        await to.put({ version: 1, when, network: kept })
        const people = peopleIn(network)
        if (people.length > 0 && (await to.people(network.id)) === null)
          await to.putPeople(network.id, people)
      })
      if (problem !== null) put({ network: kept, when, stored: false })
      return problem
    },
    async rename(id, name) {
      const kept = networksStore.getState().kept.find(({ network }) => network.id === id)
      if (kept === undefined) return 'These weights are not here any more.'
      const network = { ...kept.network, name }
      if (kept.stored) return write((to) => to.put({ version: 1, when: kept.when, network }))
      put({ ...kept, network })
      return null
    },
    async remove(id) {
      const { kept } = networksStore.getState()
      const isStored = kept.some(({ network, stored }) => stored && network.id === id)
      const problem = isStored ? await write((to) => to.remove(id)) : null
      if (problem === null)
        networksStore.setState((state) => ({
          kept: state.kept.filter(({ network }) => network.id !== id),
        }))
      return problem
    },
    async enrolledWith(id) {
      const network = networkOf(id)
      const own = network === null ? [] : peopleIn(network)
      try {
        return (await (await records()).people(id)) ?? own
      } catch {
        return own
      }
    },
    async keepEnrolled(id, people) {
      try {
        await (await records()).putPeople(id, people)
        return null
      } catch (thrown) {
        return storageProblem(thrown, 'people')
      }
    },
  }
}

/** Takes over what was read; networks that are in this page only stay. */
function takeOver(all: readonly (readonly [key: string, value: unknown])[]): void {
  const found = all.flatMap(([key, value]) => keptOf(key, value) ?? [])
  const isStored = new Set(found.map(({ network }) => network.id))
  const damaged = all.length - found.length
  networksStore.setState(({ kept }) => ({
    state: 'ready',
    kept: newestFirst([
      ...found,
      ...kept.filter(({ stored, network }) => !stored && !isStored.has(network.id)),
    ]),
    problem:
      damaged === 0
        ? null
        : `${damaged === 1 ? 'One record' : `${damaged} records`} of weights cannot be read: open the file again.`,
  }))
}

const newestFirst = (kept: readonly KeptNetwork[]) => kept.toSorted((a, b) => b.when - a.when)

/** Null where a record is damaged, or of a page that is not there yet. */
function keptOf(key: string, value: unknown): KeptNetwork | null {
  const record = value as Partial<NetworkRecord> | null
  const network = record?.network
  if (record?.version !== 1 || network?.id !== key || !(network.values instanceof Blob)) return null
  const isWhole = network.values.size === 4 * countOf(network.shapes)
  return isWhole ? { network, when: record.when ?? 0, stored: true } : null
}

function put(kept: KeptNetwork): void {
  networksStore.setState((state) => ({
    state: 'ready',
    kept: newestFirst([
      kept,
      ...state.kept.filter(({ network }) => network.id !== kept.network.id),
    ]),
  }))
}

const CHANGED = 'siamese-playground-networks'
let channel: BroadcastChannel | null = null

export const networkLibrary = createNetworkLibrary(
  async (onClosed) => {
    const { openNetworkRecords } = await loadPart(
      'What keeps weights',
      () => import('./networksDatabase'),
    )
    return openNetworkRecords(onClosed)
  },
  () => channel?.postMessage('changed'),
)

/** Reads what is kept now, and again whenever another tab has changed it. Resolves when first read. */
export async function followNetworks(): Promise<void> {
  channel = new BroadcastChannel(CHANGED)
  channel.onmessage = () => void networkLibrary.read()
  if (await mayHave(DATABASES.networks)) await networkLibrary.read()
  else takeOver([])
}
