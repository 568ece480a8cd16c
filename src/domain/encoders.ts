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

/** The layers a RunConfig's encoder consists of. */
export function layersOf(config: Pick<RunConfig, 'encoder' | 'layers'>): readonly LayerSpec[] {
  return config.encoder === 'custom' ? config.layers : ENCODERS[config.encoder]
}
