/** Whether a threshold tells same from different any better than guessing does. Pure. */
import type { ImageWords } from '../../domain/setKind'
import { rateInterval, type RatesAt } from '../../domain/verification/jackknife'
import type { Rates } from '../../state/judgedRates'

/** Both kinds counted alike, so that guessing comes to one half whatever the pairs. */
const balanced = ({ far, tar }: RatesAt) => (tar + 1 - far) / 2
const GUESSING = 0.5

/** Why a verdict is little more than a guess, a sentence; null where it is more. */
export function weakThreshold(
  { leftOut, ...rates }: Rates,
  { many }: Pick<ImageWords, 'many'>,
): string | null {
  if (rates.same === 0 || rates.different === 0) return null
  if (leftOut === null)
    return `Take it for a guess: how this threshold does on other ${many} is not known of so few.`
  const { low, high } = rateInterval(leftOut, balanced)
  if (low > GUESSING) return null
  return `Take it for a guess: of held-out pairs, as many same as different, ${percent(balanced(rates))} are right at this threshold (95 %: ${percent(low)} to ${percent(high)}), and guessing gets 50 %.`
}

const percent = (share: number) => `${Math.round(100 * share)} %`
