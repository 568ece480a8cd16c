/** Places of labels beside ends of lines, moved so far apart that none lies on another; in the order given. */
export function spread(places: readonly number[], gap: number): readonly number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a]! - places[b]!)
  const moved = [...places]
  let last = -Infinity
  for (const i of order) {
    last = Math.max(places[i]!, last + gap)
    moved[i] = last
  }
  const pushed = moved.reduce((sum, place, i) => sum + place - places[i]!, 0)
  return moved.map((place) => place - pushed / Math.max(1, places.length))
}
