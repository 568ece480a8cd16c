/** Drawn people and their photos as points, for tests of what intervals cover. */
import type { PairOutputs } from './pairOutputs'
import { pairUnits, type PairUnits } from './pairUnits'

/** Numbers in [0, 1) that hang on the seed alone: mulberry32, by Tommy Ettinger. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let x = Math.imul(state ^ (state >>> 15), 1 | state)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296
  }
}

/** Centres from a normal distribution, photos around them, and how far around differs by person. */
export interface Population {
  readonly dimension: number
  /** Deviation of a usual person's photos, that of the centres being 1. */
  readonly noise: number
  /** Deviation of the logarithm of that from person to person. */
  readonly spread: number
}

export interface Sample extends PairOutputs {
  /** Distances of the same pairs by half of what tells people apart. */
  readonly coarse: Float32Array
  readonly units: PairUnits
}

/**
 * Distances of pairs of people's photos, half of them same, drawn as a run's held-out pairs are: same pairs
 * of each person in turn, different ones of all, none twice.
 */
export function samplePairs(
  random: () => number,
  { dimension, noise, spread }: Population,
  {
    people,
    photos,
    most,
  }: { readonly people: number; readonly photos: number; readonly most: number },
): Sample {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const point = () => Array.from({ length: dimension }, normal)
  const images = Array.from({ length: people }, () => {
    const [centre, scale] = [point(), noise * Math.exp(spread * normal())]
    return Array.from({ length: photos }, () =>
      point().map((each, k) => (centre[k] ?? 0) + scale * each),
    )
  }).flat()
  const within = Array.from({ length: photos }, (_, i) =>
    Array.from({ length: i }, (_, j) => [i, j] as const),
  ).flat()
  const count = Math.min(
    most / 2,
    people * within.length,
    (people * (people - 1) * photos ** 2) / 2,
  )
  const [a, b, same]: [number[], number[], number[]] = [[], [], []]
  const put = (one: number, two: number, kind: number) => {
    a.push(one)
    b.push(two)
    same.push(kind)
  }
  const order = images.map(() => random())
  for (let i = 0; i < count; i++) {
    const person = i % people
    // Another order of the pairs for each person.
    const turn = Math.floor((order[person] ?? 0) * within.length)
    const [one, two] = within[(turn + Math.floor(i / people)) % within.length] as readonly [
      number,
      number,
    ]
    put(person * photos + one, person * photos + two, 1)
  }
  const seen = new Set<number>()
  while (seen.size < count) {
    const [one, two] = [0, 0].map(() => Math.floor(random() * images.length)) as [number, number]
    const key = Math.min(one, two) * images.length + Math.max(one, two)
    if (Math.floor(one / photos) === Math.floor(two / photos) || seen.has(key)) continue
    seen.add(key)
    put(one, two, 0)
  }
  const distances = (length: number) =>
    Float32Array.from(a, (one, i) => {
      const other = images[b[i] as number] as number[]
      const squares = (images[one] as number[])
        .slice(0, length)
        .map((each, k) => (each - (other[k] as number)) ** 2)
      return Math.sqrt(squares.reduce((sum, each) => sum + each, 0))
    })
  const places = { a: Int32Array.from(a), b: Int32Array.from(b) }
  return {
    outputs: distances(dimension),
    coarse: distances(Math.ceil(dimension / 2)),
    same: Uint8Array.from(same),
    units: pairUnits(
      places,
      images.map((_, image) => Math.floor(image / photos)),
    ),
  }
}
