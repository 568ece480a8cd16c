import type { LayerSpec, Padding, Shape } from './layers'

/** One layer of a summary: Keras's `model.summary()`, without TensorFlow.js. */
export interface LayerSummary {
  readonly spec: LayerSpec
  /** Name in Keras's manner: kind, then a number from the second of its kind on. */
  readonly name: string
  /** Null from the first layer that does not fit on. */
  readonly output: Shape | null
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

interface Fit {
  output: Shape | null
  trainable: number
  fixed: number
  problem: string | null
}

const misfit = (problem: string): Fit => ({ output: null, trainable: 0, fixed: 0, problem })
const fit = (output: Shape, trainable = 0, fixed = 0): Fit => ({
  output,
  trainable,
  fixed,
  problem: null,
})

const AFTER_A_MISFIT: Fit = { output: null, trainable: 0, fixed: 0, problem: null }

function windowFit(spec: LayerSpec & { strides: number }, size: number, input: Shape): Fit {
  const padding = spec.kind === 'conv2d' ? spec.padding : 'valid'
  if (input.length !== 3) return misfit('needs an image, but comes after Flatten or Dense')
  const [height = 0, width = 0, channels = 0] = input
  const rows = windowOutput(height, size, spec.strides, padding)
  const columns = windowOutput(width, size, spec.strides, padding)
  if (rows < 1 || columns < 1)
    return misfit(`its ${size} × ${size} window is larger than the ${height} × ${width} input`)
  return spec.kind === 'conv2d'
    ? fit([rows, columns, spec.filters], (size * size * channels + 1) * spec.filters)
    : fit([rows, columns, channels])
}

function layerFit(spec: LayerSpec, input: Shape): Fit {
  switch (spec.kind) {
    case 'conv2d':
      return windowFit(spec, spec.kernel, input)
    case 'max_pooling2d':
      return windowFit(spec, spec.pool, input)
    case 'batch_normalization': {
      const features = input.at(-1) ?? 0
      return fit(input, 2 * features, 2 * features)
    }
    case 'dropout':
      return fit(input)
    case 'flatten':
      return fit([input.reduce((product, length) => product * length, 1)])
    case 'dense': {
      if (input.length !== 1) return misfit('needs a vector: put Flatten before it')
      return fit([spec.units], ((input[0] ?? 0) + 1) * spec.units)
    }
    default:
      return spec satisfies never
  }
}

/**
 * Shapes and parameter counts of a list of layers over an input, as `model.summary()` gives them.
 * @param input [height, width, channels]
 */
export function summarise(layers: readonly LayerSpec[], input: Shape): NetworkSummary {
  const seen = new Map<string, number>()
  const rows: LayerSummary[] = []
  let shape: Shape | null = input
  for (const spec of layers) {
    const count = seen.get(spec.kind) ?? 0
    seen.set(spec.kind, count + 1)
    const name = count === 0 ? spec.kind : `${spec.kind}_${count}`
    const row: Fit = shape === null ? AFTER_A_MISFIT : layerFit(spec, shape)
    const { output, trainable, fixed, problem } = row
    rows.push({ spec, name, output, parameters: trainable + fixed, trainable, problem })
    shape = output
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
          problem: 'ends in an image: add Flatten or Dense, for the distance needs a vector',
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
