/** Numbers of other lengths than 32 bits, as PyTorch saves them: widened, which is exact, or rounded. */
import { half } from '../../domain/half'

interface Precision {
  readonly bytes: number
  read(values: DataView, at: number): number
}

const PRECISIONS: ReadonlyMap<string, Precision> = new Map([
  ['F32', { bytes: 4, read: (values, at) => values.getFloat32(at, true) }],
  ['F64', { bytes: 8, read: (values, at) => values.getFloat64(at, true) }],
  ['F16', { bytes: 2, read: (values, at) => half(values.getUint16(at, true)) }],
  ['BF16', { bytes: 2, read: (values, at) => bfloat(values.getUint16(at, true)) }],
] satisfies readonly [string, Precision][])

export const READ_PRECISIONS = [...PRECISIONS.keys()]

/** Null where it is none of numbers with a fraction. */
export const precisionOf = (dtype: string): Precision | null => PRECISIONS.get(dtype) ?? null

export function float32sOf(
  { bytes, read }: Precision,
  values: Uint8Array,
): Float32Array<ArrayBuffer> {
  const view = new DataView(values.buffer, values.byteOffset, values.byteLength)
  return Float32Array.from({ length: values.length / bytes }, (_, i) => read(view, i * bytes))
}

/** The upper half of 32 bits. */
function bfloat(bits: number): number {
  const wide = new DataView(new ArrayBuffer(4))
  wide.setUint32(0, bits << 16)
  return wide.getFloat32(0)
}
