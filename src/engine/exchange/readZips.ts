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
import type { FileLayer } from '../../domain/fitWeights'
import type { WeightValues } from '../../domain/snapshot'
import { KEY } from './card'
import { FileFault, finite, type Bytes, type FileContent } from './format'
import { verifierFrom } from './readCard'
import { filesIn, jsonIn } from './zip'

export async function readKeras(file: Bytes): Promise<FileContent> {
  const files = await filesIn(file)
  const weights = files.get('model.weights.h5')
  if (weights === undefined)
    throw new FileFault(
      'There is no model.weights.h5 in the zip: it is not a .keras file of Keras 3.',
    )
  const { readWeightsH5 } = await import('./readWeightsH5')
  return readWeightsH5(weights)
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
  const files = await filesIn(file)
  const parsed = safeParse(MODEL, jsonIn(files, 'model.json'))
  if (!parsed.success)
    throw new FileFault(
      'model.json has no weightsManifest: it is no Layers model of TensorFlow.js.',
    )
  const { weightsManifest, userDefinedMetadata } = parsed.output
  const weights = weightsManifest.flatMap((group) => groupOf(files, group))
  const told = (userDefinedMetadata as Record<string, unknown> | undefined)?.[KEY]
  return {
    verifier: verifierFrom(told === undefined ? null : JSON.stringify(told)),
    weights: { layout: 'keras', layers: layersOf(weights) },
  }
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
