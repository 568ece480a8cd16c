/**
 * Which level of folders is the people. Two levels may lie in four ways to each other: the inner names
 * are met under several outer ones (`Ada/front`, `Ben/front`; or `day1/Ada`, `day2/Ada`), are counted
 * anew under each (`Greek/07`, `Latin/07`), or belong to one each (`Ada/holiday`, or `5a/Ada`).
 */
import { bareName } from './names'
import type { Levels } from './levels'
import { relationOf, shapeOf, shareOf, type Names } from './partition'
import { hasWords, numbersOf } from './names'
import { isOccasion } from './holders'
import { isCalled, isGroup, isPart, wordsOf } from './words'

export interface Way {
  readonly id: string
  readonly rule: string
  readonly names: Names
  /** Another way is about as good; why. */
  readonly unsure: string | null
}

type Choice = 'outer' | 'inner' | 'joined'

/** Best first; none where no folder may be a person. @param ofCharacters which are numbered in alphabets */
export function folderWays({ kept }: Levels, ofCharacters: boolean): readonly Way[] {
  const depth = kept.reduce((most, { length }) => Math.max(most, length), 0)
  if (depth === 0) return []
  const at = (level: number): Names =>
    kept.map((parts) => parts[Math.min(level, parts.length - 1)] ?? null)
  const joined = (level: number): Names =>
    kept.map((parts) => (parts.length === 0 ? null : parts.slice(0, level + 1).join('/')))
  const first: Way = {
    id: 'folder-1',
    rule: depth === 1 ? RULES.only : RULES.outer,
    names: at(0),
    unsure: null,
  }
  if (depth === 1) return [first]
  let best = first
  for (let level = 1; level < depth; level++) {
    const inner = kept.map((parts) => parts[level] ?? null)
    // Photos that lie beside folders say nothing of what is in these.
    const reaching = kept.filter((parts) => parts.length >= level).length
    if (inner.filter((name) => name !== null).length < 0.5 * reaching) break
    const { choice, unsure } = choose(best.names, inner, ofCharacters)
    if (choice === 'outer') {
      best = { ...best, unsure: best.unsure ?? unsure }
      break
    }
    best =
      choice === 'inner'
        ? { id: `folder-${level + 1}`, rule: RULES.inner, names: at(level), unsure }
        : { id: `folders-to-${level + 1}`, rule: RULES.joined, names: joined(level), unsure }
  }
  const all = Array.from({ length: depth }, (_, level): readonly Way[] => [
    {
      id: `folder-${level + 1}`,
      rule: level === 0 ? RULES.outer : RULES.inner,
      names: at(level),
      unsure: null,
    },
    ...(level === 0
      ? []
      : [
          { id: `folders-to-${level + 1}`, rule: RULES.joined, names: joined(level), unsure: null },
        ]),
  ]).flat()
  return [best, ...all.filter(({ id }) => id !== best.id)]
}

const RULES = {
  only: 'Each folder is a {one}.',
  outer: 'Each outer folder is a {one}, whatever folders are in it.',
  inner: 'Each inner folder is a {one}, whatever folder it is in.',
  joined: 'Each inner folder is a {one} of its own under each outer one.',
} as const

function choose(
  outer: Names,
  inner: Names,
  ofCharacters: boolean,
): { choice: Choice; unsure: string | null } {
  const relation = relationOf(outer, inner)
  const sure = (choice: Choice) => ({ choice, unsure: null })
  const say = (choice: Choice, unsure: string) => ({ choice, unsure })
  if (relation.outer < 2) return sure('inner')
  if (relation.divided === 0) return sure('outer')
  const named = outer.filter(
    (name, i) => name !== null && containsName(inner[i] ?? '', name),
  ).length
  if (named >= 0.8 * outer.filter((name) => name !== null).length)
    return say(
      'outer',
      `Folders such as “${example(inner)}” begin as those above them, such as “${example(outer)}”, and may be {many} of their own.`,
    )
  return relation.repeated >= 0.2 ? crossed() : nested()

  function crossed() {
    const some = example(inner)
    const isNumber = areCounted(inner)
    if (shareOf(inner, isCounted) >= 0.7) return sure('joined')
    if (!isNumber && likeness(outer) >= 0.8 && likeness(inner) < 0.2)
      return say(
        'outer',
        `Folders such as “${some}” are in several others, such as “${example(outer)}”, and may be the {many} instead.`,
      )
    if (!isNumber) {
      const isInner = relation.inner > relation.outer
      const ratio =
        Math.max(relation.inner, relation.outer) / Math.min(relation.inner, relation.outer)
      if (ratio >= 2) return sure(isInner ? 'inner' : 'outer')
      return say(
        isInner ? 'inner' : 'outer',
        `Folders such as “${some}” are in several others, and there are about as many of one as of the other.`,
      )
    }
    if (ofCharacters) return sure('joined')
    const few = relation.mostInner <= relation.outer
    if (few && likeness(outer) >= 0.8) return sure('outer')
    return say(
      few ? 'outer' : 'joined',
      `Folders such as “${some}” are numbered anew in each outer folder, so they may be takes of one {one}, or {many} of their own.`,
    )
  }

  function nested() {
    const [above, below] = [likeness(outer), likeness(inner)]
    if (shapeOf(inner).shared < 0.5) return sure('outer')
    if (Math.abs(above - below) >= 0.5) return sure(above > below ? 'outer' : 'inner')
    const text = `Folders such as “${example(inner)}” lie in others such as “${example(outer)}”, and either may be the {many}.`
    return say(areTakes(outer, inner) ? 'outer' : 'inner', text)
  }
}

/** `1`, `2` and `MID1`, `MID2`: numbers alone, or behind one short word. */
function areCounted(names: Names): boolean {
  if (shareOf(names, (name) => numbersOf(name).length > 0 && !hasWords(name)) >= 0.7) return true
  const starts = new Set(names.map((name) => name && /^(\p{L}{1,4})[-_ ]?\d+$/u.exec(name)?.[1]))
  return starts.size === 1 && !starts.has(undefined)
}

/**
 * Whether inner folders are takes of somebody rather than somebody: occasions, dates, codes as of videos, or small
 * words in folders that are written as names.
 */
function areTakes(outer: Names, inner: Names): boolean {
  if (shareOf(inner, isOccasion) >= 0.5) return true
  if (shareOf(inner, isCode) >= 0.5) return true
  const isSmall = (name: string) => /^\p{Ll}[\p{Ll}\s_-]*$/u.test(name)
  return shareOf(inner, isSmall) >= 0.8 && shareOf(outer, isSmall) < 0.2
}

/** `1zcIwhmdeo4`, `8f3a09`: digits among letters, as no name has them. */
const isCode = (name: string) => name.length >= 5 && /\p{L}\d+\p{L}|\d\p{L}+\d/u.test(name)

/** `character07`: part of what is above it, by its word. */
const isCounted = (name: string) =>
  /\d/.test(name) && wordsOf(name).some(isPart) && wordsOf(name).length === 1

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const containsName = (name: string, part: string) =>
  plain(part).length > 1 && plain(name).startsWith(plain(part))

const example = (names: Names) => names.find((name) => name !== null) ?? ''

/** Share of names that look like somebody's: `id10001`, `person 3`, `n000012`, `Ada_Lovelace`. */
function likeness(names: Names): number {
  return shareOf(
    names,
    (name) =>
      /^\p{L}{1,3}[-_.]?\d{2,}$/u.test(name) ||
      (/\d/.test(name) && wordsOf(name).some((word) => isCalled(word) && !isGroup(word))) ||
      /^\p{Lu}\p{L}+([ _.-]\p{Lu}[\p{L}.'’]*)+$/u.test(bareName(name)),
  )
}
