/** Every loss with the distance, the head and the margin that it takes. */
import { LOSSES, type LossId } from './choices/losses'
import { DEFAULT_CONFIG, type ConfigPatch, type Variant } from './config'

/** What a loss is tried with, where its own patch says nothing else. */
export const COMMON_TO_LOSSES: ConfigPatch = {
  distance: 'euclidean',
  head: 'raw',
  margin: DEFAULT_CONFIG.margin,
  marginSame: DEFAULT_CONFIG.marginSame,
}

/** Each loss in each way it is to be compared in. */
export const LOSS_VARIANTS: readonly Variant[] = Object.entries(LOSSES).flatMap(
  ([loss, { trials }]) =>
    trials.map(({ text, about, patch }) => ({
      text,
      about,
      patch: { loss: loss as LossId, ...patch },
    })),
)
