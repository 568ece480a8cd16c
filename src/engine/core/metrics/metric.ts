import type { RunConfig } from '../../../domain/config'
import type { PairOutputs } from '../../../domain/verification/pairOutputs'

/** Accuracy as a fraction of pairs. */
export type Metric = (judged: PairOutputs, config: RunConfig) => number
