/** Which layers a run's encoder consists of. */
import { ENCODERS, type EncoderId } from './choices/encoders'
import { isWeighted, type LayerSpec } from './layers'
import type { CommonSettings } from './settings'

export type EncoderConfig = Pick<CommonSettings, 'createModel'> & {
  readonly encoder: EncoderId
  readonly layers: readonly LayerSpec[]
}

/**
 * The encoder that is built: as posted, CreateModel ends with
 * `network = Net_Definition(input_shape)`, whatever was named.
 */
export function builtEncoder({ encoder, createModel }: EncoderConfig): EncoderId {
  return createModel === 'as_posted' && ENCODERS[encoder].namedByCreateModel
    ? 'net_definition'
    : encoder
}

/** The layers that the encoder built consists of. */
export function layersOf(config: EncoderConfig): readonly LayerSpec[] {
  return ENCODERS[builtEncoder(config)].layers ?? config.layers
}

/** Whether large weights cost anything: by the run's own penalty, or by a layer's. */
export const hasPenalty = (config: EncoderConfig & Pick<CommonSettings, 'l2' | 'l2Applied'>) =>
  config.l2Applied !== 0 &&
  (config.l2 !== 0 ||
    layersOf(config).some(
      (layer) => isWeighted(layer) && ((layer.l1 ?? 0) > 0 || (layer.l2 ?? 0) > 0),
    ))
