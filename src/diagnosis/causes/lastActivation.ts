import type { Cause } from '../cause'
import { percent } from '../history'
import { linearLast } from '../reachFixes'
import { lastActive } from './layers'

/** An activation on the embedding that saturates, dies, or keeps distances short. */
export const lastActivation: Cause = {
  weigh({ layers, outcome, states, reach, wanted }) {
    const last = lastActive(layers)
    if (last === null || last.layer.activation === 'linear') return 0
    if (outcome === 'by_heart' || outcome === 'lags') return 0.03
    const state = states.findLast(({ kind }) => kind === 'dense' || kind === 'conv2d')
    const isSpent = state !== undefined && (state.dead > 0.6 || state.saturated > 0.6)
    const isShort = wanted !== null && reach.most < wanted
    return Math.min(0.9, BASE[last.layer.activation] + (isSpent ? 0.35 : 0) + (isShort ? 0.3 : 0))
  },
  why({ layers, states, reach }) {
    const activation = lastActive(layers)?.layer.activation ?? 'linear'
    const state = states.findLast(({ kind }) => kind === 'dense' || kind === 'conv2d')
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
const BASE = { linear: 0, relu: 0.3, sigmoid: 0.35, tanh: 0.25, softmax: 0.45 } as const
const NAMES = {
  linear: 'a linear layer',
  relu: 'ReLU',
  sigmoid: 'a sigmoid',
  tanh: 'tanh',
  softmax: 'a softmax',
} as const
