import { Check } from 'lucide-react'
import type { Finding, Fix } from '../../diagnosis/finding'
import { learnt, learntIn } from '../../diagnosis/proof'
import { writePatch } from '../../domain/link'
import { showOverSeeds, SEEDS } from '../../state/overSeeds'
import { applyFix, raceFix } from '../../state/runs'
import { Button } from '../../ui/Button'

/** Applies a fix, races it as B, or proves it over seeds; the first is the one to press. */
export function FixButtons({ finding }: { readonly finding: Finding }) {
  const { code, run, severity, fixes, proof, leads } = finding
  const [first] = fixes
  if (first === undefined) return null
  // A race needs a run that can be started at all, and two that are judged by the same people.
  const trains =
    code !== 'learns' && code !== 'run_error' && (code !== 'setup_problem' || severity !== 'error')
  const isUrgent = severity === 'error' || proof === 'proven'
  return (
    <div className="fixes">
      {fixes.map((fix) => (
        <FixButton key={fix.label} fix={fix} run={run} isNext={isUrgent && fix === first} />
      ))}
      {run === 'A' && trains && (
        <Button
          onClick={() => raceFix(first.patch)}
          title={`Run B with “${first.label}” beside A as it is`}
        >
          Race it as B
        </Button>
      )}
      {leads && (
        <Button
          onClick={() => showOverSeeds(run, first)}
          title={`“${first.label}” on ${SEEDS} seeds, beside the run as it is`}
        >
          Prove over {SEEDS} seeds
        </Button>
      )}
    </div>
  )
}

function FixButton(props: {
  readonly fix: Fix
  readonly run: Finding['run']
  readonly isNext: boolean
}) {
  const { fix, run, isNext } = props
  const { label, patch, trial } = fix
  return (
    <Button
      look={isNext ? 'primary' : 'plain'}
      data-fix={writePatch(patch)}
      data-learns={trial ? `${learntIn(trial)}/${trial.runs.length}` : undefined}
      onClick={() => applyFix(run, patch)}
    >
      {trial && learnt(trial) && <Check size={13} strokeWidth={2.5} aria-hidden />}
      {label}
    </Button>
  )
}
