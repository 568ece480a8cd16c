/** Fixes that several findings offer. */
import type { RunConfig } from '../domain/config'
import type { Fix } from './finding'

const LOWER = 10

/** A tenth of a learning rate, without digits of the division. */
export const lowerRate = ({ learningRate }: RunConfig): number =>
  Number((learningRate / LOWER).toPrecision(3))

export const lowerTheRate = (config: RunConfig): Fix => ({
  label: `Lower the rate to ${lowerRate(config)}`,
  patch: { learningRate: lowerRate(config) },
})

/** With the sign that the loss wants from the first step: drawn, it is wrong from half of all seeds. */
export const LEARNABLE_SCALE: Fix = {
  label: 'Give σ a learnable scale',
  patch: { head: 'dense_sigmoid', headStart: 'one' },
}

export const RAW_DISTANCE: Fix = { label: 'Use the raw distance', patch: { head: 'raw' } }

export const VERIFIED: Fix = { label: 'Show verified accuracy', patch: { metric: 'verified' } }
