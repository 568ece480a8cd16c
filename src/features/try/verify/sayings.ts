/** What is said of a verifier's output: on which side of its threshold, and how often that errs. Pure. */
import { scoreOf, type Verifier, type VerifierScore } from '../../../domain/verifier'
import { outputText } from '../words'

/** “, below 0.5, the threshold the loss aims at”. */
export function sideText(output: number, { threshold }: Verifier): string {
  if (threshold === null) return '; it has no threshold to go by.'
  const { value, chosen } = threshold
  const side = output < value ? 'below' : output > value ? 'above' : 'exactly at'
  return `, ${side} ${outputText(value)}, ${chosen}`
}

/** How often pairs of different and of the same were called same, on the pairs that it was judged by. */
export function errorText(verifier: Verifier): string {
  const { judgedOn } = verifier
  const [far, tar] = [scoreOf(verifier, 'far'), scoreOf(verifier, 'tar')]
  if (far === undefined || tar === undefined) return judgedOn
  return `At it ${percents(far)} of different pairs were called same, and ${percents(tar)} of same pairs. ${judgedOn}`
}

function percents({ value, low, high }: VerifierScore): string {
  const interval =
    low === null || high === null ? '' : ` (95 %: ${percent(low)} to ${percent(high)} %)`
  return `${percent(value)} %${interval}`
}

const percent = (share: number) => {
  const value = 100 * share
  return value === 0 || value === 100 ? String(value) : value.toPrecision(value >= 99.5 ? 4 : 2)
}
