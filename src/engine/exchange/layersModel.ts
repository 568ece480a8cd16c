/**
 * TensorFlow.js's Layers format: what `model.save` writes and `tf.loadLayersModel` reads. It is plain
 * JSON beside the values, so that the library itself is not needed to write it; a test loads it there.
 */
import { encoderOf, type WeightedVerifier } from '../../domain/verifier'
import { cardOf, encoderWeights, KEY } from './card'
import type { Bytes, Format } from './format'
import { kerasLayer } from './kerasLayers'
import { jsonBytes, zipOf } from './zip'

export const layersModel: Format = {
  async write(verifier) {
    const weights = encoderWeights(verifier)
    const values = new Float32Array(weights.reduce((sum, each) => sum + each.values.length, 0))
    let at = 0
    for (const each of weights) {
      values.set(each.values, at)
      at += each.values.length
    }
    const bytes: Bytes = new Uint8Array(values.buffer)
    return zipOf({ 'model.json': jsonBytes(modelJson(verifier)), 'weights.bin': bytes })
  },
}

function modelJson(verifier: WeightedVerifier) {
  const { layers, input } = encoderOf(verifier.verifier)
  return {
    format: 'layers-model',
    generatedBy: 'Siamese Playground',
    convertedBy: null,
    modelTopology: {
      class_name: 'Sequential',
      config: {
        name: 'encoder',
        layers: layers.map((layer, i) => {
          const { className, config } = kerasLayer(layer)
          const first = i === 0 ? { batch_input_shape: [null, ...input] } : {}
          return { class_name: className, config: { ...config, ...first } }
        }),
      },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    },
    weightsManifest: [
      {
        paths: ['weights.bin'],
        weights: encoderWeights(verifier).map(({ name, shape }) => ({
          name,
          shape,
          dtype: 'float32',
        })),
      },
    ],
    userDefinedMetadata: { [KEY]: cardOf(verifier) },
  }
}
