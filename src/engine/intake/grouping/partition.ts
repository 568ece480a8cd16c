/** Images by a name that they share, and how two such ways lie to each other. */

/** Per image, its name; null where nothing is said. */
export type Names = readonly (string | null)[]

export interface Shape {
  readonly classes: number
  /** Share of images that have a name. */
  readonly covered: number
  /** Share of the named that share theirs with another one. */
  readonly shared: number
}

export function countsOf(names: Names): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

export function shapeOf(names: Names): Shape {
  const counts = [...countsOf(names).values()]
  const named = counts.reduce((sum, count) => sum + count, 0)
  const together = counts.reduce((sum, count) => sum + (count > 1 ? count : 0), 0)
  return {
    classes: counts.length,
    covered: named / Math.max(1, names.length),
    shared: together / Math.max(1, named),
  }
}

export interface Relation {
  /** Names of each way. */
  readonly outer: number
  readonly inner: number
  /** Different combinations. */
  readonly cells: number
  /** Share of inner names that are met with more than one outer. */
  readonly repeated: number
  /** Share of outer names that are met with more than one inner. */
  readonly divided: number
  /** Inner names that one outer has, at most. */
  readonly mostInner: number
}

/** Over images that have both. */
export function relationOf(outer: Names, inner: Names): Relation {
  const outersOf = new Map<string, Set<string>>()
  const innersOf = new Map<string, Set<string>>()
  outer.forEach((above, i) => {
    const below = inner[i] ?? null
    if (above === null || below === null) return
    put(outersOf, below, above)
    put(innersOf, above, below)
  })
  const sizes = [...innersOf.values()].map(({ size }) => size)
  return {
    outer: innersOf.size,
    inner: outersOf.size,
    cells: sizes.reduce((sum, size) => sum + size, 0),
    repeated: several(outersOf),
    divided: several(innersOf),
    mostInner: Math.max(0, ...sizes),
  }
}

function put(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key)
  if (set) set.add(value)
  else sets.set(key, new Set([value]))
}

const several = (sets: ReadonlyMap<string, ReadonlySet<string>>) =>
  [...sets.values()].filter(({ size }) => size > 1).length / Math.max(1, sets.size)

/** Share of different names that are so. */
export function shareOf(names: Names, is: (name: string) => boolean): number {
  const different = [...new Set(names)].filter((name) => name !== null)
  return different.filter(is).length / Math.max(1, different.length)
}

/** Whether two ways tell the same images apart, where both say something. */
export function isSamePartition(one: Names, other: Names): boolean {
  const { outer, inner, cells } = relationOf(one, other)
  const agree = one.every((name, i) => (name === null) === (other[i] === null))
  return agree && outer === cells && inner === cells
}
