/** Learning rates to try. */
import { OPTIMIZERS } from '../../domain/choices/optimizers'
import type { RunConfig } from '../../domain/config'
import type { Remedy } from '../cause'

/** A part or a multiple of the rate, without digits of the division. */
export const lowered = ({ learningRate }: RunConfig, by: number): number =>
  Number((learningRate / by).toPrecision(3))

/** The usual rate of the run's optimiser. */
export const usual = (config: RunConfig): number => OPTIMIZERS[config.optimizer].usualRate(config)

/** “, 100 times 0.01, the usual rate of SGD as it is set”. @param times the rate over the usual one */
export const besideUsual = (config: RunConfig, times: number): string =>
  `, ${Number(times.toPrecision(2))} times ${usual(config)}, the usual rate of ${OPTIMIZERS[config.optimizer].label} as it is set`

export const toRate = (learningRate: number, verb: 'Lower' | 'Raise'): Remedy => ({
  label: `${verb} the rate to ${learningRate}`,
  patch: { learningRate },
})
