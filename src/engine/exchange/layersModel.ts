/**
 * TensorFlow.js's Layers format: what `model.save` writes and `tf.loadLayersModel` reads. It is plain
 * JSON beside the values, so that the library itself is not needed to write it; a test loads it there.
 */
import { encoderOf } from '../../domain/verifier'
import { cardOf, encoderWeights, KEY } from './card'
import { FileFault, type Bytes, type Format } from './format'
import { IMAGE, isSequential, kerasLayers, type KerasLayer } from './kerasLayers'
import type { SealedVerifier } from './seal'
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

function modelJson(verifier: SealedVerifier) {
  return {
    format: 'layers-model',
    generatedBy: 'Siamese Playground',
    convertedBy: null,
    modelTopology: {
      ...topologyOf(verifier),
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    },
    weightsManifest: [
      {
        paths: ['weights.bin'],
        weights: encoderWeights(verifier).map(({ name, shape }) => ({
          name: name.replace(/^(depthwise_conv2d.*)\/kernel$/, '$1/depthwise_kernel'),
          shape,
          dtype: 'float32',
        })),
      },
    ],
    userDefinedMetadata: { [KEY]: cardOf(verifier) },
  }
}

function topologyOf({ verifier }: SealedVerifier) {
  const { layers, input } = encoderOf(verifier)
  const made = kerasLayers(layers).map(inTensorFlowJs)
  const batch_input_shape = [null, ...input]
  if (isSequential(layers))
    return {
      class_name: 'Sequential',
      config: {
        name: 'encoder',
        layers: made.map(({ className, config }, i) => ({
          class_name: className,
          config: { ...config, ...(i === 0 ? { batch_input_shape } : {}) },
        })),
      },
    }
  const image = { name: IMAGE, dtype: 'float32', sparse: false, batch_input_shape }
  return {
    class_name: 'Model',
    config: {
      name: 'encoder',
      layers: [
        { name: IMAGE, class_name: 'InputLayer', config: image, inbound_nodes: [] },
        ...made.map(({ name, className, config, inputs }) => ({
          name,
          class_name: className,
          config,
          inbound_nodes: [inputs.map((from) => [from, 0, 0, {}])],
        })),
      ],
      input_layers: [[IMAGE, 0, 0]],
      output_layers: [[made.at(-1)?.name ?? IMAGE, 0, 0]],
    },
  }
}

/** The few that are called something else there; what there is nothing for is refused. */
function inTensorFlowJs(layer: KerasLayer): KerasLayer {
  const { className, config } = layer
  switch (className) {
    case 'UnitNormalization':
      throw new FileFault(
        'TensorFlow.js has no layer that divides by the length: a model.json cannot hold UnitNormalization. Take .keras, .onnx or .safetensors.',
      )
    case 'ELU':
      throw new FileFault(
        `TensorFlow.js’s ELU knows an α of 1 alone: a model.json cannot hold ${String(config.alpha)}. Take .keras, .onnx or .safetensors.`,
      )
    case 'SpatialDropout2D':
      // Nothing is dropped once it is used.
      return {
        ...layer,
        className: 'Dropout',
        config: { name: layer.name, rate: config.rate, trainable: true, dtype: 'float32' },
      }
    case 'LeakyReLU': {
      const { negative_slope: alpha, ...rest } = config
      return { ...layer, config: { ...rest, alpha } }
    }
    default:
      return config.activation === 'silu'
        ? { ...layer, config: { ...config, activation: 'swish' } }
        : layer
  }
}
