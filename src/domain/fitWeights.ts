/**
 * Weights of a file, laid out for a network as it is built here: from Keras as they are, from PyTorch
 * turned round. What does not fit is told exactly.
 */
import { sizeOf, type FileLayerShapes, type FileShapes, type FileWeights } from './fileWeights'
import { EPSILON, type LayerSpec } from './layers'
import { permuted } from './permuted'
import type { LayerSummary } from './shapes'
import type { WeightValues } from './snapshot'
import { isOfHead } from './verifier'

/** A weight of the network, and what of the file it is made of. */
interface Part {
  readonly name: string
  readonly shape: readonly number[]
  /** Its values, of those of all weights of the file. */
  turn(values: readonly Float32Array[]): Float32Array
}

export type Fitting =
  | {
      readonly parts: readonly Part[]
      /** Whether layers of the file were told apart by their shapes alone. */
      readonly byShape: boolean
      /** Layers of the head that the file says nothing of, or that are others there. */
      readonly missing: readonly string[]
    }
  /** A sentence that names the layer and both shapes. */
  | { readonly misfit: string }

export type Fitted =
  | { readonly weights: readonly WeightValues[]; readonly missing: readonly string[] }
  | { readonly misfit: string }

interface Wanted {
  readonly layer: LayerSummary
  readonly shapes: readonly { readonly name: string; readonly shape: readonly number[] }[]
  /** The image that Flatten was given, up to the first Dense after it; null elsewhere. */
  readonly flattened: readonly number[] | null
}

class Misfit extends Error {}

interface Encoder {
  /** What the first layer is given. */
  readonly input: readonly number[]
  readonly layers: readonly LayerSummary[]
}

/** Lays a file's weights out. @param head layers of the head */
export function fitWeights(
  file: FileWeights,
  encoder: Encoder,
  head: readonly LayerSummary[] = [],
): Fitted {
  const fitting = fitShapes(file, encoder, head)
  if ('misfit' in fitting) return fitting
  const values = file.layers.flatMap(({ weights }) => weights.map((weight) => weight.values))
  return {
    weights: fitting.parts.map(({ name, shape, turn }) => ({ name, shape, values: turn(values) })),
    missing: fitting.missing,
  }
}

/**
 * The same by shapes alone, which is quick: values are turned when they are asked for. The encoder has to
 * fit; a head that does not begins anew.
 */
export function fitShapes(
  file: FileShapes,
  encoder: Encoder,
  head: readonly LayerSummary[] = [],
): Fitting {
  const wanted = wantedOf(encoder.layers, encoder.input)
  const embedding = encoder.layers.at(-1)?.output ?? encoder.input
  // A head of one weight is given the distance; of D, the components.
  const ofHead = wantedOf(head, head[0]?.parameters === 2 || head.length > 1 ? [1] : embedding)
  let places = 0
  const placed = file.layers.map((layer) => {
    const from = places
    places += layer.weights.length
    return { ...layer, from }
  })
  const own = placed.filter(({ name }) => !isOfHead({ name }))
  const heads = placed.filter(({ name }) => isOfHead({ name }))
  try {
    const { parts, byShape } = fitted(file.layout, wanted, own)
    const headParts = heads.length === 0 ? [] : headFitted(file.layout, ofHead, heads)
    return {
      parts: [...parts, ...headParts],
      byShape,
      missing: headParts.length === 0 ? ofHead.map(({ layer }) => layer.name) : [],
    }
  } catch (thrown) {
    if (thrown instanceof Misfit) return { misfit: thrown.message }
    throw thrown
  }
}

/** None where the head is another one. */
function headFitted(
  layout: FileShapes['layout'],
  wanted: readonly Wanted[],
  found: readonly Placed[],
): Part[] {
  try {
    return fitted(layout, wanted, found).parts
  } catch (thrown) {
    if (thrown instanceof Misfit) return []
    throw thrown
  }
}

function wantedOf(layers: readonly LayerSummary[], input: readonly number[]): Wanted[] {
  return layers.flatMap((layer, i) => {
    const shapes = shapesOf(layer)
    return shapes.length === 0
      ? []
      : [{ layer, shapes, flattened: flattenedBefore(layers, i, input) }]
  })
}

function flattenedBefore(
  layers: readonly LayerSummary[],
  index: number,
  input: readonly number[],
): readonly number[] | null {
  const since = layers.slice(0, index).findLastIndex(({ spec }) => spec.kind === 'flatten')
  const dense = layers.slice(since + 1, index).some(({ spec }) => spec.kind === 'dense')
  if (since < 0 || dense) return null
  const before = layers[since]?.input ?? input
  return before.length === 3 ? before : null
}

const shapesOf = ({ weights, name }: LayerSummary): Wanted['shapes'] =>
  weights.map((weight) => ({ name: `${name}/${weight.name}`, shape: weight.shape }))

interface Placed extends FileLayerShapes {
  /** Place of its first weight among all of the file. */
  readonly from: number
}

/**
 * By name where all names are there, else in the order of the file; where that does not fit, each the first
 * of its shapes: names such as `conv1` and `bn1` are no order.
 */
function fitted(
  layout: FileShapes['layout'],
  wanted: readonly Wanted[],
  found: readonly Placed[],
): { readonly parts: Part[]; readonly byShape: boolean } {
  const byName = new Map(found.map((each) => [each.name, each]))
  const named = wanted.every(({ layer }) => byName.has(layer.name))
  if (!named && found.length !== wanted.length)
    throw new Misfit(
      `The file has ${count(found.length)} with weights (${namesOf(found)}), this network ${count(wanted.length)} (${wanted.map(({ layer }) => layer.name).join(', ')}).`,
    )
  try {
    const parts = wanted.flatMap((each, i) => {
      const layer = (named ? byName.get(each.layer.name) : found[i]) as Placed
      return layerFitted(layout, each, layer)
    })
    return { parts, byShape: false }
  } catch (thrown) {
    const parts = named ? null : shaped(layout, wanted, found)
    if (parts === null) throw thrown
    return { parts, byShape: true }
  }
}

/** Null where one is left over. */
function shaped(
  layout: FileShapes['layout'],
  wanted: readonly Wanted[],
  found: readonly Placed[],
): Part[] | null {
  const left = [...found]
  const parts: Part[] = []
  for (const each of wanted) {
    const at = left.findIndex((layer) => fits(layout, each, layer))
    const [layer] = at < 0 ? [] : left.splice(at, 1)
    if (layer === undefined) return null
    parts.push(...layerFitted(layout, each, layer))
  }
  return parts
}

function fits(layout: FileShapes['layout'], wanted: Wanted, layer: Placed): boolean {
  try {
    layerFitted(layout, wanted, layer)
    return true
  } catch (thrown) {
    if (thrown instanceof Misfit) return false
    throw thrown
  }
}

const count = (layers: number) => (layers === 1 ? '1 layer' : `${layers} layers`)

function namesOf(layers: readonly FileLayerShapes[]): string {
  const names = layers.slice(0, 8).map(({ name }) => name)
  return names.length < layers.length ? `${names.join(', ')} …` : names.join(', ') || 'none'
}

function layerFitted(
  layout: FileShapes['layout'],
  { layer, shapes, flattened }: Wanted,
  { name, weights, from, epsilon: given }: Placed,
): Part[] {
  // Without a bias of its own, before batch normalisation perhaps: 0 does the same.
  const unbiased = weights.length === 1 && shapes[1]?.name.endsWith('/bias') === true && !shapes[2]
  if (weights.length !== shapes.length && !unbiased)
    throw new Misfit(
      `The file’s “${name}” has ${weights.length} weights where this network’s ${shapes.map((each) => each.name).join(', ')} are wanted.`,
    )
  return shapes.map(({ name: own, shape }, i) => {
    if (unbiased && i === 1)
      return { name: own, shape, turn: () => new Float32Array(sizeOf(shape)) }
    const weight = weights[i] as FileLayerShapes['weights'][number]
    const turn =
      layout === 'pytorch'
        ? channelled(turnOf(weight.shape, flattened), shape, layer.spec)
        : AS_IT_IS(weight.shape)
    if (turn.shape.join() !== shape.join())
      throw new Misfit(
        `“${own}” is [${shape.join(', ')}] here; the file’s “${weight.name}” is [${weight.shape.join(', ')}]${layout === 'pytorch' && weight.shape.length > 1 ? `, which is [${turn.shape.join(', ')}] in this order of axes` : ''}.`,
      )
    const at = from + i
    const { spec } = layer
    const isGamma = spec.kind === 'batch_normalization' && i === 0
    return {
      name: own,
      shape,
      turn: (values) => {
        const turned = turn.values(values[at] as Float32Array)
        if (!isGamma) return turned
        const own = spec.epsilon ?? EPSILON
        const epsilon = given ?? (layout === 'pytorch' ? PYTORCH_EPSILON : own)
        if (own === epsilon) return turned
        const variance = turn.values(values[from + 3] as Float32Array)
        return withEpsilon(turned, variance, epsilon, own)
      },
    }
  })
}

const PYTORCH_EPSILON = 1e-5

/** γ / √(σ² + ε) as it was, where ε is another one: exactly so while it goes by its moving statistics. */
const withEpsilon = (gamma: Float32Array, variance: Float32Array, from: number, to: number) =>
  gamma.map((value, i) => {
    const own = variance[i] ?? 0
    return value * Math.sqrt((own + to) / (own + from))
  })

interface Turn {
  readonly shape: readonly number[]
  values(values: Float32Array): Float32Array
}

const AS_IT_IS = (shape: readonly number[]): Turn => ({ shape, values: (values) => values })

/** PyTorch flattens an image channels first, so what comes after is in another order there. */
function turnOf(shape: readonly number[], flattened: readonly number[] | null): Turn {
  if (shape.length === 4) return axes(shape, [2, 3, 1, 0])
  const turned = shape.length === 2 ? axes(shape, [1, 0]) : AS_IT_IS(shape)
  const [height = 0, width = 0, channels = 0] = flattened ?? []
  if (flattened === null || turned.shape[0] !== height * width * channels) return turned
  const image = [channels, height, width, ...turned.shape.slice(1)]
  const order = [1, 2, 0, ...image.slice(3).map((_, i) => i + 3)]
  return {
    shape: turned.shape,
    values: (values) => permuted({ shape: image, values: turned.values(values) }, order).values,
  }
}

/** PyTorch writes a depthwise kernel with all outputs on one axis, channel by channel. */
function channelled(turn: Turn, shape: readonly number[], { kind }: LayerSpec): Turn {
  const [height, width, one, outputs] = turn.shape
  const [, , channels = 0, multiplier = 0] = shape
  return kind === 'depthwise_conv2d' && one === 1 && outputs === channels * multiplier
    ? { ...turn, shape: [height ?? 0, width ?? 0, channels, multiplier] }
    : turn
}

function axes(shape: readonly number[], order: readonly number[]): Turn {
  return {
    shape: order.map((axis) => shape[axis] ?? 0),
    values: (values) => permuted({ shape, values }, order).values,
  }
}
