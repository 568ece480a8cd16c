import type { RunConfig } from '../../../domain/config'
import type { Judged } from '../../../domain/verification/judged'

/** Accuracy as a fraction of pairs. */
export type Metric = (judged: Judged, config: RunConfig) => number
