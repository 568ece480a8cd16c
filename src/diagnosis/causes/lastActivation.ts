import type { Cause } from '../cause'
import { percent } from '../history'
import { linearLast } from '../reachFixes'
import { isActive, type Activation } from '../../domain/layers'
import { lastActive } from './layers'

/** An activation on the embedding that saturates, dies, or keeps distances short. */
export const lastActivation: Cause = {
  weigh({ layers, outcome, states, reach, wanted }) {
    const last = lastActive(layers)
    if (last === null || last.layer.activation === 'linear') return 0
    if (outcome === 'by_heart' || outcome === 'lags') return 0.03
    const state = states.findLast(({ kind }) => isActive({ kind }))
    const isSpent = state !== undefined && (state.dead > 0.6 || state.saturated > 0.6)
    const isShort = wanted !== null && reach.most < wanted
    return Math.min(0.9, BASE[last.layer.activation] + (isSpent ? 0.35 : 0) + (isShort ? 0.3 : 0))
  },
  why({ layers, states, reach }) {
    const activation = lastActive(layers)?.layer.activation ?? 'linear'
    const state = states.findLast(({ kind }) => isActive({ kind }))
    const dead =
      state !== undefined && state.dead > 0.2
        ? ` ${percent(state.dead)} of its units are 0 for every image.`
        : ''
    const spent =
      state !== undefined && state.saturated > 0.2
        ? ` ${percent(state.saturated)} of its outputs are at an end of its range.`
        : ''
    const far = Number.isFinite(reach.most)
      ? ` No distance can be above ${Number(reach.most.toPrecision(3))}.`
      : ''
    return `The embedding ends in ${NAMES[activation]}.${dead}${spent}${far}`
  },
  remedies({ config }) {
    const linear = linearLast(config)
    return linear === null ? [] : [linear]
  },
}
const BASE: Readonly<Record<Activation, number>> = {
  linear: 0,
  relu: 0.3,
  relu6: 0.35,
  leaky_relu: 0.05,
  elu: 0.1,
  selu: 0.1,
  gelu: 0.15,
  silu: 0.1,
  softplus: 0.2,
  sigmoid: 0.35,
  tanh: 0.25,
  softmax: 0.45,
}
const NAMES: Readonly<Record<Activation, string>> = {
  linear: 'a linear layer',
  relu: 'ReLU',
  relu6: 'ReLU6',
  leaky_relu: 'leaky ReLU',
  elu: 'ELU',
  selu: 'SELU',
  gelu: 'GELU',
  silu: 'SiLU',
  softplus: 'softplus',
  sigmoid: 'a sigmoid',
  tanh: 'tanh',
  softmax: 'a softmax',
}
