import { isWeighted } from '../../domain/layers'
import type { Cause } from '../cause'

/** Initial kernels of one size whatever the layer: signals fade, or grow, from layer to layer. */
export const initialWeights: Cause = {
  weigh({ config, outcome, layers }) {
    if (outcome === 'by_heart') return 0.02
    // Those that begin as the run says.
    const weighted = layers.filter((layer) => isWeighted(layer) && layer.init === undefined).length
    if (weighted === 0) return 0.04
    return config.initializer === 'random_normal' ? Math.min(0.85, 0.35 + 0.08 * weighted) : 0.04
  },
  why: ({ config, firstLargest }) =>
    `Kernels begin ${config.initializer === 'random_normal' ? 'at a deviation of 0.05 whatever the layer’s size' : `as ${config.initializer}`}${firstLargest === null ? '' : `; the first batch’s largest distance was ${firstLargest.toPrecision(2)}`}.`,
  remedies: ({ config }) =>
    [
      { label: 'Glorot’s initial weights', patch: { initializer: 'glorot_uniform' as const } },
      { label: 'He’s initial weights', patch: { initializer: 'he_normal' as const } },
    ].filter(({ patch }) => patch.initializer !== config.initializer),
}
