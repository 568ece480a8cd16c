/**
 * Who is on each image by the pairs of a list: images of which nothing else tells belong together where
 * the list calls them same, directly or through others.
 */

export interface ImagePair {
  /** `pairs.csv:17` */
  readonly at: string
  readonly a: number
  readonly b: number
  readonly same: 0 | 1
  readonly fold: string
}

export interface Joined {
  /** Per image; null for those of which nothing tells and that no pair names. */
  readonly names: readonly (string | null)[]
  /** Pairs that the list calls otherwise. */
  readonly contradictions: readonly { readonly at: string; readonly message: string }[]
}

/**
 * @param people per image, its person, null where folders and names say nothing
 * @param paths per image, for messages
 */
export function joinedBy(
  people: readonly (string | null)[],
  paths: readonly string[],
  pairs: readonly ImagePair[],
): Joined {
  const roots = Int32Array.from(people, (_, i) => i)
  const names = [...people]
  const root = (i: number) => {
    while (roots[i] !== i) i = roots[i] = roots[roots[i]!]!
    return i
  }
  const join = (a: number, b: number) => {
    const [first, second] = [Math.min(a, b), Math.max(a, b)]
    roots[second] = first
    names[first] ??= names[second]!
  }
  const firstOf = new Map<string, number>()
  people.forEach((person, image) => {
    if (person === null) return
    const first = firstOf.get(person)
    if (first === undefined) firstOf.set(person, image)
    else join(root(first), root(image))
  })
  const contradictions: { at: string; message: string }[] = []
  const contradicts = ({ at }: ImagePair, message: string) =>
    contradictions.push({ at, message: `${message} The list was followed; look which is right.` })

  for (const pair of pairs) {
    if (pair.same === 0) continue
    const [a, b] = [root(pair.a), root(pair.b)]
    if (a === b) continue
    if (names[a] === null || names[b] === null) join(a, b)
    else
      contradicts(
        pair,
        `The list calls ${paths[pair.a]} and ${paths[pair.b]} same, yet they are of ${names[a]} and ${names[b]}.`,
      )
  }
  const told = (image: number) => people[image] !== null
  for (const pair of pairs)
    if (pair.same === 0 && root(pair.a) === root(pair.b))
      contradicts(
        pair,
        told(pair.a) && told(pair.b)
          ? `The list calls ${paths[pair.a]} and ${paths[pair.b]} different, yet both are of ${names[root(pair.a)]}.`
          : `The list calls ${paths[pair.a]} and ${paths[pair.b]} different, yet by other lines both are the same person.`,
      )
  return { names: named(people, pairs, root, names), contradictions }
}

/** Gives a name to those that pairs tell of and nothing else. */
function named(
  people: readonly (string | null)[],
  pairs: readonly ImagePair[],
  root: (image: number) => number,
  names: readonly (string | null)[],
): readonly (string | null)[] {
  const paired = new Set(pairs.flatMap(({ a, b }) => [a, b]))
  const taken = new Set(people)
  const given = new Map<number, string>()
  let unnamed = 0
  const nextName = () => {
    let name
    do name = `person_${String(++unnamed).padStart(3, '0')}`
    while (taken.has(name))
    return name
  }
  return people.map((person, image) => {
    const first = root(image)
    const known = person ?? names[first] ?? given.get(first) ?? null
    if (known !== null || !paired.has(image)) return known
    const name = nextName()
    given.set(first, name)
    return name
  })
}
