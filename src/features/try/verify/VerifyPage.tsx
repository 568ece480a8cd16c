import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { FoundNetwork } from '../../../domain/foundNetwork'
import type { Verifier } from '../../../domain/verifier'
import { verifierConfig } from '../../../domain/verifierConfig'
import { exportNetwork } from '../../../state/bringWeights'
import { idleRun } from '../../../state/runView'
import { tryoutStore } from '../../../state/tryout'
import { openVerifying, verifyingStore, wantedByVerifier } from '../../../state/verifying'
import { Button } from '../../../ui/Button'
import { saveFile } from '../../../ui/saveFile'
import { Enrol } from '../Enrol'
import type { Place } from '../place'
import { ModeButtons } from '../ModeButtons'
import { Slot } from '../Slot'
import '../try.css'
import { MissingVerifier } from './MissingVerifier'
import { Known } from './Known'
import { SaidOfGallery, SaidOfPair } from './Said'
import { useVerifierDrop } from './useVerifierDrop'
import './verify.css'

/** A kept verifier by itself: two pictures, or one against whoever is enrolled. */
export function VerifyPage({ id }: { readonly id: string }) {
  const { state, network } = useStore(verifyingStore)
  const refused = useVerifierDrop()
  useEffect(() => openVerifying(id), [id])
  if (state === 'loading')
    return (
      <main className="verify">
        <p className="muted" role="status">
          Reading what is kept…
        </p>
      </main>
    )
  const verifier = network?.verifier ?? null
  if (network === null || verifier === null)
    return (
      <main className="verify">
        <MissingVerifier id={id} refused={refused} />
      </main>
    )
  return <Open network={network} verifier={verifier} refused={refused} />
}

const IDLE = idleRun()

function Open(props: {
  readonly network: FoundNetwork
  readonly verifier: Verifier
  /** Why a file that was dropped could not be opened; null where none was, or it could. */
  readonly refused: string | null
}) {
  const { network, verifier, refused } = props
  const tryout = useStore(tryoutStore)
  const problem = useStore(verifyingStore, (verifying) => verifying.problem)
  const wanted = wantedByVerifier(network.id, verifier)
  const { words } = wanted
  const config = verifierConfig(verifier)
  const place: Place = { tryout, view: IDLE, config, wanted, words, hasHeldOut: false }
  return (
    <main className="verify" data-verifier={network.id}>
      <header className="verify-head">
        <h2>{network.name}</h2>
        <Export network={network} />
      </header>
      {refused !== null && (
        <p className="problem" role="alert">
          {refused}
        </p>
      )}
      <Known verifier={verifier} />
      <div className="try">
        <ModeButtons galleryLabel="Who is this?" />
        {tryout.mode === 'pair' ? (
          <div className="try-pair">
            <Slot slot="first" label={`First ${words.picture}`} place={place} />
            <Slot slot="second" label={`Second ${words.picture}`} place={place} />
            <section className="try-result" aria-label="What the verifier says">
              <SaidOfPair verifier={verifier} place={place} />
            </section>
          </div>
        ) : (
          <div className="try-gallery">
            <div className="try-gallery-side">
              <Slot slot="probe" label="Probe" place={place} />
              <Enrol place={place} />
              <p className="muted">
                Who is enrolled is kept with this verifier in this browser, cut to{' '}
                {wanted.options.side} px.
              </p>
              {problem !== null && (
                <p className="problem" role="alert">
                  {problem}
                </p>
              )}
            </div>
            <section className="try-result" aria-label="Enrolled, nearest first">
              <SaidOfGallery verifier={verifier} place={place} />
            </section>
          </div>
        )}
        <p className="muted try-promise">Nothing you put here leaves this machine.</p>
      </div>
    </main>
  )
}

/** The verifier as a file, with who is enrolled. */
function Export({ network }: { readonly network: FoundNetwork }) {
  const [note, setNote] = useState<string | null>(null)
  async function save() {
    setNote('Writing…')
    try {
      saveFile('verifier.safetensors', await exportNetwork(network, 'safetensors'))
      setNote(null)
    } catch (thrown) {
      setNote((thrown as Error).message)
    }
  }
  return (
    <span className="tab-actions">
      <Button className="small" title="As .safetensors, with who is enrolled" onClick={save}>
        <Download size={13} aria-hidden /> Export
      </Button>
      {note !== null && <span role="status">{note}</span>}
    </span>
  )
}
