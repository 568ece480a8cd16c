import type { Cause } from '../cause'
import { broadcastLossRule } from '../broadcastLoss'

export const lossBroadcast: Cause = {
  weigh: ({ config, outcome }) =>
    config.loss === 'broadcast' ? (outcome === 'nan' ? 0.3 : 0.98) : 0,
  why: () => '',
  remedies: () => [{ label: 'Let each label meet its pair', patch: { loss: 'contrastive' } }],
  card: ({ facts }) => broadcastLossRule(facts),
}
