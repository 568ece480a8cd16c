/** Images as parts of a file that are read at once. Pure. */

/** Images that are read for nothing between two that are wanted, and all that are read at once, at most. */
const GAP = 8
const MOST = 128

/** Ascending, those that lie near one another together. */
export function spansOf(images: readonly number[]): readonly (readonly number[])[] {
  const spans: number[][] = []
  for (const image of images.toSorted((a, b) => a - b)) {
    const span = spans.at(-1)
    const isNear = span && image - (span.at(-1) as number) <= GAP + 1 && image - span[0]! < MOST
    if (isNear) span.push(image)
    else spans.push([image])
  }
  return spans
}
