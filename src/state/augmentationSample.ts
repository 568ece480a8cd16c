/** A few training images before and after they are augmented, for who sets that up. */
import { createStore } from 'zustand/vanilla'
import type { RunId } from '../domain/config'
import { watchFirstPairs, type FirstPairsView } from './firstPairs'

/** Images of a row. */
export const SAMPLE = 5

export const augmentationSampleStore = createStore<FirstPairsView>(() => ({ state: 'none' }))

/** Keeps the first pairs of a run's first step there; returns what ends that. */
export const watchAugmentationSample = (run: RunId): (() => void) =>
  watchFirstPairs(run, { store: augmentationSampleStore, most: SAMPLE })
