/** What a step's read-back tells beside loss and accuracy; nothing is computed or read for it. */
import type { RunConfig } from '../../domain/config'
import { hasPenalty, type EncoderConfig } from '../../domain/encoders'
import { isLeast, leastDistance } from '../../domain/leastDistance'
import type { StepRecord } from '../../domain/stepLog'
import type { Readout } from './readout'

type Measured = Pick<StepRecord, 'penalty' | 'active' | 'least' | 'largest'>
type Settings = EncoderConfig &
  Pick<RunConfig, 'distance' | 'epsilon' | 'epsilonForm' | 'l2' | 'l2Applied'>

/**
 * The penalty is the loss less the mean of the pairs' losses, both of this very step, where the
 * weights' sums of squares are of the weights after it: so it is exact to the rounding of the loss.
 */
export function measuresOf(
  { loss, losses, distances }: Pick<Readout, 'loss' | 'losses' | 'distances'>,
  settings: Settings,
): Measured {
  const least = leastDistance(settings)
  return {
    penalty: hasPenalty(settings) ? Math.max(0, loss - mean(losses)) : 0,
    active: share(losses, (each) => each > 0),
    least: share(distances, (each) => isLeast(each, least)),
    largest: distances.reduce((most, each) => Math.max(most, each), 0),
  }
}

const mean = (values: Float32Array) => values.reduce((sum, each) => sum + each, 0) / values.length

function share(values: Float32Array, counts: (value: number) => boolean): number {
  return values.reduce((sum, each) => sum + (counts(each) ? 1 : 0), 0) / values.length
}
