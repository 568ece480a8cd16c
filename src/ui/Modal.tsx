import { lazyDialog } from './lazyDialog'
import type { ModalProps } from './ModalDialog'

/** A dialog over the page; Escape and a click outside close it, and the focus goes back. */
export const Modal = lazyDialog(
  'The dialog',
  () => import('./ModalDialog'),
  (loaded): React.ComponentType<ModalProps> => loaded.ModalDialog,
)
