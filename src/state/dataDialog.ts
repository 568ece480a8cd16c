/**
 * Whether the photos are on the screen, whether they were last left with a set to train on, and how far reading
 * is while it goes on behind a closed dialog.
 */
import { createStore } from 'zustand/vanilla'

export interface DataDialog {
  readonly open: boolean
  readonly used: boolean
  /** “40 % read”; null where nothing is under way, and nothing was read that is not used yet. */
  readonly progress: string | null
  /** Why what was brought could not be read, and what to do; null where it could. */
  readonly problem: string | null
}

export const dataDialogStore = createStore<DataDialog>(() => ({
  open: false,
  used: false,
  progress: null,
  problem: null,
}))

export function showData(open: boolean): void {
  dataDialogStore.setState({ open, used: false, problem: null })
}

/** A set was taken: what comes next is training. */
export function leaveData(): void {
  dataDialogStore.setState({ open: false, used: true })
}
