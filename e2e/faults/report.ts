/** What the command prints. */
import type { EntryKind, Missing, Result } from './result'
import { present } from './result'
import { counts, cures, detectedAt, falseAlarms, isRight, scoreOf } from './scores'
import { failure } from './truth'

/** One entry under all its seeds, in a line. */
export function lineOf(id: string, all: readonly (Result | Missing)[]): string {
  const results = present(all)
  const missing = all.length - results.length
  const rest = missing === 0 ? '' : ` · ${missing} not recorded`
  const [one] = results
  if (one === undefined) return `${id} · not recorded`
  return `${id} · ${LINES[one.kind](results)}${rest}`
}

function faultLine(results: readonly Result[]): string {
  const counting = results.filter(counts)
  if (counting.length === 0) return `fails 0/${results.length}: ${why(results)}`
  const { runs, detected, right, names, cures: cured } = scoreOf(counting)
  const steps = counting.map(detectedAt).filter((step) => step !== null)
  const at = steps.length === 0 ? '' : ` (step ${[...new Set(steps)].sort(byNumber).join(', ')})`
  return [
    `fails ${runs}/${results.length} (${tally(counting.map(({ measured }) => failure(measured) ?? ''))})`,
    `detected ${detected}${at}`,
    `right ${right}`,
    `names ${names}`,
    `cures ${cured}`,
    tally(counting.map(spokenOf)),
  ].join(' · ')
}

function spokenOf(result: Result): string {
  const { first, fix } = result
  if (first === null) return 'NOTHING'
  const mark = cures(result) ? '' : isRight(result) ? ' (no cure)' : ' WRONG'
  const proof = first.proof === 'none' ? '' : ` ${first.proof}`
  return `${first.code}:${first.cause ?? '?'}${proof} → ${fix?.label ?? 'no fix'}${mark}`
}

/** What was told of set-ups that were told wrongly once. */
const misreadLine = (results: readonly Result[]): string =>
  tally(results.map((each) => `${failure(each.measured) ?? 'learns'}: ${spokenOf(each)}`))

function healthyLine(results: readonly Result[]): string {
  const counting = results.filter(counts)
  const told = counting.flatMap(({ told }) =>
    told.map(({ severity, code, step }) => `FALSE ${severity} ${code} at ${step}`),
  )
  const ill = results.length - counting.length
  return `learns ${counting.length}/${results.length}${ill === 0 ? '' : ` (${why(results)})`} · ${told.length === 0 ? 'nothing false' : tally(told)}`
}

const LINES: Readonly<Record<EntryKind, (results: readonly Result[]) => string>> = {
  fault: faultLine,
  healthy: healthyLine,
  misread: misreadLine,
}

/** Why results do not count. */
const why = (results: readonly Result[]): string =>
  tally(
    results
      .filter((each) => !counts(each))
      .map(({ measured, base }) => {
        const own = failure(measured)
        const figure = `AUC ${measured.auc.toFixed(3)} of ${measured.untrained.toFixed(3)}`
        if (base === null) return `${own} ${figure}`
        const bases = failure(base)
        return bases === null
          ? `learns, ${figure}`
          : `base: ${bases} AUC ${base.auc.toFixed(3)} of ${base.untrained.toFixed(3)}`
      }),
  )

/** “a ×3, b”. */
export function tally(words: readonly string[]): string {
  const counted = new Map<string, number>()
  for (const word of words) counted.set(word, (counted.get(word) ?? 0) + 1)
  return [...counted].map(([word, n]) => (n === 1 ? word : `${word} ×${n}`)).join(', ')
}

const byNumber = (a: number, b: number) => a - b

export const share = (part: number, whole: number): string =>
  `${part} of ${whole} (${((100 * part) / (whole || 1)).toFixed(1)} %)`

export function totalsOf(all: readonly (Result | Missing)[]): string {
  const results = present(all)
  const { runs, detected, right, names, cures: cured, unknown } = scoreOf(results)
  const { runs: healthy, errors, warnings } = falseAlarms(results)
  const entered = (of: EntryKind) => results.filter(({ kind }) => kind === of).length
  return [
    `Failing runs that count: ${share(runs, entered('fault'))}; not recorded: ${all.length - results.length}`,
    `  detected                  ${share(detected, runs)}`,
    `  cause right               ${share(right, runs)}`,
    `  names the changed setting ${share(names, runs)}`,
    `  first fix cures           ${share(cured, runs)}${unknown === 0 ? '' : `, ${unknown} not recorded`}`,
    `Healthy runs that count: ${share(healthy, entered('healthy'))}`,
    `  a false error             ${share(errors.length, healthy)}`,
    `  a false warning           ${share(warnings.length, healthy)}`,
  ].join('\n')
}
