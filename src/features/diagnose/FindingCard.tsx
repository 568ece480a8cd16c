import type { Finding, Fix } from '../../diagnosis/finding'
import { learntIn } from '../../diagnosis/proof'
import { applyFix, raceFix } from '../../state/runs'
import { Button } from '../../ui/Button'
import { PixelImage } from '../../ui/PixelImage'
import { RunBadge } from '../../ui/RunBadge'
import { OverSeeds } from './OverSeeds'
import { ProofLine } from './ProofLine'
import { cameOf, patchText } from './proofWords'

const SIGNS = { error: '✕', warning: '!', ok: '✓' } as const
const WORDS = { error: 'Error', warning: 'Warning', ok: 'Good' } as const

/** Findings of how a run came out: their fixes can be tried. */
const TRIED = new Set<Finding['code']>([
  'non_finite',
  'dead_gradient',
  'collapsed',
  'held_out_lags',
  'misread',
  'stuck',
])

/** One finding: what, evidence, why, and buttons that apply a fix or race it as B. */
export function FindingCard({ finding, comparing }: { finding: Finding; comparing: boolean }) {
  const { code, run, severity, title, where, why, evidence, fixes, cause, proof, follows } = finding
  const isTried = TRIED.has(code)
  // A race needs a run that can be started at all.
  const trains = code !== 'run_error' && (code !== 'setup_problem' || severity !== 'error')
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
      {evidence && (evidence.pair || evidence.chain) && (
        <div className="evidence">
          {evidence.pair && (
            <>
              <PixelImage
                pixels={evidence.pair.imageA}
                side={evidence.pair.side}
                channels={evidence.pair.channels}
                label="First image of the pair"
              />
              <PixelImage
                pixels={evidence.pair.imageB}
                side={evidence.pair.side}
                channels={evidence.pair.channels}
                label="Second image of the pair"
              />
            </>
          )}
          {evidence.chain && (
            <div className="chain">
              {evidence.chain.map((link) => (
                <span key={link.text} className={link.bad ? 'bad' : ''}>
                  {link.text}
                </span>
              ))}
            </div>
          )}
        </div>
      )}
      {why && <p>{why}</p>}
      {follows.length > 0 && (
        <ul className="follows" aria-label="What follows from it">
          {follows.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      {fixes.length > 0 && (
        <div className="fixes">
          {fixes.map((fix, index) => (
            <Button
              key={fix.label}
              look={
                index === 0 && (severity === 'error' || proof === 'proven') ? 'primary' : 'plain'
              }
              data-fix={patchText(fix.patch)}
              data-learns={
                fix.trial === null ? undefined : `${learntIn(fix.trial)}/${fix.trial.runs.length}`
              }
              onClick={() => applyFix(run, fix.patch)}
            >
              {fix.label}
              {fix.trial !== null && <span className="came">{cameOf(fix.trial)}</span>}
            </Button>
          ))}
          {run === 'A' && trains && fixes[0] && <Race fix={fixes[0]} />}
          {isTried && fixes[0] && <OverSeeds run={run} fix={fixes[0]} />}
        </div>
      )}
      {isTried && <ProofLine finding={finding} />}
    </article>
  )
}

function Race({ fix }: { fix: Fix }) {
  return (
    <Button
      onClick={() => raceFix(fix.patch)}
      title={`Run B with “${fix.label}” beside A as it is`}
    >
      Race it as B
    </Button>
  )
}
