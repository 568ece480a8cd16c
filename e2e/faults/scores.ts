/** What findings were worth. */
import { changedKeys, FAULTS } from './catalogue'
import type { Outcome } from './outcome'

const settingOf = (id: string) => {
  const fault = FAULTS.find((each) => each.id === id)
  return fault ? changedKeys(fault) : null
}

/** Whether an outcome counts: the change breaks what works without it. */
export const counts = ({ id, failure, baseFailure }: Outcome): boolean =>
  settingOf(id) === null ? failure === null : failure !== null && baseFailure === null

/** Whether the first fix changes the setting that was changed. */
export function namesIt({ id, fix }: Outcome): boolean {
  const setting = settingOf(id) ?? []
  return (
    fix !== null &&
    fix.keys.some(
      (key) => setting.includes(key) || (key === 'encoder' && setting.includes('layers')),
    )
  )
}

/** Right: undoing just what the first fix changes rescues the run, or it is the very setting that was changed. */
export const isRight = (outcome: Outcome): boolean => outcome.cures === true || namesIt(outcome)

export function lineOf(outcome: Outcome): string {
  const { id, seed, failure, first, fix, cures, trials, seconds, auc, told, baseFailure } = outcome
  const setting = settingOf(id)
  if (setting === null)
    return `${counts(outcome) ? (told.length > 0 ? 'FALSE' : 'ok   ') : 'fails'} ${failure ?? ''} ${id} seed ${seed} AUC ${auc.toFixed(3)} ${told.map((each) => `${each.code}@${each.step}`).join(' ')}`
  const mark = !counts(outcome)
    ? '  -  '
    : isRight(outcome)
      ? cures
        ? 'CURES'
        : 'right'
      : first === null
        ? 'MISS '
        : 'WRONG'
  return `${mark} ${id} seed ${seed} · ${failure ?? 'does not fail'}${baseFailure === null ? '' : ` (base: ${baseFailure})`} AUC ${auc.toFixed(3)} · ${first === null ? 'nothing' : `${first.code} ${first.cause ?? '?'} ${first.proof}`} · ${fix === null ? 'no fix' : `${fix.label} [${fix.keys.join(',')}]`} · ${trials} tried ${seconds.toFixed(1)} s`
}

export interface Score {
  readonly of: number
  readonly detected: number
  readonly right: number
  readonly names: number
  readonly cures: number
}

export function scoreOf(outcomes: readonly Outcome[]): Score {
  const failing = outcomes.filter((each) => settingOf(each.id) !== null && counts(each))
  const count = (is: (each: Outcome) => boolean) => failing.filter(is).length
  return {
    of: failing.length,
    detected: count(({ first }) => first !== null),
    right: count(isRight),
    names: count(namesIt),
    cures: count(({ cures }) => cures === true),
  }
}

export function falselyTold(outcomes: readonly Outcome[]) {
  const healthy = outcomes.filter((each) => settingOf(each.id) === null && counts(each))
  const of = (severity: string) =>
    healthy.filter(({ told }) => told.some((each) => each.severity === severity))
  return { of: healthy.length, errors: of('error'), warnings: of('warning') }
}

export function totals(outcomes: readonly Outcome[]): string {
  const { of, detected, right, names, cures } = scoreOf(outcomes)
  const { of: healthy, errors, warnings } = falselyTold(outcomes)
  const share = (part: number, whole: number) =>
    `${part} of ${whole} (${((100 * part) / (whole || 1)).toFixed(1)} %)`
  return [
    `Failing runs that count: ${of}`,
    `detected ${share(detected, of)} · cause right ${share(right, of)} · names the changed setting ${share(names, of)} · first fix cures ${share(cures, of)}`,
    `Healthy runs that count: ${healthy}: false errors ${share(errors.length, healthy)}, false warnings ${share(warnings.length, healthy)}`,
  ].join('\n')
}
