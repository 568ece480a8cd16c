/** What a head makes of a distance: which settings matter for it, and which values it can have. */
import { DISTANCES, type DistanceId } from './choices/distances'
import { HEADS, type HeadId } from './choices/heads'
import type { Range } from './range'

export interface OutputSettings {
  readonly distance: DistanceId
  readonly head: HeadId
}

/** Whether a root is taken, so that ε matters. */
export const hasRoot = ({ distance, head }: OutputSettings): boolean =>
  DISTANCES[distance].root && HEADS[head].takesDistance

/** Least and largest value (or bound) of the output. */
export const outputRange = ({ distance, head }: OutputSettings): Range =>
  HEADS[head].range(DISTANCES[distance].longest)

/** Whether the output is σ of the distance itself, so that it keeps the order and begins at ½. */
export const isSigmaOfDistance = ({ head }: Pick<OutputSettings, 'head'>): boolean =>
  HEADS[head].isProbability && !isLearnt({ head })

/** Whether the head has weights of its own, whose sign can turn the distance round. */
export const isLearnt = ({ head }: Pick<OutputSettings, 'head'>): boolean =>
  HEADS[head].layers.length > 0

/** What the output of a run is called. */
export const outputName = ({ head }: Pick<OutputSettings, 'head'>): 'distance' | 'output' =>
  HEADS[head].isProbability ? 'output' : 'distance'
