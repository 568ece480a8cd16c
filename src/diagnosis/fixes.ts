/** Fixes that several findings offer. */
import type { Remedy } from './cause'

/** With the sign that the loss wants from the first step: drawn, it is wrong from half of all seeds. */
export const LEARNABLE_SCALE: Remedy = {
  label: 'Give σ a learnable scale',
  patch: { head: 'dense_sigmoid', headStart: 'one' },
}

/** No distance before the σ: each component of |a − b| has a weight. */
export const WEIGHED_DIFFERENCES: Remedy = {
  label: 'Put σ on a Dense(1) of |a − b|',
  patch: { head: 'absdiff_sigmoid' },
}

export const RAW_DISTANCE: Remedy = { label: 'Use the raw distance', patch: { head: 'raw' } }

export const VERIFIED: Remedy = { label: 'Show verified accuracy', patch: { metric: 'verified' } }
