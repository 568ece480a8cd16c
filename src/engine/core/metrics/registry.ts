import type { RunConfig } from '../../../domain/config'
import { binaryAccuracy } from './binaryAccuracy'
import { kerasLtHalf } from './kerasLtHalf'
import type { Metric } from './metric'
import { verified } from './verified'

export const METRICS: Readonly<Record<RunConfig['metric'], Metric>> = {
  verified,
  keras_lt_half: kerasLtHalf,
  binary_accuracy: binaryAccuracy,
}
