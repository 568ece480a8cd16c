/**
 * Random numbers in [0, 1) in an order that depends on the seed alone: a hash of seed and count
 * (“lowbias32” of Chris Wellons's hash-prospector), so that a map can be made again.
 */
export function seeded(seed: number): () => number {
  const key = mix(seed + 0x9e3779b9)
  let count = 0
  return () => mix(mix(count++ + key) ^ key) / 4294967296
}

function mix(value: number): number {
  let x = value | 0
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b)
  return (x ^ (x >>> 16)) >>> 0
}
