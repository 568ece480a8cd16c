import { bothSides, type LayerSpec, type Padding, type Shape } from './layers'
import { layerWeights, type WeightShape } from './layerWeights'

/** One layer of a summary: Keras's `model.summary()`, without TensorFlow.js. */
export interface LayerSummary {
  readonly spec: LayerSpec
  /** Name in Keras's manner: kind, then a number from the second of its kind on. */
  readonly name: string
  /** What it is given, and what it gives; null from the first layer that does not fit on. */
  readonly input: Shape | null
  readonly output: Shape | null
  /** Its weights, in Keras's order. */
  readonly weights: readonly WeightShape[]
  /** All parameters, batch normalisation's two moving statistics included. */
  readonly parameters: number
  readonly trainable: number
  /** Why the layer does not fit, where it is the first that does not. */
  readonly problem: string | null
}

export interface NetworkSummary {
  readonly input: Shape
  readonly layers: readonly LayerSummary[]
  readonly parameters: number
  readonly trainable: number
  /** The embedding's length; null where a layer does not fit. */
  readonly embedding: number | null
  readonly fits: boolean
}

/** Output length of a window along one axis, as Keras and TensorFlow define it. */
export function windowOutput(length: number, size: number, strides: number, padding: Padding) {
  return padding === 'same'
    ? Math.ceil(length / strides)
    : Math.floor((length - size) / strides) + 1
}

type Fit = Pick<LayerSummary, 'output' | 'problem'>

const misfit = (problem: string): Fit => ({ output: null, problem })
const fit = (...output: Shape): Fit => ({ output, problem: null })

const AFTER_A_MISFIT: Fit = { output: null, problem: null }
const NO_IMAGE = misfit('needs an image, but comes after Flatten or Dense')

type Windowed = Extract<LayerSpec, { readonly strides: unknown }>

/** Where a window goes over an image; `channels` of its output. */
function windowFit(spec: Windowed, input: Shape, channels: number): Fit {
  if (input.length !== 3) return NO_IMAGE
  const [height = 0, width = 0] = input
  const window = windowOf(spec)
  const [down, across] = bothSides(spec.strides)
  const { padding = 'valid' } = spec
  const rows = windowOutput(height, window[0], down, padding)
  const columns = windowOutput(width, window[1], across, padding)
  return rows < 1 || columns < 1
    ? misfit(`its ${window.join(' × ')} window is larger than the ${height} × ${width} input`)
    : fit(rows, columns, channels)
}

/** How far a window reaches, down and across, gaps of dilation included. */
export function windowOf(spec: Windowed): readonly [number, number] {
  const isPool = 'pool' in spec
  const [height, width] = bothSides(isPool ? spec.pool : spec.kernel)
  const [down, across] = bothSides(isPool ? 1 : (spec.dilation ?? 1))
  return [(height - 1) * down + 1, (width - 1) * across + 1]
}

/** @param earlier what the image and each layer before it give, by place */
function layerFit(spec: LayerSpec, input: Shape, earlier: readonly (Shape | null)[]): Fit {
  const [height = 0, width = 0, channels = 0] = input
  switch (spec.kind) {
    case 'conv2d':
    case 'separable_conv2d':
      return windowFit(spec, input, spec.filters)
    case 'depthwise_conv2d':
      return windowFit(spec, input, channels * (spec.multiplier ?? 1))
    case 'max_pooling2d':
    case 'average_pooling2d':
      return windowFit(spec, input, channels)
    case 'global_average_pooling2d':
    case 'global_max_pooling2d':
      return input.length === 3 ? fit(channels) : NO_IMAGE
    case 'zero_padding2d': {
      const [rows, columns] = [spec.rows, spec.columns].map((sides) => {
        const [before, after] = bothSides(sides)
        return before + after
      }) as [number, number]
      return input.length === 3 ? fit(height + rows, width + columns, channels) : NO_IMAGE
    }
    case 'spatial_dropout2d':
      return input.length === 3 ? fit(...input) : NO_IMAGE
    case 'batch_normalization':
    case 'layer_normalization':
    case 'unit_normalization':
    case 'activation':
    case 'dropout':
    case 'gaussian_noise':
      return fit(...input)
    case 'flatten':
      return fit(sizeOf(input))
    case 'dense':
      return input.length === 1
        ? fit(spec.units)
        : misfit('needs a vector: put Flatten or a global pooling before it')
    case 'from':
    case 'add':
    case 'concatenate':
      return mergeFit(spec, input, earlier)
    default:
      return spec satisfies never
  }
}

function mergeFit(
  spec: Extract<LayerSpec, { readonly layer: number }>,
  input: Shape,
  earlier: readonly (Shape | null)[],
): Fit {
  const other = earlier[spec.layer]
  if (other === undefined || other === null)
    return misfit(
      `looks back to layer ${spec.layer}, but only ${earlier.length - 1 === 0 ? 'the image, 0, comes' : `layers 1 to ${earlier.length - 1}, and the image, 0, come`} before it`,
    )
  if (spec.kind === 'from') return fit(...other)
  const shapes = `${input.join(' × ')} and ${other.join(' × ')} of layer ${spec.layer}`
  if (spec.kind === 'add')
    return input.join() === other.join() ? fit(...input) : misfit(`cannot add ${shapes}`)
  return input.slice(0, -1).join() === other.slice(0, -1).join()
    ? fit(...input.slice(0, -1), (input.at(-1) ?? 0) + (other.at(-1) ?? 0))
    : misfit(`cannot put ${shapes} side by side`)
}

export const sizeOf = (shape: Shape) => shape.reduce((product, length) => product * length, 1)
const sumOf = (weights: readonly WeightShape[]) =>
  weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0)

/**
 * Shapes and parameter counts of a list of layers over an input, as `model.summary()` gives them.
 * @param input [height, width, channels]
 */
export function summarise(layers: readonly LayerSpec[], input: Shape): NetworkSummary {
  const seen = new Map<string, number>()
  const rows: LayerSummary[] = []
  const given: (Shape | null)[] = [input]
  let shape: Shape | null = input
  for (const spec of layers) {
    const count = seen.get(spec.kind) ?? 0
    seen.set(spec.kind, count + 1)
    const name = count === 0 ? spec.kind : `${spec.kind}_${count}`
    const found: Fit = shape === null ? AFTER_A_MISFIT : layerFit(spec, shape, given)
    const weights: readonly WeightShape[] =
      shape === null || found.output === null ? [] : layerWeights(spec, shape)
    const parameters = sumOf(weights)
    const trainable = sumOf(weights.filter((weight) => weight.trainable))
    rows.push({ spec, name, input: shape, ...found, weights, parameters, trainable })
    shape = found.output
    given.push(shape)
  }
  if (shape !== null && shape.length !== 1) {
    rows.push(...endsInImage(rows.pop()))
    shape = null
  }
  return {
    input,
    layers: rows,
    parameters: rows.reduce((sum, row) => sum + row.parameters, 0),
    trainable: rows.reduce((sum, row) => sum + row.trainable, 0),
    embedding: shape?.[0] ?? null,
    fits: shape !== null,
  }
}

/** A distance needs vectors, so the last layer must give one. */
function endsInImage(last: LayerSummary | undefined): LayerSummary[] {
  return last === undefined
    ? []
    : [
        {
          ...last,
          problem:
            'ends in an image: add Flatten or a global pooling, for the distance needs a vector',
        },
      ]
}

/**
 * The smallest square input that every layer fits, or null where no size up to `largest` does
 * (because layers stand in the wrong order, say).
 */
export function smallestInput(
  layers: readonly LayerSpec[],
  channels: number,
  smallest = 1,
  largest = 224,
): number | null {
  for (let size = smallest; size <= largest; size++)
    if (summarise(layers, [size, size, channels]).fits) return size
  return null
}
