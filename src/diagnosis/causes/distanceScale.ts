import { round } from '../../domain/floor'
import type { Cause } from '../cause'

/** A distance that grows with the number of components, or by squares: another scale than the margin's. */
export const distanceScale: Cause = {
  weigh({ config, firstLargest, wanted, outcome }) {
    if (config.head !== 'raw' || (config.distance !== 'squared' && config.distance !== 'manhattan'))
      return 0
    if (outcome === 'by_heart') return 0.02
    const times = firstLargest === null || wanted === null ? 1 : firstLargest / wanted
    return times > 10 ? 0.75 : times > 3 || outcome === 'nan' ? 0.4 : 0.12
  },
  why: ({ config, firstLargest, wanted }) =>
    `The distance is ${config.distance === 'squared' ? 'a sum of squares' : 'a sum over all components'}${firstLargest === null ? '' : `; the first batch’s went up to ${round(firstLargest)}`}${wanted === null ? '' : `, the loss wants ${round(wanted)} between different pairs`}.`,
  remedies: () => [{ label: 'Euclidean distance', patch: { distance: 'euclidean' } }],
}
