/** What brings a threshold that no output crosses into the outputs' range. */
import type { ConfigPatch, RunConfig } from '../domain/config'
import { HEADS } from '../domain/choices/heads'
import { layersOf } from '../domain/encoders'
import { fieldOf } from '../domain/fields'
import { misfits } from '../domain/misfits'
import { isSigmaOfDistance, outputRange } from '../domain/outputs'
import { isOutOfReach } from './accuracyReading'
import type { Remedy } from './cause'
import { lastActive, withLayers } from './causes/layers'
import { RAW_DISTANCE, VERIFIED } from './fixes'

/** Part of the largest output that a margin is well within: a few pairs come near the end, not most. */
export const WELL_WITHIN = 0.7
const SMALL_EPSILON = 1e-7

/** Most likely cure first; each of them does bring it into the range. */
export function reachFixes(config: RunConfig): readonly Remedy[] {
  const reaches = ({ patch }: Remedy) =>
    !isOutOfReach({ ...config, ...patch }) && misfits({ ...config, ...patch }).length === 0
  if (config.metric !== 'verified' && reaches(VERIFIED)) return [VERIFIED]
  const metric: ConfigPatch = config.metric === 'verified' ? {} : VERIFIED.patch
  return [
    ...(isSigmaOfDistance(config) ? [RAW_DISTANCE] : []),
    smallerEpsilon(config),
    marginWithin(config),
    linearLast(config),
  ]
    .filter((fix) => fix !== null)
    .map((fix) => ({ ...fix, patch: { ...metric, ...fix.patch } }))
    .filter(reaches)
}

const smallerEpsilon = ({ epsilon }: RunConfig): Remedy | null =>
  epsilon > SMALL_EPSILON
    ? { label: `Set ε ${SMALL_EPSILON}`, patch: { epsilon: SMALL_EPSILON } }
    : null

/** The largest round margin that is well within the outputs' range; of a probability, its end. */
export function marginWithin(config: RunConfig): Remedy | null {
  const margin = HEADS[config.head].isProbability
    ? 1
    : roundDown(WELL_WITHIN * outputRange(config)[1])
  const field = fieldOf('margin')
  const allowed = field.kind === 'number' && margin >= field.min && margin <= field.max
  return allowed && margin < config.margin
    ? { label: `Set margin ${margin}`, patch: { margin } }
    : null
}

/** Down to one digit, none of a division. */
export function roundDown(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value))
  return Number((Math.floor(Number((value / unit).toPrecision(9))) * unit).toPrecision(1))
}

/** The same encoder, its last layer with weights linear: embeddings of any size. */
export function linearLast(config: RunConfig): Remedy | null {
  const layers = layersOf(config)
  const last = lastActive(layers)
  if (last === null || last.layer.activation === 'linear') return null
  const { index, layer } = last
  return {
    label: 'Make the last layer linear',
    patch: withLayers(layers.with(index, { ...layer, activation: 'linear' })),
  }
}
