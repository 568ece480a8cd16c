/**
 * Folders called anchor, positive and negative (or left and right alike): not people. Photos of one name
 * in each are a triplet: anchor and positive are of one person, the negative is of another.
 */
import { baseName, folderOf } from '../paths'
import { bareName, partsOf } from './names'
import type { Way } from './folders'
import type { Names } from './partition'
import { wordNames } from './flat'

export interface Triplets {
  readonly ways: readonly Way[]
  /** Pairs by place that follow from equal names: a, b, same. */
  readonly pairs: readonly (readonly [number, number, 0 | 1])[]
}

type Part = 'anchor' | 'positive' | 'negative'
const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['anchor', /^(anchors?|anc|a)$/i],
  ['positive', /^(positives?|pos|p)$/i],
  ['negative', /^(negatives?|neg|n)$/i],
]

/** null where there are no such folders. */
export function tripletsOf(paths: readonly string[]): Triplets | null {
  const parts = paths.map(partOf)
  const has = (part: Part) => parts.includes(part)
  if (!has('anchor') || !(has('positive') || has('negative')) || parts.includes(null)) return null
  const byName = new Map<string, Partial<Record<Part, number>>>()
  paths.forEach((path, i) => {
    const key = keyOf(path)
    byName.set(key, { ...byName.get(key), [parts[i]!]: i })
  })
  const whole = [...byName.values()].filter(
    ({ anchor, positive, negative }) =>
      anchor !== undefined && (positive ?? negative) !== undefined,
  )
  const pairs = whole.flatMap(({ anchor, positive, negative }) => [
    ...(positive === undefined ? [] : [[anchor!, positive, 1] as const]),
    ...(negative === undefined ? [] : [[anchor!, negative, 0] as const]),
  ])
  const anchors = parts.filter((part) => part === 'anchor').length
  return whole.length * 2 > anchors
    ? { ways: [byTriplet(paths, parts)], pairs }
    : { ways: ofOne(paths, parts), pairs: [] }
}

function byTriplet(paths: readonly string[], parts: readonly (Part | null)[]): Way {
  const names: Names = paths.map((path, i) =>
    parts[i] === 'negative' ? `${keyOf(path)} (negative)` : keyOf(path),
  )
  return {
    id: 'triplet',
    rule: '{Pictures} of one name under anchor and positive are one {one}; the one under negative is another.',
    names,
    unsure:
      'Triplets do not say whether two of them are of one {one}. Train on the pairs they make, not on pairs drawn from them.',
  }
}

/** All anchors and positives of one person, as where one face is to be told from all others. */
function ofOne(paths: readonly string[], parts: readonly (Part | null)[]): readonly Way[] {
  const words = wordNames(paths)
  const unsure =
    'Names under anchor and positive do not belong together in pairs, so all of them were taken for one {one}.'
  return [
    {
      id: 'anchor-one',
      rule: '{Pictures} under anchor and positive are one {one}; those under negative are others, by their names.',
      names: paths.map((path, i) =>
        parts[i] === 'negative' ? (words[i] ?? bareName(path)) : 'anchor and positive',
      ),
      unsure,
    },
  ]
}

function partOf(path: string): Part | null {
  const folders = folderOf(path).split('/')
  const found =
    PARTS.find(([, is]) => folders.some((folder) => is.test(folder))) ??
    PARTS.find(([, is]) => partsOf(bareName(path)).some((part) => isWhole(part) && is.test(part)))
  return found?.[0] ?? null
}

/** The path but for that folder. */
const keyOf = (path: string) =>
  [
    ...folderOf(path)
      .split('/')
      .filter((folder) => !PARTS.some(([, is]) => is.test(folder))),
    withoutPart(path),
  ]
    .filter((part) => part !== '')
    .join('/')

/** `0_anchor` without it. */
const withoutPart = (path: string) =>
  partsOf(bareName(baseName(path)))
    .filter((part) => !(isWhole(part) && PARTS.some(([, is]) => is.test(part))))
    .join('_')

/** In a name, a letter may be anything. */
const isWhole = (part: string) => part.length > 2
