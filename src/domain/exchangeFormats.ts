/** The files that a verifier can be kept as. */
export const EXCHANGE_FORMATS = {
  safetensors: {
    label: '.safetensors',
    ending: '.safetensors',
    about: 'Weights by name, with all that the card says as metadata.',
    holds: 'the whole verifier',
  },
  layersModel: {
    label: 'model.json',
    ending: '.zip',
    about: 'TensorFlow.js Layers model: model.json and weights.bin in a zip.',
    holds: 'the encoder; distance, head and threshold stand in its metadata',
  },
  keras: {
    label: '.keras',
    ending: '.keras',
    about: 'Keras 3, any of its backends.',
    holds: 'the encoder; distance, head and threshold stand in verifier.json inside',
  },
  weightsH5: {
    label: '.weights.h5',
    ending: '.weights.h5',
    about: 'For model.load_weights of the same layers in Keras 3.',
    holds: 'the encoder’s weights; distance, head and threshold stand in an attribute',
  },
  onnx: {
    label: '.onnx',
    ending: '.onnx',
    about: 'ONNX, opset 17: two images in; output, distance and embeddings out.',
    holds: 'the whole verifier as one graph',
  },
} as const satisfies Record<
  string,
  {
    readonly label: string
    readonly ending: string
    readonly about: string
    readonly holds: string
  }
>

export type ExchangeFormat = keyof typeof EXCHANGE_FORMATS
export const EXCHANGE_FORMAT_IDS = Object.keys(EXCHANGE_FORMATS) as readonly ExchangeFormat[]
