import type { ExchangeFormat } from '../../domain/exchangeFormats'
import type { WeightedVerifier } from '../../domain/verifier'
import { loadPart } from '../../loading/part'
import { FileFault, type Bytes, type FileContent, type Format } from './format'
import { sealed } from './seal'

/** What writes or reads a format, to the person. */
const PART = 'What knows this format'

const FORMATS = {
  safetensors: async () => (await loadPart(PART, () => import('./safetensors'))).safetensors,
  layersModel: async () => (await loadPart(PART, () => import('./layersModel'))).layersModel,
  keras: async () => (await loadPart(PART, () => import('./keras'))).keras,
  weightsH5: async () => (await loadPart(PART, () => import('./weightsH5'))).weightsH5,
  onnx: async () => (await loadPart(PART, () => import('./onnx'))).onnx,
} satisfies Record<ExchangeFormat, () => Promise<Format>>

export const writeVerifier = async (
  format: ExchangeFormat,
  verifier: WeightedVerifier,
): Promise<Bytes> => (await FORMATS[format]()).write(await sealed(verifier))

/** By the ending of a name. */
const READERS: Readonly<
  Record<
    string,
    () => Promise<
      (file: Bytes, beside: ReadonlyMap<string, Bytes>) => FileContent | Promise<FileContent>
    >
  >
> = {
  '.safetensors': async () =>
    (await loadPart(PART, () => import('./readSafetensors'))).readSafetensors,
  '.zip': async () => (await loadPart(PART, () => import('./readZips'))).readLayersModel,
  '.keras': async () => (await loadPart(PART, () => import('./readZips'))).readKeras,
  '.h5': async () => (await loadPart(PART, () => import('./readWeightsH5'))).readWeightsH5,
  '.onnx': async () => (await loadPart(PART, () => import('./readOnnx'))).readOnnx,
}

/** What a file holds. Throws FileFault. @param beside files that came with it, by name */
export async function readVerifier(
  name: string,
  file: Bytes,
  beside: ReadonlyMap<string, Bytes> = new Map(),
): Promise<FileContent> {
  const ending = Object.keys(READERS).find((each) => name.toLowerCase().endsWith(each))
  const reader = ending === undefined ? undefined : READERS[ending]
  if (reader === undefined) {
    const other = Object.keys(FROM_ELSEWHERE).find((each) => name.toLowerCase().endsWith(each))
    throw new FileFault(
      other === undefined
        ? `“${name}” is none of these: ${Object.keys(READERS).join(', ')}, or a model.json with its files.`
        : `“${name}” cannot be read: ${FROM_ELSEWHERE[other]}`,
    )
  }
  if (file.length === 0) throw new FileFault(`“${name}” is empty.`)
  return (await reader())(file, beside)
}

const PICKLE =
  'it may hold any program. Save the weights alone in PyTorch: safetensors.torch.save_file(model.state_dict(), "weights.safetensors").'
/** Files of weights that are not read, with what to do. */
const FROM_ELSEWHERE: Readonly<Record<string, string>> = {
  '.pt': PICKLE,
  '.pth': PICKLE,
  '.ckpt': PICKLE,
  '.pkl': PICKLE,
  '.bin': 'it says nothing of what is in it. Bring the model.json that names it as well.',
  '.hdf5': 'it is of Keras 2. Load it in Keras 3 and save it there: model.save("name.keras").',
  '.pb': 'it is a graph of TensorFlow. Save it in Keras 3: model.save("name.keras").',
  '.tflite': 'it was made for use alone. Save the model it was made of: model.save("name.keras").',
  '.npz': 'it names no layers. Save it in Keras 3: model.save("name.keras").',
}
