import type { RunConfig, EncoderId } from './config'
import type { Activation, LayerSpec, Padding } from './layers'

const conv = (
  filters: number,
  kernel: number,
  strides: number,
  padding: Padding,
  activation: Activation = 'relu',
): LayerSpec => ({ kind: 'conv2d', filters, kernel, strides, padding, activation })
const pool = (size: number, strides = size): LayerSpec => ({
  kind: 'max_pooling2d',
  pool: size,
  strides,
})
const dropout = (rate: number): LayerSpec => ({ kind: 'dropout', rate })
const dense = (units: number, activation: Activation): LayerSpec => ({
  kind: 'dense',
  units,
  activation,
})
const batchNormalization: LayerSpec = { kind: 'batch_normalization' }
const flatten: LayerSpec = { kind: 'flatten' }

/** The seeds' encoders, layer by layer as posted. */
export const ENCODERS: Readonly<Record<Exclude<EncoderId, 'custom'>, readonly LayerSpec[]>> = {
  encoder: [conv(32, 3, 1, 'same'), pool(2), flatten, dense(50, 'linear')],
  test_model: [
    conv(96, 3, 3, 'valid'),
    pool(2),
    dropout(0.25),
    conv(256, 3, 3, 'valid'),
    pool(2),
    dropout(0.25),
    flatten,
    dense(512, 'relu'),
    dropout(0.1),
    dense(128, 'relu'),
  ],
  net_definition: [
    conv(96, 7, 4, 'valid'),
    pool(3, 2),
    batchNormalization,
    conv(256, 5, 1, 'same'),
    pool(3, 2),
    batchNormalization,
    conv(384, 3, 1, 'same'),
    pool(3, 2),
    flatten,
    dense(512, 'relu'),
    dropout(0.5),
    dense(512, 'relu'),
    dropout(0.5),
    dense(128, 'softmax'),
  ],
}

type EncoderConfig = Pick<RunConfig, 'encoder' | 'layers' | 'createModel'>

/**
 * The encoder that is built: as posted, CreateModel ends with
 * `network = Net_Definition(input_shape)`, whatever was named.
 */
export function builtEncoder({ encoder, createModel }: EncoderConfig): EncoderId {
  return createModel === 'as_posted' && namedByCreateModel(encoder) ? 'net_definition' : encoder
}

/** Whether an encoder is one of the two that CreateModel knows. */
export const namedByCreateModel = (encoder: EncoderId): boolean =>
  encoder === 'test_model' || encoder === 'net_definition'

/** The layers that the encoder built consists of. */
export function layersOf(config: EncoderConfig): readonly LayerSpec[] {
  const built = builtEncoder(config)
  return built === 'custom' ? config.layers : ENCODERS[built]
}
