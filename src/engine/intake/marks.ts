/**
 * Images that look wrong where they are, by the 16 × 16 means of grey that near duplicates are found by:
 * one that lies far from all others of its person, far beyond what is usual in the set, and much nearer to
 * somebody else's. Means are taken off first, so that light alone makes no stranger. Measured: of 200
 * portraits that were where they belong it marks none. It finds strangers only where photos of a person are
 * much alike, as frames of a video are: of 20 portraits of another pose and light put elsewhere, none.
 */
import type { ImageMark } from '../../domain/photoDraft'
import type { Names } from './grouping/partition'
import type { Collection } from './collection'

/** Comparing all with all takes a second or so for as many. */
const MOST = 3000
/** Photos that a person has at least, for one of them to look odd. */
const ENOUGH = 4
/** Deviations (median absolute, times 1.4826) above the median. */
const FAR = 4
/** Times as near to somebody else. */
const NEARER = 0.6

export function marksOf(
  { signatures, paths }: Pick<Collection, 'signatures' | 'paths'>,
  groupOf: Int32Array,
  names: Names,
): readonly ImageMark[] {
  return [
    ...tornMarks(paths, groupOf, names),
    ...(signatures.length > MOST ? [] : outliers(signatures, groupOf, names)),
  ]
}

function tornMarks(
  paths: readonly string[],
  groupOf: Int32Array,
  names: Names,
): readonly ImageMark[] {
  return Array.from(groupOf).flatMap((first, image) => {
    const [one, other] = [names[first] ?? null, names[image] ?? null]
    if (first === image || one === null || other === null || one === other) return []
    const message = `It is nearly the same picture as ${paths[first]}, which is of ${one}. One of the two names may be wrong.`
    return [{ code: 'near_duplicate_elsewhere', image, message } as const]
  })
}

interface Nearest {
  readonly image: number
  readonly own: number
  readonly other: number
  readonly who: string
}

function outliers(
  signatures: readonly Uint8Array[],
  groupOf: Int32Array,
  names: Names,
): readonly ImageMark[] {
  const counts = new Map<string, number>()
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  if (counts.size < 2) return []
  const centred = signatures.map((cells) => {
    const mean = cells.reduce((sum, cell) => sum + cell, 0) / cells.length
    return Float32Array.from(cells, (cell) => cell - mean)
  })
  const found = names.flatMap((name, image): readonly Nearest[] => {
    if (name === null || (counts.get(name) ?? 0) < ENOUGH) return []
    let [own, other, who] = [Infinity, Infinity, '']
    names.forEach((another, place) => {
      if (another === null || place === image || groupOf[place] === groupOf[image]) return
      const isOwn = another === name
      const distance = distanceWithin(centred[image]!, centred[place]!, isOwn ? own : other)
      if (isOwn) own = Math.min(own, distance)
      else if (distance < other) [other, who] = [distance, another]
    })
    return Number.isFinite(own) ? [{ image, own, other, who }] : []
  })
  const owns = found.map(({ own }) => own)
  const middle = median(owns)
  const spread = 1.4826 * median(owns.map((own) => Math.abs(own - middle)))
  return found
    .filter(({ own, other }) => own > middle + FAR * spread && other < NEARER * own)
    .map(({ image, who }) => ({
      code: 'outlier',
      image,
      message: `It looks unlike all other photos of ${names[image]}, and more like one of ${who}. Look whether it is in the right place.`,
    }))
}

/** Sum of absolute differences; no less than `most` where it would be more. */
function distanceWithin(a: Float32Array, b: Float32Array, most: number): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) {
    sum += Math.abs(a[i]! - b[i]!)
    if (sum >= most) return sum
  }
  return sum
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1
    ? sorted[half]!
    : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}
