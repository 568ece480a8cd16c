import { DEFAULT_CONFIG, type ConfigPatch, type Setup } from '../config'
import { parseLayers } from '../layersText'

/** A case's setup: what A has besides the defaults, and B besides A. Without a B it is not shown. */
export const caseSetup = (a: ConfigPatch, b?: ConfigPatch): Omit<Setup, 'caseId'> => ({
  a: { ...DEFAULT_CONFIG, ...a },
  b: b ?? {},
  compare: b !== undefined,
})

/** The first question's training: 64 px instead of its 224, 16 pairs a step instead of 128. */
export const FIRST_QUESTION: ConfigPatch = {
  size: 64,
  epsilon: 0,
  rootSlope: 'tensorflow',
  metric: 'keras_lt_half',
  optimizer: 'rmsprop',
  batch: 16,
  steps: 400,
  seed: 6,
}

/** A network of one's own, its layers as the link writes them. */
export function custom(text: string): ConfigPatch {
  const layers = parseLayers(text)
  if (typeof layers === 'string') throw new Error(`internal: ${layers}`)
  return { encoder: 'custom', layers }
}

const ONE_CONVOLUTION = 'conv2d(8,3,1,same,relu)-max_pooling2d(2,2)-flatten()'

/** One convolution and 16 units: a network that trains within seconds. */
export const SMALL = custom(`${ONE_CONVOLUTION}-dense(16,linear)`)
/** The same with an embedding that softmax keeps between 0 and 1. */
export const SMALL_SOFTMAX = custom(`${ONE_CONVOLUTION}-dense(16,softmax)`)

/** The small network on drawn faces. */
export const SMALL_ON_FACES: ConfigPatch = { ...SMALL, data: 'faces', size: 32, channels: 3 }
