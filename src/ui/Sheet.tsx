import { lazyDialog } from './lazyDialog'
import type { SheetProps } from './SheetDialog'

/**
 * A dialog wide enough to work in; on a phone it is the whole screen. Escape closes it, and the focus
 * goes back to where it was, or on to what comes next.
 */
export const Sheet = lazyDialog(
  'The dialog',
  () => import('./SheetDialog'),
  (loaded): React.ComponentType<SheetProps> => loaded.SheetDialog,
)
