/**
 * A snapshot as bytes and back: a head in JSON that says what follows, then the values, little-endian
 * 32-bit floats end to end.
 */
import * as v from 'valibot'
import type { Snapshot } from '../../domain/snapshot'

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const HEAD = v.object({
  format: v.literal('siamese-playground-snapshot'),
  version: v.literal(1),
  step: whole,
  weights: v.array(v.object({ name: v.string(), shape: v.array(whole) })),
  slots: v.array(whole),
})

const sizeOf = (shape: readonly number[]) => shape.reduce((product, each) => product * each, 1)
const bytesOf = (values: Float32Array) =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength)

/** The parts of a file, in order: the head's length in 4 bytes, the head, the values. */
export function packSnapshot({ step, weights, slots }: Snapshot): readonly Uint8Array[] {
  const head: v.InferOutput<typeof HEAD> = {
    format: 'siamese-playground-snapshot',
    version: 1,
    step,
    weights: weights.map(({ name, shape }) => ({ name, shape: [...shape] })),
    slots: slots.map(({ length }) => length),
  }
  const json = JSON.stringify(head)
  // Names are ASCII; to a multiple of 4 bytes, so that the values are aligned.
  const text = new TextEncoder().encode(json.padEnd(4 * Math.ceil(json.length / 4)))
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, text.length, true)
  return [length, text, ...weights.map(({ values }) => bytesOf(values)), ...slots.map(bytesOf)]
}

/** Throws an Error that says what is wrong with the bytes. */
export function unpackSnapshot(bytes: Uint8Array): Snapshot {
  if (bytes.length < 4) throw new Error(`The file of weights has ${bytes.length} bytes.`)
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const { step, weights, slots } = headOf(bytes.subarray(4, 4 + length))
  let at = 4 + length
  const take = (count: number) => {
    const end = at + 4 * count
    if (end > bytes.length) throw new Error('The file of weights ends too early.')
    const values = new Float32Array(bytes.slice(at, end).buffer)
    at = end
    return values
  }
  const snapshot = {
    step,
    weights: weights.map(({ name, shape }) => ({ name, shape, values: take(sizeOf(shape)) })),
    slots: slots.map(take),
  }
  if (at < bytes.length) throw new Error('The file of weights is longer than it says.')
  return snapshot
}

function headOf(bytes: Uint8Array) {
  try {
    return v.parse(HEAD, JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    throw new Error('The file of weights does not begin as one of this page.')
  }
}

/** A 32-bit checksum (FNV-1a) over parts, by 4 bytes at a time where they are aligned. */
export function checksumOf(parts: readonly Uint8Array[]): number {
  let hash = 0x811c9dc5
  for (const part of parts) {
    const words = Math.floor(part.byteLength / 4)
    const view = new DataView(part.buffer, part.byteOffset, part.byteLength)
    for (let i = 0; i < words; i++) hash = Math.imul(hash ^ view.getUint32(4 * i, true), 0x01000193)
    for (let i = 4 * words; i < part.byteLength; i++)
      hash = Math.imul(hash ^ (part[i] as number), 0x01000193)
  }
  return hash >>> 0
}
