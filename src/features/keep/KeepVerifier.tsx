import { Save } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { RunId } from '../../domain/config'
import { runsStore } from '../../state/runs'
import { Button } from '../../ui/Button'
import { lazyPart } from '../../ui/lazyPart'
import { Sheet } from '../../ui/Sheet'

const KeepPage = lazyPart(
  'Keep verifier',
  () => import('./KeepPage'),
  (loaded) => loaded.KeepPage,
)

/** Keeps a run's network as a file that other programs read. */
export function KeepVerifier({ run }: { readonly run: RunId }) {
  const [open, setOpen] = useState(false)
  // Before its first step there is nothing that was learnt.
  const why = useStore(runsStore, (runs) => {
    const { state, log, config } = runs[run]
    if (state === 'failed') return `Run ${run} has failed: there is no network to keep`
    const isImported = config !== null && config.weights !== '' && state !== 'loading'
    return (log.length === 0 && !isImported) || state === 'idle'
      ? `Run ${run} has no trained network yet`
      : null
  })
  return (
    <>
      <Button
        className="small"
        disabled={why !== null}
        title={why ?? undefined}
        onClick={() => setOpen(true)}
      >
        <Save size={13} aria-hidden /> Keep verifier…
      </Button>
      <Sheet
        title={`Keep the verifier of run ${run}`}
        about="A file to use elsewhere, and a card of what is known of it. Nothing is uploaded."
        open={open}
        onOpenChange={setOpen}
      >
        <KeepPage run={run} />
      </Sheet>
    </>
  )
}
