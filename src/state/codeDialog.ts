/** Whether code of one's own is on the screen. */
import { createStore } from 'zustand/vanilla'

export const codeDialogStore = createStore<{ readonly open: boolean }>(() => ({ open: false }))

export function showCode(open: boolean): void {
  codeDialogStore.setState({ open })
}
