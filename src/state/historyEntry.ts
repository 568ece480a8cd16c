/**
 * Which kept runs each entry of the tab's history had on show, kept in the entry itself: Back and Forward find
 * them again.
 */
import { createStore } from 'zustand/vanilla'
import type { RunId } from '../domain/config'

export type EntryRuns = Readonly<Partial<Record<RunId, string>>>

/** Runs of the entry that was gone to that this browser does not keep any more. */
export const goneRunsStore = createStore<{ readonly gone: readonly RunId[] }>(() => ({ gone: [] }))

/** What an entry's state says of runs; null of an entry that this page has not written. */
export function runsOfEntry(state: unknown): EntryRuns | null {
  const runs = (state as { readonly runs?: unknown } | null | undefined)?.runs
  if (typeof runs !== 'object' || runs === null) return null
  const { A, B } = runs as Readonly<Record<string, unknown>>
  return { ...(typeof A === 'string' && { A }), ...(typeof B === 'string' && { B }) }
}

// Absent in Node.
const entries = (globalThis as { history?: History }).history

/** What the entry that this page was opened at had, before anything is written to it. */
export const openedEntry = runsOfEntry(entries?.state)

let runs: EntryRuns = openedEntry ?? {}

/** Tells the present entry which runs it has. */
export function noteRuns(now: EntryRuns): void {
  runs = now
  writeEntry()
}

/** Writes the present entry, with another address where there is one. */
export function writeEntry(address?: string): void {
  try {
    entries?.replaceState({ runs }, '', address)
  } catch {
    // Browsers take so many a minute; the next one tells it.
  }
}
