import type { ExchangeFormat } from '../../domain/exchangeFormats'
import type { WeightedVerifier } from '../../domain/verifier'
import type { Bytes, Format } from './format'

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
