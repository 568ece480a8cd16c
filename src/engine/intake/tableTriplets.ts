/** Tables of triplets: anchor, positive, negative, so a same pair and a different one a line. */
import type { PairLines } from './list'
import { lineOf, parted } from './pairLines'
import { FOLD } from './personHeader'
import type { Table } from './table'

interface TripletColumns {
  readonly anchor: number
  readonly positives: readonly number[]
  readonly negatives: readonly number[]
}

/** The columns of triplets, by their names, or in the order of a file that is called so; else null. */
export function tripletsBy(
  { header, name }: Table,
  photos: readonly number[],
): TripletColumns | null {
  const are = (is: RegExp) => photos.filter((column) => is.test(header?.[column]?.trim() ?? ''))
  const [positives, negatives] = [are(/pos|same|^p\d*$/i), are(/neg|diff|^n\d*$/i)]
  const rest = photos.filter((column) => ![...positives, ...negatives].includes(column))
  const anchor = are(/anchor|query|^a$/i)[0] ?? (rest.length === 1 ? rest[0] : undefined)
  if (anchor !== undefined && positives.length > 0 && negatives.length > 0)
    return { anchor, positives, negatives }
  const [first, second, third, ...more] = photos
  const isCalled = /triplet/i.test(name) && more.length === 0
  return isCalled ? { anchor: first!, positives: [second!], negatives: [third!] } : null
}

export function triplets(
  table: Table,
  { anchor, positives, negatives }: TripletColumns,
): PairLines {
  const { header, others, body } = table
  const fold = others.find((column) => FOLD.test(header?.[column]?.trim() ?? '')) ?? -1
  const ends = [
    ...positives.map((b) => [b, 'same'] as const),
    ...negatives.map((b) => [b, 'different'] as const),
  ]
  const made = body.flatMap((row) =>
    ends.map(([b, label]) => lineOf(row, { a: anchor, b, fold }, () => label, undefined)),
  )
  return { ...parted(made), convention: null }
}
