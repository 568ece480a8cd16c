/**
 * Random numbers as a pure function of a key and a counter, so that step 500 can be drawn without
 * drawing the 499 before it, and so that any kernel can draw the same numbers in any order.
 */

/** What the numbers are for. Each stream is independent of the others under the same seed. */
const STREAMS = [
  'weights',
  'pairs',
  'permutation',
  'dropout',
  'held_out',
  'people',
  'photos',
  'augmentation',
  'noise',
] as const
export type Stream = (typeof STREAMS)[number]

/** A bijective 32-bit mixer: “lowbias32” of Chris Wellons's hash-prospector. */
export function mix(value: number): number {
  let x = value | 0
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b)
  return (x ^ (x >>> 16)) >>> 0
}

/** The 32-bit key of a stream; `path` narrows it (a step, a layer). */
export function streamKey(seed: number, stream: Stream, ...path: readonly number[]): number {
  const start = mix(mix(seed) + STREAMS.indexOf(stream) + 1)
  return path.reduce(narrowed, start)
}

const narrowed = (key: number, part: number) => mix(mix(key ^ 0x9e3779b9) + part)

/** 32 random bits, as an unsigned integer. */
export function bitsAt(key: number, counter: number): number {
  return mix(mix(counter + key) ^ Math.imul(key, 0x9e3779b1))
}

/** A uniform number in [0, 1) with 24 bits, exact in single precision. */
export function uniformAt(key: number, counter: number): number {
  return (bitsAt(key, counter) >>> 8) / 16777216
}

/** A uniform integer in [0, n); its bias is below n / 2³². */
export function integerAt(key: number, counter: number, n: number): number {
  return Math.floor((bitsAt(key, counter) / 4294967296) * n)
}

/** A standard normal number, of two uniform ones by Box and Muller 1958; at most 5.8 in size. */
export function normalAt(key: number, counter: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniformAt(key, 2 * counter)))
  return radius * Math.cos(2 * Math.PI * uniformAt(key, 2 * counter + 1))
}

/** A standard normal number within ±2: of draws under one key after another the first that is. */
export function truncatedNormalAt(key: number, counter: number): number {
  let value = normalAt(key, counter)
  for (let draw = 1; Math.abs(value) > 2; draw++) value = normalAt(narrowed(key, draw), counter)
  return value
}
