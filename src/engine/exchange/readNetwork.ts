/**
 * From the files that a person brought to one network: read by its kind, laid out as its own description
 * has it, and named by a fingerprint, so that the very same network has the same id in every format.
 */
import { shapesOf, valuesOf, type FileLayer, type FileWeights } from '../../domain/fileWeights'
import { fitWeights } from '../../domain/fitWeights'
import type { FoundNetwork } from '../../domain/foundNetwork'
import type { WeightValues } from '../../domain/snapshot'
import { encoderOf, headOf, type Verifier, type WeightedVerifier } from '../../domain/verifier'
import { loadPart } from '../../loading/part'
import { KEY } from './card'
import { FileFault, type Bytes, type FileContent, type Told } from './format'
import { readVerifier } from './formats'
import { inOneOrder } from './oneOrder'
import { descriptionSha256, sha256Of } from './seal'

export interface GivenFile {
  readonly name: string
  readonly file: Blob
}

/** Reads files that belong together. Throws FileFault. */
export async function readNetwork(given: readonly GivenFile[]): Promise<FoundNetwork> {
  const { name } = graphOf(given) ?? (given[0] as GivenFile)
  const content = await contentOf(given)
  const weights = content.told === null ? content.weights : await ownWeights(content, content.told)
  return foundOf(
    named(given) ?? name,
    content.told?.verifier ?? null,
    content.outline ?? null,
    weights,
    content.notes ?? [],
  )
}

/** A run's network as if its file had been read. */
export const networkOf = (name: string, { verifier, weights }: WeightedVerifier) =>
  foundOf(name, verifier, null, { layout: 'keras', layers: byLayer(weights) }, [])

async function foundOf(
  name: string,
  verifier: Verifier | null,
  outline: FoundNetwork['outline'],
  weights: FileWeights,
  notes: readonly string[],
): Promise<FoundNetwork> {
  const shapes = shapesOf(weights)
  const values = new Blob([...valuesOf(weights)])
  const id = await idOf({ verifier, outline, shapes }, values)
  return { id, name: name.slice(0, 80), verifier, outline, shapes, values, notes }
}

const bytesOf = async (file: Blob): Promise<Bytes> => new Uint8Array(await file.arrayBuffer())

async function contentOf(given: readonly GivenFile[]): Promise<FileContent> {
  const model = given.find(({ name }) => /(^|\/)model\.json$|\.json$/i.test(name))
  if (model !== undefined) return layersModelOf(given, model)
  const graph = graphOf(given)
  if (graph !== undefined && given.every((each) => each === graph || isBeside(each, graph)))
    return readVerifier(graph.name, await bytesOf(graph.file), await byName(given))
  const [only, other] = given as [GivenFile, GivenFile?]
  if (other !== undefined)
    throw new FileFault(
      `${given.length} files were brought (${given
        .slice(0, 4)
        .map(({ name }) => name)
        .join(
          ', ',
        )}): bring one, or a model.json with the files it names, or an .onnx with its .data.`,
    )
  return readVerifier(only.name, await bytesOf(only.file))
}

const graphOf = (given: readonly GivenFile[]) => given.find(({ name }) => /\.onnx$/i.test(name))

/** Weights of a graph: PyTorch calls them as the graph, with .data behind it. */
const isBeside = ({ name }: GivenFile, graph: GivenFile) =>
  /\.(data|bin|weights)$/i.test(name) || name.startsWith(graph.name)

/** As the files lie beside each other. */
async function byName(given: readonly GivenFile[]): Promise<Map<string, Bytes>> {
  const files = new Map<string, Bytes>()
  for (const { name, file } of given) files.set(name.split('/').at(-1) ?? name, await bytesOf(file))
  return files
}

async function layersModelOf(given: readonly GivenFile[], model: GivenFile): Promise<FileContent> {
  const { readLayersFiles } = await loadPart('What knows this format', () => import('./readZips'))
  const files = await byName(given)
  files.set('model.json', await bytesOf(model.file))
  return readLayersFiles(files)
}

/** A folder’s name says more than model.json. */
function named(given: readonly GivenFile[]): string | null {
  const folder = given[0]?.name.split('/').at(-2)
  return folder ?? null
}

/** As the file's own description has them. */
async function ownWeights(
  { weights }: FileContent,
  { verifier, head, weightsSha256, said, ...told }: Told,
): Promise<FileWeights> {
  if (told.descriptionSha256 !== null && told.descriptionSha256 !== (await descriptionSha256(said)))
    throw new FileFault(
      'The file’s description is not the one that it was written with: it is damaged, or was changed since. Save or download it again.',
    )
  const all: FileWeights = { ...weights, layers: [...weights.layers, ...head] }
  const fitted = fitWeights(all, encoderOf(verifier), headOf(verifier))
  if ('misfit' in fitted)
    throw new FileFault(`The file’s weights are not those of its description. ${fitted.misfit}`)
  if (fitted.missing.length > 0)
    throw new FileFault(
      `The file’s description has the head “${verifier.head}”, whose weights are missing: ${fitted.missing.join(', ')}.`,
    )
  if (weightsSha256 !== null && (await sha256Of(fitted.weights)) !== weightsSha256)
    throw new FileFault(
      `The file’s weights are not those that it was written with: it is damaged, or they were changed since, and its scores and threshold are not theirs. Save or download it again. Weights changed on purpose are read from a file without this page’s description: “verifier.json” in .keras, “${KEY}” in the others.`,
    )
  return { layout: 'keras', layers: byLayer(fitted.weights) }
}

function byLayer(weights: readonly WeightValues[]): FileLayer[] {
  const layers = new Map<string, WeightValues[]>()
  for (const weight of weights) {
    const layer = weight.name.slice(0, weight.name.lastIndexOf('/'))
    layers.set(layer, [...(layers.get(layer) ?? []), weight])
  }
  return [...layers].map(([name, own]) => ({ name, weights: own }))
}

/** Who is enrolled with it may change, and is left out. */
async function idOf(
  { verifier, ...facts }: Pick<FoundNetwork, 'verifier' | 'outline' | 'shapes'>,
  values: Blob,
): Promise<string> {
  const said = verifier && { ...verifier, people: undefined }
  const text = JSON.stringify(inOneOrder({ ...facts, verifier: said }))
  const bytes = await bytesOf(new Blob([text, '\n', values]))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash.subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
