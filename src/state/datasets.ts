/**
 * The sets of photos this page has, by id: what they hold, and their pixels as a Blob, which the
 * browser may keep on disk. From a RunConfig to the set it names, its numbers, and its images.
 */
import { createStore } from 'zustand/vanilla'
import type { RunConfig } from '../domain/config'
import { DRAWN_FACES } from '../domain/drawnFaces'
import type { PhotoSet } from '../domain/photoSet'
import type { DataSource } from '../engine'
import type { UnreadableSet } from './libraryRecord'

export interface KeptSet {
  readonly set: PhotoSet
  readonly pixels: Blob
  /** Whether it outlives this page; false where the browser had no room. */
  readonly stored: boolean
  /** When it was kept, in milliseconds since 1970. */
  readonly when: number
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

/** The set a RunConfig names; null for MNIST, and where a person's own set is not here. */
export function setFor({ data, set: id }: Pick<RunConfig, 'data' | 'set'>): PhotoSet | null {
  switch (data) {
    case 'mnist01':
      return null
    case 'faces':
      return DRAWN_FACES
    case 'own':
      return datasetsStore.getState().sets.find(({ set }) => set.id === id)?.set ?? null
    default:
      return data satisfies never
  }
}

const MNIST = 'data/mnist01.bin'

/** Where a run's Worker takes its images from; null where a person's own set is not here. */
export function sourceFor({ data, set: id }: Pick<RunConfig, 'data' | 'set'>): DataSource | null {
  switch (data) {
    case 'mnist01':
      return { kind: 'mnist01', url: new URL(MNIST, document.baseURI).href }
    case 'faces':
      return { kind: 'faces' }
    case 'own': {
      const kept = datasetsStore.getState().sets.find(({ set }) => set.id === id)
      return kept ? { kind: 'own', set: kept.set, pixels: kept.pixels } : null
    }
    default:
      return data satisfies never
  }
}
