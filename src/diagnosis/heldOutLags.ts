import { layersOf } from '../domain/encoders'
import type { Rule } from './finding'

const WINDOW = 20

/** Training loss good, held-out pairs no better than guessing. */
export const heldOutLagsRule: Rule = ({ run, config, log, heldOut, nonFinite }) => {
  if (heldOut === null || nonFinite !== null || log.length < WINDOW) return null
  const losses = log.column('loss').subarray(-WINDOW)
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length
  if (mean > 0.05 * config.margin ** 2 || heldOut.accuracy > 0.7) return null
  const normalised = layersOf(config).some((layer) => layer.kind === 'batch_normalization')
  return {
    code: 'held_out_lags',
    run,
    severity: 'warning',
    title: 'Trains well, fails on held-out pairs',
    where: `step ${heldOut.step} · training loss ${mean.toPrecision(2)}, held-out accuracy ${heldOut.accuracy.toFixed(3)}`,
    why: normalised
      ? 'Batch normalisation uses the batch’s own statistics in training and slowly moving averages on held-out pairs. At momentum 0.99 those lag for hundreds of steps, so held-out distances stay small and every pair counts as the same. Keras does the same. More steps let them catch up, unless the network is dead.'
      : 'The network fits its training pairs but not unseen ones.',
    fixes: [],
    step: heldOut.step,
  }
}
