/** Whether the photos are on the screen. */
import { createStore } from 'zustand/vanilla'

export const dataDialogStore = createStore<{ readonly open: boolean }>(() => ({ open: false }))

export function showData(open: boolean): void {
  dataDialogStore.setState({ open })
}
