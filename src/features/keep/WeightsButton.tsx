import { FileUp } from 'lucide-react'
import { useStore } from 'zustand'
import { showWeights, weightsDialogStore } from '../../state/weightsDialog'
import { Button } from '../../ui/Button'
import { lazyPart } from '../../ui/lazyPart'
import { Sheet } from '../../ui/Sheet'
import './keep.css'

const WeightsPage = lazyPart(
  'Weights and verifiers',
  () => import('./WeightsPage'),
  (loaded) => loaded.WeightsPage,
)

/** Opens the weights that this browser keeps. */
export function WeightsButton() {
  const open = useStore(weightsDialogStore, (dialog) => dialog.open)
  return (
    <>
      <Button
        className="small"
        title="Begin with weights of a file, or verify with them"
        onClick={() => showWeights(true)}
      >
        <FileUp size={13} aria-hidden /> Weights…
      </Button>
      <Sheet
        title="Weights and verifiers"
        about="They are read on this machine, kept in this browser, and never leave it."
        open={open}
        onOpenChange={showWeights}
      >
        <WeightsPage />
      </Sheet>
    </>
  )
}
