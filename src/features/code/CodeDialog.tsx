import { useStore } from 'zustand'
import { codeDialogStore, showCode } from '../../state/codeDialog'
import { lazyPart } from '../../ui/lazyPart'
import { Sheet } from '../../ui/Sheet'

const CodePage = lazyPart(
  'Your own code',
  () => import('./CodePage'),
  (loaded) => loaded.CodePage,
)

/** Code of one's own over the page; the page has this once, whoever opens it. */
export function CodeDialog() {
  const open = useStore(codeDialogStore, (code) => code.open)
  return (
    <Sheet
      title="Your own code"
      about="It is read on this machine, never run as Python, and never leaves it."
      open={open}
      onOpenChange={showCode}
      next={() => document.querySelector('.run-strip .run')}
    >
      <CodePage />
    </Sheet>
  )
}
