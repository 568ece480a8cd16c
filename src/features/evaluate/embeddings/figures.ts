/** What is said of a map's images: who they are, and who is next to them. */
import { NEIGHBOURS } from '../../../domain/neighbours'
import type { Embeddings, HeldOutImages } from '../../../domain/reports'
import type { Layout } from '../../../state/projection'

/** The identity of a row of a layout. */
export function identityOf(
  { classes }: HeldOutImages,
  { images }: Embeddings,
  row: number,
): number {
  return classes[images[row] ?? -1] ?? -1
}

export function nameOf({ names }: HeldOutImages, identity: number): string {
  return names[identity] ?? 'unknown'
}

/** An image in words: where it came from, else its number. */
export function imageName({ paths }: HeldOutImages, image: number): string {
  return paths[image] || `image ${image + 1}`
}

/** Rows nearest to a row, nearest first. */
export function neighboursOf({ neighbours }: Layout, row: number): number[] {
  return Array.from(neighbours.subarray(row * NEIGHBOURS, (row + 1) * NEIGHBOURS)).filter(
    (other) => other >= 0,
  )
}

/** Euclidean distance between the embeddings of two rows. */
export function distanceBetween(
  { values, dimension }: Embeddings,
  one: number,
  two: number,
): number {
  let sum = 0
  for (let i = 0; i < dimension; i++)
    sum += ((values[one * dimension + i] ?? NaN) - (values[two * dimension + i] ?? NaN)) ** 2
  return Math.sqrt(sum)
}

/** Share of the images, of those that have a neighbour, whose nearest is of the same identity. */
export function nearestShare(images: HeldOutImages, layout: Layout): number {
  const { embeddings } = layout
  let [same, all] = [0, 0]
  embeddings.images.forEach((_, row) => {
    const nearest = neighboursOf(layout, row)[0]
    if (nearest === undefined) return
    all++
    if (identityOf(images, embeddings, row) === identityOf(images, embeddings, nearest)) same++
  })
  return same / all
}

export interface Group {
  readonly identity: number
  readonly rows: readonly number[]
}

/** Rows by identity, those of most images first, equal ones in the order of their names. */
export function groupsOf(images: HeldOutImages, embeddings: Embeddings): readonly Group[] {
  const groups = new Map<number, number[]>()
  embeddings.images.forEach((_, row) => {
    const identity = identityOf(images, embeddings, row)
    const rows = groups.get(identity)
    if (rows) rows.push(row)
    else groups.set(identity, [row])
  })
  return Array.from(groups, ([identity, rows]) => ({ identity, rows })).sort(
    (one, two) => two.rows.length - one.rows.length || one.identity - two.identity,
  )
}

/** “61 %”. */
export function percent(share: number): string {
  return Number.isFinite(share) ? `${Math.round(100 * share)} %` : '–'
}
