import { useStore } from 'zustand'
import type { Finding, Fix } from '../../diagnosis/finding'
import { learntIn } from '../../diagnosis/proof'
import type { ProofState } from '../../state/prover'
import { rests } from '../../state/proving'
import { beginProof, provingStore, stopProof } from '../../state/provingRuns'
import { runsStore } from '../../state/runs'
import { Bar } from '../../ui/Bar'
import { Button } from '../../ui/Button'
import { triedText } from '../../diagnosis/trialWords'
import { endText, stepText, timeText } from './proofWords'

/** Under a card's buttons: what was tried, what is being tried, and how much time that takes. */
export function ProofLine({ finding }: { readonly finding: Finding }) {
  const { run, tried } = finding
  const proof = useStore(provingStore, ({ proofs }) => proofs[run])
  const isOpen = useStore(provingStore, ({ open }) => open.includes(run))
  const goesOn = useStore(runsStore, (runs) => !rests(runs[run]))
  if (proof === undefined && !isOpen) return <Untried finding={finding} goesOn={goesOn} />
  return (
    <div className="proof" data-state={proof?.state === 'running' ? 'proving' : proof?.state}>
      {tried.length > 0 && <Tried fixes={tried} />}
      {proof === undefined ? (
        <p className="proof-line">
          Not tried yet.
          <Button look="quiet" className="small" onClick={() => beginProof(run)}>
            Try the fixes
          </Button>
        </p>
      ) : (
        <HowFar proof={proof} finding={finding} />
      )}
    </div>
  )
}

/** What came of each, the best first; many are folded away. */
function Tried({ fixes }: { readonly fixes: readonly Fix[] }) {
  const ordered = fixes.toSorted((a, b) => learntOf(b) - learntOf(a) || aucOf(b) - aucOf(a))
  const text = (some: readonly Fix[]) => some.map(triedText).join(' · ')
  const rest = ordered.slice(SHOWN)
  return (
    <div className="tried">
      <p>
        <b>Tried:</b> {text(ordered.slice(0, SHOWN))}
      </p>
      {rest.length > 0 && (
        <details>
          <summary>and {rest.length} more</summary>
          <p>{text(rest)}</p>
        </details>
      )}
    </div>
  )
}

const SHOWN = 5
/** The best held-out AUC that it came to. */
const aucOf = ({ trial }: Fix) => Math.max(0, ...(trial?.runs ?? []).map(({ auc }) => auc ?? 0))
const learntOf = ({ trial }: Fix) => (trial === null ? 0 : learntIn(trial))

/** Of a run that fails while it goes on, or that learns besides: then a trial that learns would prove nothing. */
function Untried({ finding, goesOn }: { readonly finding: Finding; readonly goesOn: boolean }) {
  if (finding.fixes.length === 0) return null
  return (
    <div className="proof">
      <p className="proof-line">
        {goesOn ? 'Not tried yet: trying the fixes waits until the run rests.' : 'Not tried.'}
      </p>
    </div>
  )
}

function HowFar({ proof, finding }: { readonly proof: ProofState; readonly finding: Finding }) {
  const { state, underWay, seconds, budget } = proof
  const { run } = finding
  switch (state) {
    case 'waiting':
      return <p className="proof-line">Trying the fixes waits until nothing else computes.</p>
    case 'running':
      return (
        <div className="proving">
          <span>{underWay ? `Trying: ${underWay.label}` : 'Trying the next'}</span>
          <Button look="quiet" className="small" onClick={() => stopProof(run)}>
            Stop
          </Button>
          <Bar
            max={budget}
            value={Math.min(seconds, budget)}
            aria-label="Time spent on trying fixes"
            aria-valuetext={timeText(proof)}
          />
          <small>{underWay && stepText(underWay)}</small>
          <small>{timeText(proof)}</small>
        </div>
      )
    case 'ended': {
      const text = endText(proof)
      return (
        text && (
          <p className="proof-line">
            {text}
            <Button look="quiet" className="small" onClick={() => beginProof(run)}>
              Try on
            </Button>
          </p>
        )
      )
    }
    default:
      return state satisfies never
  }
}
