import { augments } from '../../domain/augmentation'
import { configOf, runsOf, type Setup } from '../../domain/config'
import { lazyPart } from '../../ui/lazyPart'

const AugmentationSample = lazyPart(
  'The sample of augmented images',
  () => import('./AugmentationSample'),
  (loaded) => loaded.AugmentationSample,
)

/** What augmentation makes of the first training images; A's, or B's where only B has any. */
export function AugmentationNote({ setup }: { readonly setup: Setup }) {
  const run = runsOf(setup).find((each) => augments(configOf(setup, each)))
  return run === undefined ? null : <AugmentationSample run={run} />
}
