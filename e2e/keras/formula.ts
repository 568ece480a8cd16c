/** Numbers that both sides compute by one formula: formula.py is its twin, and says more. */

/** How a weight starts: `centre + width · u` with u uniform on [-1, 1). */
export interface Start {
  readonly shape: readonly number[]
  readonly key: number
  readonly centre: number
  readonly width: number
}

export interface Digest {
  readonly norm: number
  readonly sum: number
  /** The sum with signs by a hash, which no error in any entry escapes. */
  readonly signed: number
  readonly samples: readonly number[]
}

const SAMPLES = 24

/** MurmurHash3's finaliser. */
function hashed(value: number): number {
  let x = value | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

export function spread({ shape, key, centre, width }: Start): Float32Array {
  const first = hashed(key)
  const size = shape.reduce((product, length) => product * length, 1)
  return Float32Array.from({ length: size }, (_, i) => {
    const steps = (hashed(first + i) >>> 16) - 32768
    return centre + (width * steps) / 32768
  })
}

/** Noise with a bar in each that stands (class 0) or lies: [count, size, size, 1]. */
export function images(classes: readonly number[], size: number, key: number): Float32Array {
  const pixels = spread({ shape: [classes.length, size, size], key, centre: 0.125, width: 0.125 })
  const wide = Math.floor(size / 3)
  const first = hashed(key + 1)
  return pixels.map((noise, index) => {
    const image = Math.floor(index / (size * size))
    const along = classes[image] === 0 ? index % size : Math.floor(index / size) % size
    const start = hashed(first + image) % (size - wide)
    return along >= start && along < start + wide ? noise + 0.75 : noise
  })
}

export function digest(values: ArrayLike<number>): Digest {
  let [squares, sum, signed] = [0, 0, 0]
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN
    squares += value * value
    sum += value
    signed += hashed(i) % 2 === 1 ? value : -value
  }
  const samples = Array.from(
    { length: SAMPLES },
    (_, i) => values[hashed(i) % values.length] ?? NaN,
  )
  return { norm: Math.sqrt(squares), sum, signed, samples }
}
