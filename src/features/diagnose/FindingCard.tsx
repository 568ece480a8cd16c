import { isAmiss, type Finding } from '../../diagnosis/finding'
import { RunBadge } from '../../ui/RunBadge'
import { Evidence } from './Evidence'
import { FixButtons } from './FixButtons'
import { ProofLine } from './ProofLine'
import { YourCode } from './YourCode'

const SIGNS = { error: '✕', warning: '!', ok: '✓' } as const
const WORDS = { error: 'Error', warning: 'Warning', ok: 'Good' } as const

/** One finding: what, evidence, why, and buttons that apply a fix, with what came of trying it. */
export function FindingCard({ finding, comparing }: { finding: Finding; comparing: boolean }) {
  const { code, run, severity, title, where, why, evidence, cause, proof, follows, leads } = finding
  return (
    <article
      className={`finding ${severity}`}
      data-finding={code}
      data-run={run}
      data-severity={severity}
      data-cause={cause ?? undefined}
      data-proof={proof}
    >
      <header>
        <span className="sign" role="img" aria-label={WORDS[severity]}>
          {SIGNS[severity]}
        </span>
        <div>
          <h3>{title}</h3>
          <small>
            {comparing && <RunBadge run={run} />} {where}
          </small>
        </div>
      </header>
      <Evidence evidence={evidence} />
      {why && <p>{why}</p>}
      {follows.length > 0 && (
        <div className="follows">
          <h4>What follows from it</h4>
          <ul>
            {follows.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      )}
      <FixButtons finding={finding} />
      <YourCode finding={finding} />
      {leads ? <ProofLine finding={finding} /> : <Untried finding={finding} />}
    </article>
  )
}

/** What speaks of the settings alone offers what would change them; nothing was run for it. */
function Untried({ finding }: { readonly finding: Finding }) {
  const { code, fixes } = finding
  const isAdvice = isAmiss(finding) && code !== 'run_error' && code !== 'setup_problem'
  return isAdvice && fixes.length > 0 ? <p className="proof-line">Not tried.</p> : null
}
