import { useStore } from 'zustand'
import type { Finding } from '../../diagnosis/finding'
import { beginProof, proofsStore, stopProof } from '../../state/provingRuns'
import { Button } from '../../ui/Button'
import { triedText } from './proofWords'

/** Under a card's buttons: what was tried, what is being tried, and how much time that takes. */
export function ProofLine({ finding }: { readonly finding: Finding }) {
  const { run, tried, fixes } = finding
  const proof = useStore(proofsStore, (proofs) => proofs[run])
  if (proof === undefined)
    return fixes.length === 0 ? null : (
      <div className="proof">
        <span className="muted">Not tried yet.</span>
        <Button look="quiet" className="small" onClick={() => beginProof(run)}>
          Try the fixes
        </Button>
      </div>
    )
  const { state, underWay, seconds, budget } = proof
  return (
    <div className="proof" data-state={state === 'running' ? 'proving' : state}>
      {tried.length > 0 && <p className="tried">Tried: {tried.map(triedText).join(' · ')}</p>}
      {state === 'running' && underWay !== null && (
        <div className="proving">
          <progress
            max={underWay.of}
            value={underWay.step}
            aria-label="The fix that is being tried"
          />
          <span>
            trying {tried.length + 1}, step {underWay.step} of {underWay.of} · {seconds.toFixed(0)}{' '}
            of {budget.toFixed(0)} s
          </span>
          <Button look="quiet" className="small" onClick={() => stopProof(run)}>
            Stop
          </Button>
        </div>
      )}
      {state === 'waiting' && (
        <span className="muted">
          Fixes will be tried once the runs rest, so as not to slow them.
        </span>
      )}
      {state === 'ended' && finding.proof !== 'proven' && (
        <div className="proving">
          <span className="muted">
            {seconds < budget ? 'Nothing is left to try' : `${budget.toFixed(0)} s were spent`}
            {finding.proof === 'refuted' ? '; none of it learns.' : '.'}
          </span>
          <Button look="quiet" className="small" onClick={() => beginProof(run)}>
            Try on
          </Button>
        </div>
      )}
    </div>
  )
}
