/**
 * The sets of photos this page has, by id: what they hold, and their pixels as a Blob, which the
 * browser may keep on disk. From a RunConfig to the set it names, its numbers, and its images.
 */
import { createStore } from 'zustand/vanilla'
import type { RunConfig } from '../domain/config'
import { SOURCES } from '../domain/choices/sources'
import { dataSourceOf, isFromLibrary, type DataSource, type SetPixels } from '../domain/dataSource'
import type { PhotoSet } from '../domain/photoSet'

export interface KeptSet extends SetPixels {
  /** Whether it outlives this page; false where the browser had no room. */
  readonly stored: boolean
  /** When it was kept, in milliseconds since 1970. */
  readonly when: number
}

/** A stored record that cannot be understood. */
export interface UnreadableSet {
  readonly key: string
  readonly name: string
  readonly why: string
}

export interface Datasets {
  /** loading: the browser's storage is still being read. */
  readonly state: 'loading' | 'ready'
  /** Newest first. */
  readonly sets: readonly KeptSet[]
  /** What is stored but cannot be understood. */
  readonly unreadable: readonly UnreadableSet[]
  /** Why the browser's storage cannot be used, and what to do; null where it can. */
  readonly problem: string | null
}

export const datasetsStore = createStore<Datasets>(() => ({
  state: 'loading',
  sets: [],
  unreadable: [],
  problem: null,
}))

const kept = (id: string) => datasetsStore.getState().sets.find(({ set }) => set.id === id) ?? null

type Named = Pick<RunConfig, 'data' | 'set'>

/** The set a RunConfig names; null where its images are none, or are kept sets and this is not here. */
export const setFor = (config: Named): PhotoSet | null =>
  isFromLibrary(config) ? (kept(config.set)?.set ?? null) : SOURCES[config.data].set

/** Where a run's Worker takes its images from; null where a set that is to be here is not. */
export const sourceFor = (config: Named): DataSource | null =>
  dataSourceOf(config, (path) => new URL(path, document.baseURI).href, kept)
