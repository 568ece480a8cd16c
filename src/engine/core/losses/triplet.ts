/**
 * Triplet loss, what d(a, p) − d(a, n) + m costs, over the images of a batch: an anchor, a positive of
 * its class, a negative of another. Which triplets count is the setting `mining`. Only the classes
 * matter, not how the images were paired.
 */
import type { RunConfig } from '../../../domain/config'
import type { DistanceSettings } from '../distances/distance'
import type { Loss } from './loss'
import { all } from './mining/all'
import { hard } from './mining/hard'
import type { Miner } from './mining/miner'
import { PENALTIES } from './mining/penalty'
import { semiHard } from './mining/semiHard'
import { anchorLosses, relationsOf } from './withinBatch'

const MINERS: Readonly<Record<RunConfig['mining'], Miner>> = { all, semi_hard: semiHard, hard }

type Settings = DistanceSettings & Pick<RunConfig, 'mining' | 'margin' | 'tripletForm'>

export const triplet: Loss<Settings> = (compared, settings) => {
  const relations = relationsOf(compared.classes)
  const { count, anchors } = MINERS[settings.mining]
  return anchorLosses(compared, settings, count(relations), (distances) =>
    anchors(distances, relations, settings.margin, PENALTIES[settings.tripletForm]),
  )
}
