/** Kept networks in IndexedDB, and beside each who was enrolled with it. */
import { openDB, type DBSchema } from 'idb'
import type { FoundNetwork } from '../domain/foundNetwork'
import { DATABASES } from './browserKeeps'

export interface NetworkRecord {
  readonly version: 1
  /** Milliseconds since 1970. */
  readonly when: number
  readonly network: FoundNetwork
}

/** Somebody enrolled: bytes as the verifier's pictures want them. */
export interface EnrolledPerson {
  readonly name: string
  readonly photos: readonly { readonly name: string; readonly pixels: Uint8Array<ArrayBuffer> }[]
}

export interface NetworkRecords {
  all(): Promise<readonly (readonly [key: string, value: unknown])[]>
  put(record: NetworkRecord): Promise<void>
  /** With who was enrolled. */
  remove(id: string): Promise<void>
  people(id: string): Promise<readonly EnrolledPerson[] | null>
  putPeople(id: string, people: readonly EnrolledPerson[]): Promise<void>
}

interface Schema extends DBSchema {
  networks: { key: string; value: NetworkRecord }
  people: { key: string; value: readonly EnrolledPerson[] }
}
const VERSION = 1

export async function openNetworkRecords(onClosed: () => void): Promise<NetworkRecords> {
  if (globalThis.indexedDB === undefined) throw new Error('This browser has no IndexedDB.')
  const db = await openDB<Schema>(DATABASES.networks, VERSION, {
    upgrade(database) {
      for (const store of ['networks', 'people'] as const) database.createObjectStore(store)
    },
    blocking() {
      db.close()
      onClosed()
    },
    terminated: onClosed,
  })
  return {
    async all() {
      const reading = db.transaction('networks')
      const [keys, values] = await Promise.all([
        reading.store.getAllKeys(),
        reading.store.getAll(),
        reading.done,
      ])
      return keys.map((key, i) => [key, values[i]] as const)
    },
    async put(record) {
      await db.put('networks', record, record.network.id)
    },
    async remove(id) {
      const writing = db.transaction(['networks', 'people'], 'readwrite')
      await Promise.all([
        writing.objectStore('networks').delete(id),
        writing.objectStore('people').delete(id),
        writing.done,
      ])
    },
    people: async (id) => (await db.get('people', id)) ?? null,
    async putPeople(id, people) {
      await db.put('people', people, id)
    },
  }
}
