import { builtEncoder } from '../../domain/encoders'
import type { Cause } from '../cause'

/** CreateModel built another network than was asked for. */
export const wrongModel: Cause = {
  weigh: ({ config, outcome }) =>
    builtEncoder(config) === config.encoder || outcome === 'by_heart' ? 0 : 0.6,
  why: () => 'CreateModel was asked for one network and built another.',
  remedies: () => [{ label: 'Build what is named', patch: { createModel: 'as_named' } }],
}
