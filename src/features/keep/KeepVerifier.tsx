import { Save } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useStore } from 'zustand'
import type { RunId } from '../../domain/config'
import { runsStore } from '../../state/runs'
import { Button } from '../../ui/Button'
import { Sheet } from '../../ui/Sheet'

const KeepPage = lazy(async () => ({ default: (await import('./KeepPage')).KeepPage }))

/** Keeps a run's network as a file that other programs read. */
export function KeepVerifier({ run }: { readonly run: RunId }) {
  const [open, setOpen] = useState(false)
  // Before its first step there is nothing that was learnt.
  const started = useStore(runsStore, (runs) => {
    const { state, log } = runs[run]
    return log.length > 0 && state !== 'idle' && state !== 'failed'
  })
  return (
    <>
      <Button
        className="small"
        disabled={!started}
        title={started ? undefined : `Run ${run} has no trained network yet`}
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
        <Suspense fallback={<p className="muted keep-wait">Loading…</p>}>
          <KeepPage run={run} />
        </Suspense>
      </Sheet>
    </>
  )
}
