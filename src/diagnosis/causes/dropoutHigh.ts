import type { Cause } from '../cause'
import { edited } from './layers'

/** So many units left out of each step that the twins of a pair hardly share any. */
export const dropoutHigh: Cause = {
  weigh({ layers, outcome }) {
    const most = Math.max(0, ...layers.map((layer) => (layer.kind === 'dropout' ? layer.rate : 0)))
    const base = most >= 0.8 ? 0.85 : most >= 0.6 ? 0.6 : most >= 0.4 ? 0.2 : 0
    return outcome === 'nan' || outcome === 'by_heart' ? 0.1 * base : base
  },
  why({ layers }) {
    const rates = layers.flatMap((layer) => (layer.kind === 'dropout' ? [layer.rate] : []))
    return `Dropout leaves out ${rates.map((rate) => `${Math.round(100 * rate)} %`).join(' and ')} of the units in each step, others in each twin.`
  },
  remedies: ({ layers }) => [
    {
      label: 'Leave dropout out',
      patch: edited(layers, (layer) => (layer.kind === 'dropout' ? null : layer)),
    },
    {
      label: 'Set dropout to 0.1',
      patch: edited(layers, (layer) =>
        layer.kind === 'dropout' ? { ...layer, rate: Math.min(layer.rate, 0.1) } : layer,
      ),
    },
  ],
}
