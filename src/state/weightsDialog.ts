/** Whether the kept weights are on the screen, what is being read, and what came last. */
import { createStore } from 'zustand/vanilla'

export interface WeightsDialog {
  readonly open: boolean
  readonly reading: boolean
  /** Why the last file could not be read or kept, and what to do; null where it could. */
  readonly problem: string | null
  /** The id of what came last, which stands out; null where nothing did. */
  readonly latest: string | null
}

export const weightsDialogStore = createStore<WeightsDialog>(() => ({
  open: false,
  reading: false,
  problem: null,
  latest: null,
}))

export function showWeights(open: boolean): void {
  weightsDialogStore.setState({ open, problem: null })
}
