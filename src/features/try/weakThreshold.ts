/** Whether a threshold tells same from different any better than guessing does. Pure. */
import { crosswise, type Judge } from '../../domain/judging'
import type { ImageWords } from '../../domain/setKind'
import { rateInterval, type RatesAt } from '../../domain/verification/jackknife'
import type { Rates } from '../../state/judgedRates'
import { percentInterval } from '../../state/scores/intervals'

/** Both kinds counted alike, so that guessing comes to one half whatever the pairs. */
const balanced = ({ far, tar }: RatesAt) => (tar + 1 - far) / 2
const GUESSING = 0.5

/** Why a verdict is little more than a guess, a sentence; null where it is more. */
export function weakThreshold(
  { leftOut, ...rates }: Rates,
  { many }: Pick<ImageWords, 'many'>,
  judge: Pick<Judge, 'calibrated'>,
): string | null {
  if (rates.same === 0 || rates.different === 0) return null
  if (leftOut === null)
    return `Take it for a guess: how this threshold does on other ${many} is not known of so few.`
  const interval = rateInterval(leftOut, balanced)
  if (interval.low > GUESSING) return null
  const at = crosswise(judge) === null ? 'at this threshold' : 'each half at the other’s threshold'
  return `Take it for a guess: of held-out pairs, as many same as different, ${percent(balanced(rates))} % are right ${at} (${percentInterval(interval, percent)}), and guessing gets 50 %.`
}

const percent = (share: number) => String(Math.round(100 * share))
