/**
 * Weights of a file, laid out for a network as it is built here: from Keras as they are, from PyTorch
 * turned round. What does not fit is told exactly.
 */
import { permuted } from './permuted'
import type { LayerSummary } from './shapes'
import type { WeightValues } from './snapshot'
import { isOfHead } from './verifier'

/** The weights of a layer as a file has them; names are the file's own. */
export interface FileLayer {
  readonly name: string
  readonly weights: readonly WeightValues[]
}

export interface FileWeights {
  /** Whose order of axes it is: Keras has [height, width, in, out], PyTorch [out, in, height, width]. */
  readonly layout: 'keras' | 'pytorch'
  /** Layers with weights, first to last where the file tells. */
  readonly layers: readonly FileLayer[]
}

export type Fitted =
  | {
      readonly weights: readonly WeightValues[]
      /** Layers of the head that the file says nothing of. */
      readonly missing: readonly string[]
    }
  /** A sentence that names the layer and both shapes. */
  | { readonly misfit: string }

interface Wanted {
  readonly layer: LayerSummary
  readonly shapes: readonly { readonly name: string; readonly shape: readonly number[] }[]
  /** The image that Flatten was given, up to the first Dense after it; null elsewhere. */
  readonly flattened: readonly number[] | null
}

type Values = Pick<WeightValues, 'shape' | 'values'>

class Misfit extends Error {}

/**
 * @param encoder layers of the network, and what the first is given
 * @param head layers of the head
 */
export function fitWeights(
  file: FileWeights,
  encoder: { readonly input: readonly number[]; readonly layers: readonly LayerSummary[] },
  head: readonly LayerSummary[] = [],
): Fitted {
  const wanted = wantedOf(encoder.layers, encoder.input)
  const embedding = encoder.layers.at(-1)?.output ?? encoder.input
  // A head of one weight is given the distance; of D, the components.
  const ofHead = wantedOf(head, head[0]?.parameters === 2 || head.length > 1 ? [1] : embedding)
  const isOwnHead = (name: string) => isOfHead({ name })
  const own = file.layers.filter(({ name }) => !isOwnHead(name))
  const heads = file.layers.filter(({ name }) => isOwnHead(name))
  try {
    return {
      weights: [
        ...fitted(file.layout, wanted, own),
        ...(heads.length === 0 ? [] : fitted(file.layout, ofHead, heads)),
      ],
      missing: heads.length === 0 ? ofHead.map(({ layer }) => layer.name) : [],
    }
  } catch (thrown) {
    if (thrown instanceof Misfit) return { misfit: thrown.message }
    throw thrown
  }
}

function wantedOf(layers: readonly LayerSummary[], input: readonly number[]): Wanted[] {
  return layers.flatMap((layer, i) => {
    const given = layers[i - 1]?.output ?? input
    const shapes = shapesOf(layer, given)
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
  const before = layers[since - 1]?.output ?? input
  return before.length === 3 ? before : null
}

function shapesOf({ spec, name }: LayerSummary, input: readonly number[]): Wanted['shapes'] {
  const last = input.at(-1) ?? 0
  const named = (own: string, shape: readonly number[]) => ({ name: `${name}/${own}`, shape })
  switch (spec.kind) {
    case 'conv2d':
      return [
        named('kernel', [spec.kernel, spec.kernel, last, spec.filters]),
        named('bias', [spec.filters]),
      ]
    case 'dense':
      return [named('kernel', [last, spec.units]), named('bias', [spec.units])]
    case 'batch_normalization':
      return ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((own) => named(own, [last]))
    case 'max_pooling2d':
    case 'dropout':
    case 'flatten':
      return []
    default:
      return spec satisfies never
  }
}

function fitted(
  layout: FileWeights['layout'],
  wanted: readonly Wanted[],
  found: readonly FileLayer[],
): WeightValues[] {
  const byName = new Map(found.map((each) => [each.name, each]))
  const named = wanted.every(({ layer }) => byName.has(layer.name))
  if (!named && found.length !== wanted.length)
    throw new Misfit(
      `The file has ${count(found.length)} with weights (${namesOf(found)}), this network ${count(wanted.length)} (${wanted.map(({ layer }) => layer.name).join(', ')}).`,
    )
  return wanted.flatMap((each, i) => {
    const layer = (named ? byName.get(each.layer.name) : found[i]) as FileLayer
    return layerFitted(layout, each, layer)
  })
}

const count = (layers: number) => (layers === 1 ? '1 layer' : `${layers} layers`)

function namesOf(layers: readonly FileLayer[]): string {
  const names = layers.slice(0, 8).map(({ name }) => name)
  return names.length < layers.length ? `${names.join(', ')} …` : names.join(', ') || 'none'
}

function layerFitted(
  layout: FileWeights['layout'],
  { shapes, flattened }: Wanted,
  { name, weights }: FileLayer,
): WeightValues[] {
  if (weights.length !== shapes.length)
    throw new Misfit(
      `The file’s “${name}” has ${weights.length} weights where this network’s ${shapes.map((each) => each.name).join(', ')} are wanted.`,
    )
  return shapes.map(({ name: own, shape }, i) => {
    const weight = weights[i] as WeightValues
    const turned = layout === 'pytorch' ? fromPyTorch(weight, flattened) : weight
    if (turned.shape.join() !== shape.join() || turned.values.length !== sizeOf(shape))
      throw new Misfit(
        `“${own}” is [${shape.join(', ')}] here; the file’s “${weight.name}” is [${weight.shape.join(', ')}]${layout === 'pytorch' && weight.shape.length > 1 ? `, which is [${turned.shape.join(', ')}] in this order of axes` : ''}.`,
      )
    return { name: own, shape, values: turned.values }
  })
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1)

/** PyTorch flattens an image channels first, so what comes after is in another order there. */
function fromPyTorch(weight: WeightValues, flattened: readonly number[] | null): Values {
  const { shape, values } = weight
  if (shape.length === 4) return permuted(weight, [2, 3, 1, 0])
  const turned = shape.length === 2 ? permuted(weight, [1, 0]) : { shape, values }
  const [height = 0, width = 0, channels = 0] = flattened ?? []
  if (flattened === null || turned.shape[0] !== height * width * channels) return turned
  const image = {
    shape: [channels, height, width, ...turned.shape.slice(1)],
    values: turned.values,
  }
  const order = [1, 2, 0, ...image.shape.slice(3).map((_, i) => i + 3)]
  return { shape: turned.shape, values: permuted(image, order).values }
}
