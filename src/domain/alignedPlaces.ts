/** Places of images on a map: x and y of each, NaN where it has none. */
export interface Places {
  /** Places among the held-out images. */
  readonly images: Int32Array
  /** images × 2. */
  readonly points: Float32Array
}

/**
 * Places whose axes point the way they did: each axis of a PCA may as well be turned round, and a
 * map that flips between two steps cannot be followed.
 */
export function aligned(places: Places, before: Places | null): Float32Array {
  if (before === null) return places.points
  const rowBefore = new Map(Array.from(before.images, (image, row) => [image, row]))
  const along = [0, 0]
  places.images.forEach((image, row) => {
    const old = rowBefore.get(image)
    if (old === undefined) return
    for (const axis of [0, 1]) {
      const product =
        (places.points[2 * row + axis] ?? NaN) * (before.points[2 * old + axis] ?? NaN)
      if (Number.isFinite(product)) along[axis] = (along[axis] ?? 0) + product
    }
  })
  const signs = along.map((sum) => (sum < 0 ? -1 : 1))
  return places.points.map((value, i) => value * (signs[i % 2] ?? 1))
}
