/**
 * How much memory training takes, reckoned from the RunConfig alone.
 *
 * Four things are held all along: the weights, those that training began with, the optimiser's slots
 * and, per pair, what the forward pass leaves for the backward pass. On top of them come, one after the
 * other, the loss, where it looks at all triplets of a batch, the backward pass (gradients of the layer
 * at hand) and the update (new weights and slots beside the old). Where freed memory is used again, the
 * peak is the larger of the two; where buffers are kept by exact size for later, as on a GPU, all of
 * them add up, and two steps under way hold the weights of a third.
 */
import { LOSSES } from './choices/losses'
import { ruleOf } from './choices/optimizers'
import { slotNames } from './choices/optimizers/rule'
import type { RunConfig } from './config'
import { layersOf } from './encoders'
import { summariseHead } from './headLayers'
import type { Activation } from './layers'
import type { BackendId } from './settings'
import { summarise, type LayerSummary, type NetworkSummary } from './shapes'
import { thousands } from './thousands'

/** All in bytes. */
export interface MemoryEstimate {
  /** All parameters, moving statistics included. */
  readonly weights: number
  /** The optimiser's slots, the weights' gradients, and new weights and slots beside the old. */
  readonly update: number
  /** A batch of both twins' images. */
  readonly images: number
  /** What the forward pass keeps for the backward pass, the images aside. */
  readonly activations: number
  /** The most that is held at one time. */
  readonly peak: number
  /** The largest single tensor. */
  readonly largestTensor: number
}

const FLOAT = 4

/**
 * What measuring a backend's peak settles. `own`: bytes it holds without any tensor. `slack`: share
 * on top of the reckoning, for small temporaries and gaps; with it, WASM's estimate was 1.1 to 1.3
 * times what seven runs of 0.2 to 3.5 GB allocated (their heaps, which may grow while there is room,
 * 0.9 to 1.5 times the estimate). `reuses`: whether freed memory serves tensors of another size.
 */
const BACKENDS: Readonly<
  Record<BackendId, { readonly own: number; readonly slack: number; readonly reuses: boolean }>
> = {
  wasm: { own: 16 * 2 ** 20, slack: 0.2, reuses: true },
  webgpu: { own: 0, slack: 0, reuses: false },
  webgl: { own: 0, slack: 0, reuses: false },
  cpu: { own: 0, slack: 0.2, reuses: true },
}

/** What a layer takes, in values. */
interface LayerMemory {
  /** Kept from the forward pass on, per image. */
  readonly kept: number
  /** Held while the gradient passes through it, per image: of its output and of its input. */
  readonly passing: number
  /** Copies of its gradient laid out for the product, per image. */
  readonly gradientCopy: number
  /** Copy of its input, or of the gradient, laid out for the windows, per image. */
  readonly windowCopy: number
  /** Its weights laid out likewise, whatever the batch. */
  readonly weightCopy: number
}

const NOTHING: LayerMemory = {
  kept: 0,
  passing: 0,
  gradientCopy: 0,
  windowCopy: 0,
  weightCopy: 0,
}

/** @param before whether a layer before it is trained, so that the gradient has to go on */
function memoryOf(layer: LayerSummary, input: number, before: boolean): LayerMemory {
  const output = sizeOf(layer.output)
  const onwards = before ? input : 0
  const through = { ...NOTHING, kept: output, passing: before ? output + input : 0 }
  switch (layer.spec.kind) {
    case 'conv2d':
    case 'dense':
      return {
        kept: output * keptBy(layer.spec),
        passing: output + onwards,
        // Packed and, where it goes on, masked by the activation; the first layer's input padded.
        gradientCopy: before ? 2 * output : output + input,
        windowCopy: before ? Math.max(input, output) : input,
        weightCopy: layer.parameters,
      }
    case 'depthwise_conv2d':
    case 'separable_conv2d': {
      // Tap by tap a part of the input and its product with the gradient.
      const { multiplier = 1 } = layer.spec
      const deep = layer.spec.kind === 'separable_conv2d' ? multiplier * input : output
      return {
        kept: output * keptBy(layer.spec) + (layer.spec.kind === 'separable_conv2d' ? deep : 0),
        passing: output + deep + onwards,
        gradientCopy: 2 * deep,
        windowCopy: Math.max(input, deep),
        weightCopy: layer.parameters,
      }
    }
    case 'max_pooling2d':
    case 'average_pooling2d':
    case 'global_average_pooling2d':
    case 'global_max_pooling2d':
    case 'zero_padding2d':
      return through
    case 'batch_normalization':
      // Kept: the centred input and the output.
      return { ...NOTHING, kept: 2 * output, passing: 2 * output + onwards }
    case 'layer_normalization':
    case 'unit_normalization':
      // Composed: centred, squared and scaled ones stay.
      return { ...NOTHING, kept: 4 * output, passing: 2 * output + onwards }
    case 'activation':
      return { ...through, kept: output * keptBy(layer.spec) }
    case 'dropout':
      // The mask is drawn again on the way back.
      return layer.spec.rate === 0
        ? NOTHING
        : { ...NOTHING, kept: output, passing: before ? 3 * output : 0 }
    case 'spatial_dropout2d':
    case 'gaussian_noise':
    case 'concatenate':
    case 'add':
      return { ...through, passing: before ? 2 * output : 0 }
    case 'flatten':
    case 'from':
      return NOTHING
    default:
      return layer.spec satisfies never
  }
}

/** How often an output is kept: before an activation that is no part of the layer's own kernel, and after. */
function keptBy({ activation }: { readonly activation: Activation }): number {
  return ['linear', 'relu', 'sigmoid', 'tanh', 'softmax'].includes(activation) ? 1 : 2
}

const sizeOf = (shape: readonly number[] | null) => (shape ?? []).reduce((n, side) => n * side, 1)
const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)

function memoryOfLayers({ layers }: NetworkSummary): LayerMemory[] {
  let before = false
  return layers.map((layer) => {
    const memory = memoryOf(layer, sizeOf(layer.input), before)
    before ||= layer.trainable > 0
    return memory
  })
}

/** What training a RunConfig takes on a backend; null where a layer does not fit its input. */
export function estimateMemory(config: RunConfig, backend: BackendId): MemoryEstimate | null {
  const { size, channels, batch } = config
  const summary = summarise(layersOf(config), [size, size, channels])
  if (summary.embedding === null) return null
  const head = summariseHead(config.head, summary.embedding)
  const twins = 2 * batch * FLOAT
  const { own, slack, reuses } = BACKENDS[backend]
  const layers = memoryOfLayers(summary)
  const passing = layers.map((layer) => layer.passing * twins)
  const trainable = (summary.trainable + sum(head.map((layer) => layer.trainable))) * FLOAT

  const weights = (summary.parameters + sum(head.map((layer) => layer.parameters))) * FLOAT
  const slots = slotNames(ruleOf(config)).length * trainable
  const gradients = trainable
  const renewed = trainable + slots
  const images = size * size * channels * twins
  const activations = sum(layers.map(({ kept }) => kept)) * twins

  // Room for copies is made once for the largest layer, and stays.
  const copies =
    Math.max(...layers.map(({ gradientCopy }) => gradientCopy * twins)) +
    Math.max(...layers.map((layer) => layer.windowCopy * twins + layer.weightCopy * FLOAT))

  const cubes = LOSSES[config.loss].cubes?.(config) ?? 0
  const cube = cubes === 0 ? 0 : (2 * batch) ** 3 * FLOAT

  const forward = images + activations
  const step = forward + gradients
  const held = reuses
    ? copies + Math.max(forward + cubes * cube, step + Math.max(...passing), gradients + renewed)
    : step + cubes * cube + sum(passing) + renewed + trainable
  const outputs = summary.layers.map(({ output }) => sizeOf(output) * twins)
  return {
    weights,
    update: slots + gradients + renewed,
    images,
    activations,
    peak: Math.round(own + (1 + slack) * (weights + trainable + slots + held)),
    largestTensor: Math.max(images, trainable, cube, ...outputs),
  }
}

/** Bytes for people, to two digits: “8.4 MB”, “1.3 GB”; powers of 1,000. */
export function bytesText(bytes: number): string {
  const [unit, divisor] =
    bytes >= 999.5e6 ? ['GB', 1e9] : bytes >= 999.5e3 ? ['MB', 1e6] : (['kB', 1e3] as const)
  return `${thousands(Number((bytes / Number(divisor)).toPrecision(2)))} ${unit}`
}
