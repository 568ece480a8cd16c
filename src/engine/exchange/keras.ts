/** Keras 3's `.keras`: a zip of the model's configuration and its weights. */
import { encoderOf, type WeightedVerifier } from '../../domain/verifier'
import { cardOf } from './card'
import type { Format } from './format'
import { kerasLayer } from './kerasLayers'
import { weightsH5 } from './weightsH5'
import { jsonBytes, zipOf } from './zip'

export const keras: Format = {
  async write(verifier) {
    return zipOf({
      'metadata.json': jsonBytes({ keras_version: '3.0.0', date_saved: '1980-01-01@00:00:00' }),
      'config.json': jsonBytes(configOf(verifier)),
      'model.weights.h5': await weightsH5.write(verifier),
      'verifier.json': jsonBytes(cardOf(verifier)),
    })
  },
}

const saved = (module: string, class_name: string, config: Record<string, unknown>) => ({
  module,
  class_name,
  config,
  registered_name: null,
})

function configOf({ verifier }: WeightedVerifier) {
  const { layers, input } = encoderOf(verifier)
  const batchShape = [null, ...input]
  return saved('keras', 'Sequential', {
    name: 'encoder',
    trainable: true,
    dtype: 'float32',
    layers: [
      saved('keras.layers', 'InputLayer', {
        batch_shape: batchShape,
        dtype: 'float32',
        sparse: false,
        name: 'image',
      }),
      ...layers.map((layer) => {
        const { className, config } = kerasLayer(layer)
        return saved('keras.layers', className, config)
      }),
    ],
    build_input_shape: batchShape,
  })
}
