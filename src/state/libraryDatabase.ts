/** The browser's storage, IndexedDB, where sets outlive the page: one record a set, by its id. */
import { openDB, type DBSchema } from 'idb'
import { DATABASES } from './browserKeeps'
import type { SetRecord } from './libraryRecord'

/** What the library needs of a storage; a key's value may be anything. */
export interface SetRecords {
  all(): Promise<readonly (readonly [key: string, value: unknown])[]>
  put(record: SetRecord): Promise<void>
  remove(key: string): Promise<void>
}

interface Schema extends DBSchema {
  sets: { key: string; value: SetRecord }
}
const VERSION = 1

/**
 * Opens the storage, of whatever version it was left in.
 * @param onClosed called when the browser, or a newer page in another tab, ends the connection
 */
export async function openSetRecords(onClosed: () => void): Promise<SetRecords> {
  if (globalThis.indexedDB === undefined) throw new Error('This browser has no IndexedDB.')
  const db = await new Promise<Awaited<ReturnType<typeof open>>>((resolve, reject) => {
    const blocked = () =>
      reject(new Error('An older version of this page is open in another tab: close that tab.'))
    open(blocked, onClosed).then(resolve, reject)
  })
  return {
    async all() {
      const reading = db.transaction('sets')
      const [keys, values] = await Promise.all([
        reading.store.getAllKeys(),
        reading.store.getAll(),
        reading.done,
      ])
      return keys.map((key, index) => [key, values[index]] as const)
    },
    async put(record) {
      const writing = db.transaction('sets', 'readwrite')
      await Promise.all([writing.store.put(record, record.set.id), writing.done])
    },
    remove: (key) => db.delete('sets', key),
  }
}

async function open(blocked: () => void, onClosed: () => void) {
  const db = await openDB<Schema>(DATABASES.sets, VERSION, {
    upgrade(database, from) {
      if (from < 1) database.createObjectStore('sets')
    },
    blocked,
    blocking() {
      db.close()
      onClosed()
    },
    terminated: onClosed,
  })
  return db
}
