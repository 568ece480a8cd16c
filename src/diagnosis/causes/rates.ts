/** Learning rates to try. */
import { OPTIMIZERS } from '../../domain/choices/optimizers'
import type { RunConfig } from '../../domain/config'
import type { Remedy } from '../cause'

/** A part or a multiple of the rate, without digits of the division. */
export const lowered = ({ learningRate }: RunConfig, by: number): number =>
  Number((learningRate / by).toPrecision(3))

/** The usual rate of the run's optimiser. */
export const usual = (config: RunConfig): number => OPTIMIZERS[config.optimizer].usualRate(config)

export const toRate = (learningRate: number, verb: 'Lower' | 'Raise'): Remedy => ({
  label: `${verb} the rate to ${learningRate}`,
  patch: { learningRate },
})
