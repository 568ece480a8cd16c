/** Keras 3's `.keras`: a zip of the model's configuration and its weights. */
import { encoderOf, type WeightedVerifier } from '../../domain/verifier'
import { loadPart } from '../../loading/part'
import { cardOf } from './card'
import type { Format } from './format'
import { IMAGE, isSequential, kerasLayers } from './kerasLayers'
import { jsonBytes, zipOf } from './zip'

export const keras: Format = {
  async write(verifier) {
    const { weightsH5 } = await loadPart('What knows this format', () => import('./weightsH5'))
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
  const made = kerasLayers(layers)
  const image = saved('keras.layers', 'InputLayer', {
    batch_shape: [null, ...input],
    dtype: 'float32',
    sparse: false,
    name: IMAGE,
  })
  const common = { name: 'encoder', trainable: true, dtype: 'float32' }
  if (isSequential(layers))
    return saved('keras', 'Sequential', {
      ...common,
      layers: [
        image,
        ...made.map(({ className, config }) => saved('keras.layers', className, config)),
      ],
      build_input_shape: [null, ...input],
    })
  const tensor = (from: string) => ({
    class_name: '__keras_tensor__',
    config: {
      shape: [null, ...(made.find(({ name }) => name === from)?.output ?? input)],
      dtype: 'float32',
      keras_history: [from, 0, 0],
    },
  })
  const given = (inputs: readonly string[]) =>
    inputs.length === 1 ? [tensor(inputs[0] ?? IMAGE)] : [inputs.map(tensor)]
  return saved('keras.src.models.functional', 'Functional', {
    ...common,
    layers: [
      { ...image, name: IMAGE, inbound_nodes: [] },
      ...made.map(({ name, className, config, inputs }) => ({
        ...saved('keras.layers', className, config),
        name,
        inbound_nodes: [{ args: given(inputs), kwargs: {} }],
      })),
    ],
    input_layers: [[IMAGE, 0, 0]],
    output_layers: [[made.at(-1)?.name ?? IMAGE, 0, 0]],
  })
}
