/** What a head makes of a distance: which settings matter for it, and which values it can have. */
import { DISTANCES, type DistanceId } from './choices/distances'
import type { SettingsOf } from './choices/choice'
import { HEADS, type HeadId } from './choices/heads'
import { embeddingBounds, type EncoderSettings } from './embeddingBounds'
import type { Range, Reach } from './range'

/** All that an output follows from, the weights aside. */
export interface OutputSettings
  extends EncoderSettings, SettingsOf<typeof DISTANCES>, SettingsOf<typeof HEADS> {
  readonly distance: DistanceId
  readonly head: HeadId
}

type Chosen = Pick<OutputSettings, 'distance' | 'head'>

/** Whether a root is taken, so that ε matters. */
export const hasRoot = ({ distance, head }: Chosen): boolean =>
  DISTANCES[distance].root && HEADS[head].takesDistance

/** How near and how far two embeddings can be, by the encoder's last activation, the distance and ε. */
export const distanceReach = (config: OutputSettings): Reach =>
  DISTANCES[config.distance].reach(embeddingBounds(config), config)

/** The ends of the output's range, each with what makes it one. */
export const outputReach = (config: OutputSettings): Reach =>
  HEADS[config.head].reach(distanceReach(config))

/** Least and largest value (or bound) of the output. */
export function outputRange(config: OutputSettings): Range {
  const { least, most } = outputReach(config)
  return [least.at, most.at]
}

/**
 * The same with reasons, as clauses: “softmax embeddings are at most √2 = 1.41 apart”. Null where it is
 * no more than that a distance is not below 0, or nothing bounds it.
 */
export function reach(config: OutputSettings): {
  readonly least: number
  readonly most: number
  readonly leastWhy: string | null
  readonly mostWhy: string | null
} {
  const { least, most } = outputReach(config)
  return { least: least.at, most: most.at, leastWhy: least.why, mostWhy: most.why }
}

/** Whether the output is σ of the distance itself, so that it keeps the order and begins at ½. */
export const isSigmaOfDistance = ({ head }: Pick<OutputSettings, 'head'>): boolean =>
  HEADS[head].isProbability && !isLearnt({ head })

/** Whether the head has weights of its own, whose sign can turn the distance round. */
export const isLearnt = ({ head }: Pick<OutputSettings, 'head'>): boolean =>
  HEADS[head].layers.length > 0

/** What the output of a run is called. */
export const outputName = ({ head }: Pick<OutputSettings, 'head'>): 'distance' | 'output' =>
  HEADS[head].isProbability ? 'output' : 'distance'
