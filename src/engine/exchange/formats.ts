import type { ExchangeFormat } from '../../domain/exchangeFormats'
import type { WeightedVerifier } from '../../domain/verifier'
import { FileFault, type Bytes, type FileContent, type Format } from './format'

const FORMATS = {
  safetensors: async () => (await import('./safetensors')).safetensors,
  layersModel: async () => (await import('./layersModel')).layersModel,
  keras: async () => (await import('./keras')).keras,
  weightsH5: async () => (await import('./weightsH5')).weightsH5,
  onnx: async () => (await import('./onnx')).onnx,
} satisfies Record<ExchangeFormat, () => Promise<Format>>

export const writeVerifier = async (
  format: ExchangeFormat,
  verifier: WeightedVerifier,
): Promise<Bytes> => (await FORMATS[format]()).write(verifier)

/** By the ending of a name; ONNX is written only. */
const READERS: Readonly<
  Record<string, () => Promise<(file: Bytes) => FileContent | Promise<FileContent>>>
> = {
  '.safetensors': async () => (await import('./readSafetensors')).readSafetensors,
  '.zip': async () => (await import('./readZips')).readLayersModel,
  '.keras': async () => (await import('./readZips')).readKeras,
  '.h5': async () => (await import('./readWeightsH5')).readWeightsH5,
}

/** What a file holds. Throws FileFault. */
export async function readVerifier(name: string, file: Bytes): Promise<FileContent> {
  const ending = Object.keys(READERS).find((each) => name.toLowerCase().endsWith(each))
  const reader = ending === undefined ? undefined : READERS[ending]
  if (reader === undefined)
    throw new FileFault(`“${name}” is none of these: ${Object.keys(READERS).join(', ')}.`)
  if (file.length === 0) throw new FileFault(`“${name}” is empty.`)
  return (await reader())(file)
}
