/** What a head makes of a distance: which settings matter for it, and which values it can have. */
import { DISTANCES, type DistanceId } from './choices/distances'
import { HEADS, type HeadId } from './choices/heads'
import { embeddingBounds, isConstant, type EmbeddingConfig } from './embeddingBounds'
import { round } from './floor'
import type { Range } from './range'

export interface DistanceSettings {
  readonly distance: DistanceId
  readonly head: HeadId
}

/** What bounds the outputs: the encoder’s last activation, the distance and its ε, and the head. */
export type OutputSettings = DistanceSettings &
  EmbeddingConfig & {
    readonly epsilon: number
    readonly epsilonForm: 'max' | 'add' | 'safe'
  }

/** Whether a root is taken, so that ε matters. */
export const hasRoot = ({ distance, head }: DistanceSettings): boolean =>
  DISTANCES[distance].root && HEADS[head].takesDistance

/** The least value of a distance: √ε where the root has one inside, else 0. */
export const leastDistance = ({
  distance,
  epsilon,
  epsilonForm,
}: Pick<OutputSettings, 'distance' | 'epsilon' | 'epsilonForm'>): number =>
  DISTANCES[distance].root && epsilonForm !== 'safe' ? Math.sqrt(epsilon) : 0

/** Whether a distance is at its least value, but for rounding. @param least that value */
export const isLeast = (distance: number, least: number): boolean => distance <= 1.01 * least + 1e-6

/** Least and largest value (or bound) of the output. */
export const outputRange = (config: OutputSettings): Range =>
  HEADS[config.head].range(distanceRange(config))

/** Least and largest distance (or bound): √ε where ε raises the root, what the embeddings’ bounds allow. */
export function distanceRange(config: OutputSettings): Range {
  const most = DISTANCES[config.distance].longest(embeddingBounds(config))
  const least = leastDistance(config)
  return [least, config.epsilonForm === 'add' ? Math.hypot(most, least) : Math.max(most, least)]
}

/** How near and how far two embeddings can be, with what holds them there; null where nothing but 0 does. */
export interface Reach {
  readonly least: number
  readonly most: number
  readonly leastBy: string | null
  readonly mostBy: string | null
}

export function reach(config: OutputSettings): Reach {
  const [least, most] = distanceRange(config)
  const bounds = embeddingBounds(config)
  const mostBy =
    most === Infinity || (DISTANCES[config.distance].angle && bounds.component[0] < 0)
      ? null
      : isConstant(bounds)
        ? 'A softmax over one unit is always 1, so all embeddings are equal'
        : `${bounds.by ?? 'Embeddings are bounded'}, so no distance is above ${round(most)}`
  return {
    least,
    most,
    leastBy: least > 0 ? `No distance is below √ε = ${round(least)}` : null,
    mostBy,
  }
}

/** Whether the output is σ of the distance itself, so that it keeps the order and begins at ½. */
export const isSigmaOfDistance = ({ head }: Pick<DistanceSettings, 'head'>): boolean =>
  HEADS[head].isProbability && !isLearnt({ head })

/** Whether the head has weights of its own, whose sign can turn the distance round. */
export const isLearnt = ({ head }: Pick<DistanceSettings, 'head'>): boolean =>
  HEADS[head].layers.length > 0

/** What the output of a run is called. */
export const outputName = ({ head }: Pick<DistanceSettings, 'head'>): 'distance' | 'output' =>
  HEADS[head].isProbability ? 'output' : 'distance'
