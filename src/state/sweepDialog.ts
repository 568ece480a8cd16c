/** Whether the sweep is on the screen, and how far it is while it goes on behind a closed dialog. */
import { createStore } from 'zustand/vanilla'

export interface SweepDialog {
  readonly open: boolean
  /** “3/12” while it runs; null where it does not. */
  readonly progress: string | null
}

export const sweepDialogStore = createStore<SweepDialog>(() => ({ open: false, progress: null }))

export function showSweep(open: boolean): void {
  sweepDialogStore.setState({ open })
}
