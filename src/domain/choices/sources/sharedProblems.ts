/** What may mend a split or its pairs, and what is wrong with several sources. */
import type { SplitConfig } from '../../split'
import type { DataProblem } from './source'

export type SplitProblem = DataProblem<SplitConfig>
export type SplitMend = SplitProblem['mends'][number]

export const BALANCED: SplitMend = { label: 'Draw balanced pairs', patch: { pairs: 'balanced' } }
export const BY_IDENTITY: SplitMend = {
  label: 'Split by identity',
  patch: { split: 'identity', heldOutPercent: 20 },
}
export const BY_IDENTITY_BALANCED: SplitMend = {
  label: 'Split by identity, balanced pairs',
  patch: { ...BY_IDENTITY.patch, ...BALANCED.patch },
}

export const noList = (why: string): SplitProblem => ({
  field: 'pairs',
  title: 'There is no list of pairs',
  message: `${why}, so pairs have to be drawn from the images.`,
  mends: [BALANCED, BY_IDENTITY_BALANCED],
})
