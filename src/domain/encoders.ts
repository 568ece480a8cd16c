/** Which layers a run's encoder consists of. */
import { ENCODERS, type EncoderId } from './choices/encoders'
import type { LayerSpec } from './layers'
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
