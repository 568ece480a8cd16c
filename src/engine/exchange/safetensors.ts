/**
 * Safetensors: eight bytes with the length of a JSON header, the header, then the values in the order
 * it gives. https://github.com/huggingface/safetensors
 */
import { descriptionOf, KEY } from './card'
import type { Bytes, Format } from './format'
import type { SealedVerifier } from './seal'

interface Entry {
  readonly dtype: string
  readonly shape: readonly number[]
  readonly data_offsets: readonly [number, number]
}

const LENGTH = 8

async function write(verifier: SealedVerifier): Promise<Bytes> {
  const { weights } = verifier
  const header: Record<string, Entry | Record<string, string>> = {
    __metadata__: { format: 'siamese-playground', [KEY]: JSON.stringify(descriptionOf(verifier)) },
  }
  let at = 0
  for (const { name, shape, values } of weights) {
    header[name] = { dtype: 'F32', shape, data_offsets: [at, at + values.byteLength] }
    at += values.byteLength
  }
  const text = new TextEncoder().encode(JSON.stringify(header))
  // Values begin at a multiple of eight, so that they can be mapped into memory as they are.
  const padded = Math.ceil(text.length / LENGTH) * LENGTH
  const file = new Uint8Array(LENGTH + padded + at).fill(0x20, LENGTH, LENGTH + padded)
  new DataView(file.buffer).setBigUint64(0, BigInt(padded), true)
  file.set(text, LENGTH)
  let to = LENGTH + padded
  for (const { values } of weights) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), to)
    to += values.byteLength
  }
  return file
}

export const safetensors: Format = { write }
