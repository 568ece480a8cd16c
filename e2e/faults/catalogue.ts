/** Faults and set-ups that learn, by family: a file of `catalogue/` holds what belongs together. */
import { ACTIVATIONS } from './catalogue/activations'
import { BATCH } from './catalogue/batch'
import { DATA } from './catalogue/data'
import type { Fault, Healthy } from './catalogue/entry'
import { EPSILON } from './catalogue/epsilon'
import { HEADS } from './catalogue/heads'
import { HEALTHY_SETUPS } from './catalogue/healthy'
import { INITIAL } from './catalogue/initial'
import { LENGTHS } from './catalogue/lengths'
import { MARGINS } from './catalogue/margins'
import { METRICS } from './catalogue/metrics'
import { MISREAD } from './catalogue/misread'
import { MINING } from './catalogue/mining'
import { PENALTIES } from './catalogue/penalties'
import { PIXELS } from './catalogue/pixels'
import { RATES } from './catalogue/rates'
import { WIDTHS } from './catalogue/widths'

export const FAULTS: readonly Fault[] = [
  ...RATES,
  ...PENALTIES,
  ...EPSILON,
  ...INITIAL,
  ...PIXELS,
  ...DATA,
  ...HEADS,
  ...MARGINS,
  ...MINING,
  ...ACTIVATIONS,
  ...WIDTHS,
  ...BATCH,
  ...LENGTHS,
  ...METRICS,
]

export const HEALTHY: readonly Healthy[] = HEALTHY_SETUPS

export { MISREAD }
