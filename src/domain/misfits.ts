import { LOSSES } from './choices/losses'
import type { RunConfig } from './config'
import type { SetupProblem } from './setupProblem'

/** Why the loss would mean nothing as it is set up, each with the nearest that does; often empty. */
export const misfits = (config: RunConfig): readonly SetupProblem[] =>
  LOSSES[config.loss].misfits(config)
