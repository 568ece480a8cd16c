/**
 * What this browser may keep for the page. What reads a database is not fetched for somebody who is here for the
 * first time, and so has none.
 */
export const DATABASES = {
  sets: 'siamese-playground-sets',
  networks: 'siamese-playground-networks',
} as const

/** Asked for once by all who want to know at the same time, so that what follows is drawn once. */
let asking: Promise<readonly IDBDatabaseInfo[] | undefined> | null = null

/** Whether there is a database of that name; true where the browser does not say. */
export async function mayHave(database: string): Promise<boolean> {
  asking ??= Promise.resolve(globalThis.indexedDB?.databases?.()).catch(() => undefined)
  const all = await asking
  asking = null
  return all === undefined || all.some(({ name }) => name === database)
}
