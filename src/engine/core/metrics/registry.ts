import type { RunConfig } from '../../../domain/config'
import type { Metric } from './metric'
import { verified } from './verified'

export const METRICS: Readonly<Record<RunConfig['metric'], Metric>> = { verified }
