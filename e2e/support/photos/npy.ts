/** .npy files as NumPy writes them, and as it does not. */

export interface NpyOptions {
  /** As the header names it: |u1, <f4, <f8, >f4, |O. */
  readonly descr?: string
  readonly shape: readonly number[]
  /** Values in C order; a Fortran file gets them rearranged. */
  readonly values: ArrayLike<number>
  readonly fortran?: boolean
  readonly version?: 1 | 2 | 3
}

const SIZES: Readonly<Record<string, number>> = { u1: 1, i2: 2, i4: 4, i8: 8, f2: 2, f4: 4, f8: 8 }

export function npy({ descr = '|u1', shape, values, fortran, version = 1 }: NpyOptions): Buffer {
  const order = fortran ? 'True' : 'False'
  const shapeText = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const head = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': (${shapeText}), }`
  const start = version === 1 ? 10 : 12
  const text = head.padEnd(64 * Math.ceil((start + head.length + 1) / 64) - start - 1) + '\n'
  const front = Buffer.alloc(start)
  front.write('\x93NUMPY', 'latin1')
  front[6] = version
  if (version === 1) front.writeUInt16LE(text.length, 8)
  else front.writeUInt32LE(text.length, 8)
  return Buffer.concat([front, Buffer.from(text), body(descr, shape, values, fortran ?? false)])
}

function body(
  descr: string,
  shape: readonly number[],
  values: ArrayLike<number>,
  fortran: boolean,
): Buffer {
  const type = descr.slice(1)
  const size = SIZES[type] ?? 8
  const made = Buffer.alloc(values.length * size)
  const little = descr[0] !== '>'
  const view = new DataView(made.buffer, made.byteOffset)
  for (let i = 0; i < values.length; i++)
    write(view, (fortran ? fortranPlace(shape, i) : i) * size, type, values[i]!, little)
  return made
}

function write(view: DataView, at: number, type: string, value: number, little: boolean): void {
  if (type === 'u1') view.setUint8(at, value)
  else if (type === 'i2') view.setInt16(at, value, little)
  else if (type === 'i4') view.setInt32(at, value, little)
  else if (type === 'i8') view.setBigInt64(at, BigInt(value), little)
  else if (type === 'f4') view.setFloat32(at, value, little)
  else if (type === 'f8') view.setFloat64(at, value, little)
}

/** Where the value at a place in C order stands if the first index runs fastest. */
function fortranPlace(shape: readonly number[], place: number): number {
  let rest = place
  const index = [...shape].reverse().map((length) => {
    const here = rest % length
    rest = Math.floor(rest / length)
    return here
  })
  let stride = 1
  let at = 0
  index.reverse().forEach((here, axis) => {
    at += here * stride
    stride *= shape[axis]!
  })
  return at
}

/** What np.save writes of objects: a header that says so, then a pickle that would print a word. */
export function pickledNpy(): Buffer {
  const front = npy({ descr: '|O', shape: [2], values: [] })
  return Buffer.concat([front, Buffer.from("cbuiltins\nprint\n(S'opened'\ntR.", 'latin1')])
}
