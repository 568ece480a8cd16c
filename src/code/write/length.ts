/** How long a script trains: so many epochs of so many steps, which together are the run's limit. */
import type { RunConfig } from '../../domain/config'
import type { DataFacts } from '../../domain/dataCounts'
import { stepLimit, stepsPerEpoch } from '../../domain/epochs'

export interface Length {
  readonly epochs: number
  /** Steps in each. */
  readonly steps: number
  readonly about: string
}

const WITHOUT_LIMIT = 10
/** Steps between two reports, where the run's limit is one of steps. */
const FEW = 50
const MANY = 200

export function lengthOf(config: RunConfig, facts: DataFacts): Length {
  const perEpoch = stepsPerEpoch(config, facts)
  const limit = stepLimit(config, facts)
  if (limit === 0)
    return {
      epochs: WITHOUT_LIMIT,
      steps: perEpoch,
      about: 'the run has no limit: as long as you like',
    }
  if (config.epochs > 0 && limit === config.epochs * perEpoch)
    return { epochs: config.epochs, steps: perEpoch, about: `${limit} steps` }
  const steps = dividing(limit, Math.min(MANY, Math.max(FEW, limit / 6)))
  return { epochs: limit / steps, steps, about: `${limit} steps, reported every ${steps}` }
}

/** The largest divisor up to `most`, or the next one above where that is a small one. */
function dividing(limit: number, most: number): number {
  const divisors = Array.from({ length: limit }, (_, i) => i + 1).filter(
    (each) => limit % each === 0,
  )
  const below = divisors.findLast((each) => each <= most) ?? 1
  return below >= most / 4 ? below : (divisors.find((each) => each > most) ?? limit)
}
