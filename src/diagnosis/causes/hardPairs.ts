import type { Cause } from '../cause'

/** Different pairs chosen to look alike, before the network can tell anything apart. */
export const hardPairs: Cause = {
  weigh: ({ config, outcome }) =>
    config.hardNegatives === 1 && config.pairs === 'balanced' && outcome !== 'nan' ? 0.55 : 0,
  why: () => 'Different pairs are those of eight whose pixels lie nearest.',
  remedies: () => [{ label: 'Draw different pairs at random', patch: { hardNegatives: 0 } }],
}
