/** Verifiers in zips read back: Keras 3's `.keras`, and TensorFlow.js's model.json with its weights. */
import {
  array,
  integer,
  looseObject,
  minValue,
  number,
  object,
  pipe,
  safeParse,
  string,
} from 'valibot'
import type { FileLayer, FileWeights, NetworkOutline } from '../../domain/fileWeights'
import { EPSILON } from '../../domain/layers'
import type { WeightValues } from '../../domain/snapshot'
import { loadPart } from '../../loading/part'
import { KEY } from './card'
import { FileFault, finite, type Bytes, type FileContent } from './format'
import { kerasOutline } from './kerasOutline'
import { toldBy } from './readCard'
import { filesIn, jsonIn } from './zip'

export async function readKeras(file: Bytes): Promise<FileContent> {
  const files = await filesIn(file)
  const weights = files.get('model.weights.h5')
  if (weights === undefined)
    throw new FileFault(
      'There is no model.weights.h5 in the zip: it is not a .keras file of Keras 3.',
    )
  const { readWeightsH5 } = await loadPart(
    'What knows this format',
    () => import('./readWeightsH5'),
  )
  const content = await readWeightsH5(weights)
  // What the weights' own file says as well is for whoever takes that out.
  const own = files.get('verifier.json')
  const told = toldBy(own === undefined ? null : new TextDecoder().decode(own))
  if (told !== null) return { ...content, told }
  const outline = kerasOutline(jsonIn(files, 'config.json'))
  return { ...content, told, weights: withEpsilons(content.weights, outline), outline }
}

/** ε of batch normalisations, which is theirs and no weight. */
function withEpsilons(weights: FileWeights, outline: NetworkOutline): FileWeights {
  const epsilons = outline.layers.flatMap((layer) =>
    layer.kind === 'batch_normalization' ? [layer.epsilon ?? EPSILON] : [],
  )
  let at = 0
  const layers = weights.layers.map((layer) => {
    const epsilon = layer.weights.length === 4 ? epsilons[at++] : undefined
    return epsilon === undefined ? layer : { ...layer, epsilon }
  })
  return { ...weights, layers }
}

const whole = pipe(number(), integer(), minValue(0))
const MODEL = looseObject({
  weightsManifest: array(
    object({
      paths: array(string()),
      weights: array(object({ name: string(), shape: array(whole), dtype: string() })),
    }),
  ),
})

export async function readLayersModel(file: Bytes): Promise<FileContent> {
  return readLayersFiles(await filesIn(file))
}

/** The same where the files lie beside each other. */
export function readLayersFiles(files: ReadonlyMap<string, Bytes>): FileContent {
  const parsed = safeParse(MODEL, jsonIn(files, 'model.json'))
  if (!parsed.success)
    throw new FileFault(
      'model.json has no weightsManifest: it is no Layers model of TensorFlow.js.',
    )
  const { weightsManifest, userDefinedMetadata, modelTopology, format } = parsed.output
  if (format === 'graph-model')
    throw new FileFault(
      'model.json is a GraphModel of TensorFlow.js, which names no layers. Convert the model to a Layers model: tensorflowjs_converter --output_format tfjs_layers_model.',
    )
  const layers = weightsManifest.flatMap((group) => groupOf(files, group))
  const own = (userDefinedMetadata as Record<string, unknown> | undefined)?.[KEY]
  const told = toldBy(own === undefined ? null : JSON.stringify(own))
  const weights: FileWeights = { layout: 'keras', layers: layersOf(layers) }
  if (told !== null) return { told, weights }
  const topology = (modelTopology ?? {}) as Record<string, unknown>
  const outline = kerasOutline(topology.model_config ?? topology)
  return { told, weights: withEpsilons(weights, outline), outline }
}

interface Group {
  readonly paths: readonly string[]
  readonly weights: readonly {
    readonly name: string
    readonly shape: readonly number[]
    readonly dtype: string
  }[]
}

/** The values of a group stand one after the other over its files. */
function groupOf(files: ReadonlyMap<string, Bytes>, { paths, weights }: Group): WeightValues[] {
  const parts = paths.map((path) => {
    const part = files.get(path)
    if (part === undefined)
      throw new FileFault(`There is no ${path} in the zip, which model.json names.`)
    return part
  })
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  at = 0
  return weights.map(({ name, shape, dtype }) => {
    if (dtype !== 'float32') throw new FileFault(`“${name}” is of type ${dtype}; float32 is read.`)
    const end = at + 4 * shape.reduce((product, length) => product * length, 1)
    if (end > bytes.length)
      throw new FileFault(
        `“${name}” ends at byte ${end}; ${paths.join(', ')} have ${bytes.length}.`,
      )
    const values = new Float32Array(bytes.slice(at, end).buffer)
    at = end
    return finite({ name, shape, values })
  })
}

function layersOf(weights: readonly WeightValues[]): FileLayer[] {
  const layers = new Map<string, WeightValues[]>()
  for (const weight of weights) {
    const layer = weight.name.slice(0, weight.name.lastIndexOf('/'))
    layers.set(layer, [...(layers.get(layer) ?? []), weight])
  }
  return [...layers].map(([name, own]) => ({ name, weights: own }))
}
