/** How often a threshold errs, by the held-out pairs that may say so. Pure. */
import { crosswise, type Judge } from '../../domain/judging'
import type { ImageWords } from '../../domain/setKind'
import type { JudgedRates, Rates } from '../../state/judgedRates'
import { percentInterval, ratesInterval } from '../../state/scores/intervals'

/**
 * “At it 3.2 % of 774 different pairs of others are called same (95 %: 1.1 to 9.0 %), and 71 % of 774 same
 * pairs (95 %: 50 to 85 %).” Null where there are no pairs of one kind.
 */
export function errorsLine(
  { same, different, far, tar, leftOut }: Rates,
  words: Pick<ImageWords, 'many' | 'picture'>,
  judge: Pick<Judge, 'calibrated'>,
): string | null {
  if (same === 0 || different === 0) return null
  const interval = (rate: 'far' | 'tar') => {
    const found = ratesInterval({ leftOut }, rate)
    return found === null ? '' : ` (${percentInterval(found, percent)})`
  }
  const units = leftOut?.units
  const over =
    units === undefined
      ? ''
      : ` Over ${units.count.toLocaleString('en')} ${units.over === 'people' ? words.many : `${words.picture}s`}.`
  const at = crosswise(judge) === null ? 'At it' : 'Each half at the other’s threshold,'
  return `${at} ${percent(far)} % of ${different.toLocaleString('en')} different pairs are called same${interval('far')}, and ${percent(tar)} % of ${same.toLocaleString('en')} same pairs${interval('tar')}.${over}`
}

/** How far forgeries of the signer fare otherwise than signatures of others; null where nothing is forged. */
export function forgedLine(rates: Pick<JudgedRates, 'forged'> | null): string | null {
  const forged = rates?.forged ?? null
  return forged === null
    ? null
    : `Of forged signatures of the same signer ${percent(forged.skilled.far)} % are called same, of other signers’ ${percent(forged.random.far)} %.`
}

const percent = (share: number) => {
  const value = 100 * share
  return value === 0 || value === 100 ? String(value) : value.toPrecision(value >= 99.5 ? 4 : 2)
}
