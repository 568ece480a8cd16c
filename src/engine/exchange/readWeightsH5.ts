/** Keras 3's weights files read back. Their layers are known by name: HDF5 keeps no other order. */
import { Dataset, File as H5File, FS, Group, ready } from 'h5wasm'
import type { FileLayer } from '../../domain/fileWeights'
import type { WeightValues } from '../../domain/snapshot'
import { encoderOf } from '../../domain/verifier'
import { KEY } from './card'
import { FileFault, finite, type Bytes, type FileContent, type Told } from './format'
import { weightGroups } from './kerasGroups'
import { toldBy } from './readCard'

const NAME = 'read.h5'
const SIGNATURE = [0x89, 0x48, 0x44, 0x46]
const DAMAGED = 'The HDF5 file is damaged or cut short: save or download it again.'

export async function readWeightsH5(bytes: Bytes): Promise<FileContent> {
  if (SIGNATURE.some((byte, i) => bytes[i] !== byte))
    throw new FileFault('This is no HDF5 file: it does not begin as one.')
  await ready
  const { FS: files } = { FS }
  if (files === null) throw new Error('internal: HDF5 has no files')
  files.writeFile(NAME, bytes)
  try {
    return contentOf(NAME)
  } catch (thrown) {
    // The library throws texts of its C code, which say nothing to a person.
    throw thrown instanceof FileFault ? thrown : new FileFault(DAMAGED)
  } finally {
    files.unlink(NAME)
  }
}

function contentOf(name: string): FileContent {
  const file = new H5File(name, 'r')
  // The library opens what it cannot read as a file of no number.
  if (file.file_id <= 0n) throw new FileFault(DAMAGED)
  try {
    if (file.get('model_weights') !== null || file.attrs.layer_names !== undefined)
      throw new FileFault(
        'This is an HDF5 file of Keras 2. Load it in Keras 3 and save it there: model.save_weights("name.weights.h5").',
      )
    const layers = file.get('layers')
    if (!(layers instanceof Group))
      throw new FileFault('The HDF5 file has no “layers”: it is not one of Keras 3.')
    const found = layers.keys().flatMap((layer) => layerOf(layers, layer))
    if (found.length === 0) throw new FileFault('The file holds no weights.')
    const card = file.get(KEY)
    const told = toldBy(card instanceof Dataset ? card.value : null)
    const own = told === null ? found : named(found, told)
    return { told, weights: { layout: 'keras', layers: own } }
  } finally {
    file.close()
  }
}

/** Groups of a file that was written here, under the names that their layers have. */
function named(found: readonly FileLayer[], { verifier }: Told): readonly FileLayer[] {
  const groups = weightGroups(encoderOf(verifier).layers)
  const names = new Map([...groups].map(([layer, group]) => [group, layer]))
  return found.map((layer) => ({ ...layer, name: names.get(layer.name) ?? layer.name }))
}

function layerOf(layers: Group, name: string): FileLayer[] {
  const vars = layers.get(`${name}/vars`)
  if (!(vars instanceof Group)) return []
  const weights = vars
    .keys()
    .toSorted((a, b) => Number(a) - Number(b))
    .map((nth) => weightOf(`${name}/${nth}`, vars.get(nth)))
  return weights.length === 0 ? [] : [{ name, weights }]
}

function weightOf(name: string, found: unknown): WeightValues {
  if (!(found instanceof Dataset))
    throw new FileFault(`“${name}” is no list of numbers. ${DAMAGED}`)
  const { value, shape, dtype } = found
  if (!(value instanceof Float32Array) || shape === null)
    throw new FileFault(`“${name}” is of type ${String(dtype)}; 32-bit floats are read.`)
  return finite({ name, shape, values: value })
}
