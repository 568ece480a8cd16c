/**
 * Who is on each image. Folders and names come first; images of which they say nothing belong
 * together where the list calls them same, directly or through others.
 */
import type { Rows } from './rows'

export interface ImagePair {
  /** `pairs.csv:17` */
  readonly at: string
  readonly a: number
  readonly b: number
  readonly same: 0 | 1
  readonly fold: string
}

export interface Identities {
  readonly identities: readonly string[]
  readonly identityOf: Int32Array
}

/**
 * @param people per image, its person, null where folders and names say nothing
 * @param paths per image, for messages
 */
export function identitiesOf(
  people: readonly (string | null)[],
  paths: readonly string[],
  pairs: readonly ImagePair[],
  rows: Rows,
): Identities {
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
  const told = (image: number) => people[image] !== null
  const contradicts = (pair: ImagePair, message: string) =>
    rows.add(pair.at, 'label_contradicts', `${message} The list was followed; look which is right.`)

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
  for (const pair of pairs)
    if (pair.same === 0 && root(pair.a) === root(pair.b))
      contradicts(
        pair,
        told(pair.a) && told(pair.b)
          ? `The list calls ${paths[pair.a]} and ${paths[pair.b]} different, yet both are of ${names[root(pair.a)]}.`
          : `The list calls ${paths[pair.a]} and ${paths[pair.b]} different, yet by other lines both are the same person.`,
      )
  return numbered(people, root, names)
}

/** Numbers people in the order of their first images, and names those without a name. */
function numbered(
  people: readonly (string | null)[],
  root: (image: number) => number,
  names: readonly (string | null)[],
): Identities {
  const identities: string[] = []
  const taken = new Set(people)
  const placeOf = new Map<number, number>()
  let unnamed = 0
  const nextName = () => {
    let name
    do name = `person_${String(++unnamed).padStart(3, '0')}`
    while (taken.has(name))
    return name
  }
  const identityOf = Int32Array.from(people, (_, image) => {
    const first = root(image)
    const known = placeOf.get(first)
    if (known !== undefined) return known
    placeOf.set(first, identities.length)
    return identities.push(names[first] ?? nextName()) - 1
  })
  return { identities, identityOf }
}
