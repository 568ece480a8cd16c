/**
 * NumPy's .npy, versions 1 to 3 (numpy.lib.format): a header in text, then numbers. Objects would
 * need Python's pickle, which can run code: they are refused, never looked into.
 */
import { half } from '../../domain/half'
import { fileSizeText, digits, Refusal } from './refusal'

export interface NpyArray {
  readonly shape: readonly number[]
  /** In C order, whatever the file's. */
  readonly values: Float64Array
  /** Whole numbers or fractions. */
  readonly kind: 'integer' | 'float'
  /** As NumPy names it: uint8, float32. */
  readonly type: string
  readonly fortran: boolean
}

type Read = (view: DataView, at: number, little: boolean) => number

const TYPES: Readonly<Record<string, readonly [name: string, bytes: number, read: Read]>> = {
  u1: ['uint8', 1, (view, at) => view.getUint8(at)],
  i1: ['int8', 1, (view, at) => view.getInt8(at)],
  u2: ['uint16', 2, (view, at, little) => view.getUint16(at, little)],
  i2: ['int16', 2, (view, at, little) => view.getInt16(at, little)],
  u4: ['uint32', 4, (view, at, little) => view.getUint32(at, little)],
  i4: ['int32', 4, (view, at, little) => view.getInt32(at, little)],
  u8: ['uint64', 8, (view, at, little) => Number(view.getBigUint64(at, little))],
  i8: ['int64', 8, (view, at, little) => Number(view.getBigInt64(at, little))],
  f2: ['float16', 2, (view, at, little) => half(view.getUint16(at, little))],
  f4: ['float32', 4, (view, at, little) => view.getFloat32(at, little)],
  f8: ['float64', 8, (view, at, little) => view.getFloat64(at, little)],
}
const MAGIC = '\x93NUMPY'

/** Reads an array, or throws a Refusal that says what is wrong with it. */
export function readNpy(bytes: Uint8Array): NpyArray {
  const { text, data } = header(bytes)
  const type = typeOf(text)
  const fortran = field(text, /'fortran_order'\s*:\s*(True|False)/) === 'True'
  const shape = field(text, /'shape'\s*:\s*\(([^)]*)\)/)
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number)
  if (!shape.every((length) => Number.isSafeInteger(length) && length >= 0))
    throw damaged(`its shape is (${shape.join(', ')})`)
  const count = shape.reduce((product, length) => product * length, 1)
  const [name, size, read] = type.reader
  if (data.byteLength < count * size)
    throw damaged(
      `${fileSizeText(count * size)} belong to its shape (${shape.join(', ')}) of ${name}, and ${fileSizeText(data.byteLength)} are there`,
    )
  const values = new Float64Array(count)
  const place = fortran ? fortranPlace(shape) : (i: number) => i
  for (let i = 0; i < count; i++) values[place(i)] = read(data, i * size, type.little)
  return { shape, values, kind: name.startsWith('f') ? 'float' : 'integer', type: name, fortran }
}

function header(bytes: Uint8Array): { text: string; data: DataView } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 10 || String.fromCharCode(...bytes.subarray(0, 6)) !== MAGIC)
    throw damaged('it does not begin with NumPy’s mark')
  const version = bytes[6]!
  if (version < 1 || version > 3) throw damaged(`it is of version ${version}, and 1 to 3 are known`)
  const [start, length] =
    version === 1
      ? [10, view.getUint16(8, true)]
      : [12, bytes.length < 12 ? 0 : view.getUint32(8, true)]
  if (start + length > bytes.length) throw damaged('it ends within its header')
  const text = new TextDecoder().decode(bytes.subarray(start, start + length))
  return { text, data: new DataView(bytes.buffer, bytes.byteOffset + start + length) }
}

function typeOf(text: string) {
  const found = /'descr'\s*:\s*(?:'([^']*)'|(\[))/.exec(text)
  if (!found) throw damaged('its header names no type')
  const descr = found[1] ?? 'a structure of several'
  if (/^[|<>=]?O/.test(descr))
    throw new Refusal(
      'npy_pickled',
      'It holds pickled Python objects, which can run code when they are opened, so it was not opened. Save plain numbers: np.save(path, np.asarray(pair, dtype=np.uint8)).',
    )
  const [, order = '', code = ''] = /^([|<>=])(\w\d+)$/.exec(descr) ?? []
  const reader = TYPES[code]
  if (!reader)
    throw new Refusal(
      'npy_type',
      `Its type is ${descr}; pixels are read from uint8, other whole numbers from 0 to 255, float16, float32 and float64. Save it as uint8: np.save(path, pair.astype(np.uint8)).`,
    )
  return { reader, little: order !== '>' }
}

function field(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw damaged('its header is not as NumPy writes it')
  return found
}

function damaged(why: string): Refusal {
  return new Refusal(
    'npy_damaged',
    `It cannot be read as .npy: ${why}. Save it again with np.save, or copy it anew.`,
  )
}

/** From the place in a file whose first index runs fastest to the place in C order. */
function fortranPlace(shape: readonly number[]): (i: number) => number {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((all, one) => all * one, 1))
  return (i) => {
    let place = 0
    let rest = i
    shape.forEach((length, axis) => {
      place += (rest % length) * strides[axis]!
      rest = Math.floor(rest / length)
    })
    return place
  }
}

/** The smallest and the largest of some values, NaN where one is. */
export function rangeOf(values: Float64Array): readonly [number, number] {
  let low = Infinity
  let high = -Infinity
  for (const value of values) {
    if (Number.isNaN(value)) return [NaN, NaN]
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}

/** A number as a message names it. */
export const valueText = (value: number) =>
  Number.isInteger(value) ? digits(value).replace('-', '−') : value.toPrecision(3).replace('-', '−')
