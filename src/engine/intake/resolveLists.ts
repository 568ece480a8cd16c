/** From what lists say to the photos they mean: pairs and people, and what is said of each list. */
import type { ListMeaning } from '../../domain/photoDraft'
import { askedText, conventionBy, meaningOf, type Meant } from './listMeaning'
import { sameOf, withoutLabel } from './labels'
import { addFew, peopleOfLists, type ListedPeople } from './listsPeople'
import type { LineProblem } from './list'
import { baseName, withoutEnding } from './paths'
import { digits } from './refusal'
import type { Rows } from './rows'
import type { FoundFile } from './foundFiles'
import type { FoundList, FoundPairs } from './lists'
import { finderOf } from './photoFinder'

/** One image of a file; .npy files have two. */
export interface ImageRef {
  readonly file: FoundFile
  readonly part: 0 | 1
}

/** A line of a list whose photos are there. */
export interface ListedPair {
  /** `pairs.csv:17` */
  readonly at: string
  readonly a: ImageRef
  readonly b: ImageRef
  readonly same: 0 | 1
  readonly fold: string
  /** Whether it would be otherwise were the list’s labels turned round. */
  readonly turns: boolean
}

export interface ResolvedLists {
  readonly pairs: readonly ListedPair[]
  /** Who is on which photo, by lists that say so; null where none does. */
  readonly people: ListedPeople | null
  /** How two labels were taken, where their words or what 1 means are not said. */
  readonly meaning: ListMeaning | null
}

/** Looks the photos of some lists up, and says of each list how it was read. */
export function resolveLists(
  lists: readonly FoundList[],
  files: readonly FoundFile[],
  personOf: (file: FoundFile) => string | null,
  rows: Rows,
): ResolvedLists {
  const photos = finderOf(files, 'photo', true)
  const npys = finderOf(files, 'npy', false)
  const people = peopleOfLists(
    lists.filter((list) => 'people' in list),
    photos,
    personOf,
    rows,
  )
  const known = (file: FoundFile) => people?.people.get(file) ?? personOf(file)
  const made = withFolds(lists.flatMap((list) => ('people' in list ? [] : [resolved(list)])))
  const pairs = onceEach(
    made.flatMap((list) => list.pairs),
    rows,
  )
  const kept = new Set(pairs)
  let meaning: ListMeaning | null = null
  for (const each of made) {
    const own = each.pairs.filter((pair) => kept.has(pair))
    const text =
      listText(own, each, each.pairs.length - own.length) +
      (each === made.at(-1) ? oneSided(pairs) : '')
    rows.add(each.list.file.shown, 'list_read', text)
    const asked = each.pairs.length === 0 ? null : meaningOf(each.list, each)
    if (asked === null) continue
    if (!asked.isSure) rows.add(each.list.file.shown, 'list_asked', askedText(asked))
    // What is sure need not be asked of all.
    if (meaning === null || !asked.isSure) meaning = asked
  }
  return { pairs, people, meaning }

  function resolved(list: FoundPairs): Resolved {
    const { file, ofNpy } = list
    addFew(rows, file, list.problems)
    const missing: LineProblem[] = []
    const found = list.lines.flatMap((line) => {
      const a = (ofNpy ? npys : photos)(line.a)
      const b = ofNpy ? a : photos(line.b)
      if (a instanceof Error || b instanceof Error) {
        missing.push({ line: line.line, message: (a instanceof Error ? a : (b as Error)).message })
        return []
      }
      return [{ at: `${file.shown}:${line.line}`, line, a, b }]
    })
    addFew(rows, file, missing)
    const numbers = found.map(({ a, b, line: { label } }) => [known(a), known(b), label] as const)
    const ends = found.map(({ a, b, line: { label } }) => [a, b, label] as const)
    const by = conventionBy(list, numbers, ends)
    const pairs = found.map(({ at, a, b, line }): ListedPair => {
      const second = { file: b, part: ofNpy ? 1 : 0 } as const
      const same = sameOf(line.label, by.is)
      const turns = typeof line.label === 'number'
      return { at, a: { file: a, part: 0 }, b: second, same, fold: line.fold, turns }
    })
    return { list, pairs, ...by }
  }
}

/** A list of pairs, its photos looked up. */
interface Resolved extends Meant {
  readonly list: FoundPairs
  readonly pairs: readonly ListedPair[]
}

/** Several files are a fold each, but not where one would hold same pairs only, or different ones only. */
function withFolds(lists: readonly Resolved[]): readonly Resolved[] {
  const folds = lists.map(({ list }) => withoutLabel(withoutEnding(baseName(list.file.path))))
  const names = [...new Set(folds)]
  const isWhole = names.every((fold) => {
    const pairs = lists.filter((_, i) => folds[i] === fold).flatMap((each) => each.pairs)
    return new Set(pairs.map(({ same }) => same)).size === 2
  })
  if (names.length < 2 || !isWhole) return lists
  return lists.map((each, i) => ({
    ...each,
    pairs: each.pairs.map((pair) => ({ ...pair, fold: pair.fold || folds[i]! })),
  }))
}

/** What to do where all pairs are same, or all different. */
function oneSided(pairs: readonly ListedPair[]): string {
  const [first] = pairs
  if (first === undefined || pairs.some(({ same }) => same !== first.same)) return ''
  return first.same === 1
    ? ' There are no different pairs among them, and a network that sees none calls all same: bring a list of these too, or train on pairs drawn from {many}.'
    : ' There are no same pairs among them, and a network that sees none calls all different: bring a list of these too, or train on pairs drawn from {many}.'
}

/** A pair that several lines name, in either order, is one; where they differ, the first counts. */
function onceEach(pairs: readonly ListedPair[], rows: Rows): readonly ListedPair[] {
  const known = new Map<string, ListedPair>()
  const ids = new Map<FoundFile, number>()
  const idOf = ({ file, part }: ImageRef) => {
    const id = ids.get(file) ?? ids.size
    ids.set(file, id)
    return id * 2 + part
  }
  let again = 0
  const kept = pairs.filter((pair) => {
    const [a, b] = [idOf(pair.a), idOf(pair.b)].sort((x, y) => x - y)
    const key = `${a} ${b} ${pair.fold}`
    const before = known.get(key)
    if (before === undefined) known.set(key, pair)
    else if (before.same !== pair.same)
      rows.add(
        pair.at,
        'list_line',
        `It calls a pair ${word(pair.same)} that ${before.at} calls ${word(before.same)}. The first was taken; take the wrong one out.`,
      )
    else again++
    return before === undefined
  })
  if (again > 0)
    rows.add(
      pairs[0]!.at.replace(/:\d+$/, ''),
      'list_line',
      `${digits(again)} of its lines name a pair again, in the same order or the other. Each was taken once.`,
    )
  return kept
}
const word = (same: 0 | 1) => (same === 1 ? 'same' : 'different')

/** @param again lines that name a pair another line names too */
function listText(
  pairs: readonly ListedPair[],
  { list: { lines, words, written, note }, is, why }: Resolved,
  again: number,
): string {
  const same = pairs.filter((pair) => pair.same === 1).length
  const folds = new Set(pairs.map(({ fold }) => fold).filter((fold) => fold !== '')).size
  const inFolds = folds > 0 ? ` in ${digits(folds)} ${folds === 1 ? 'fold' : 'folds'}` : ''
  const told = lines.some(({ label }) => typeof label === 'number')
  const text = (words ?? written)?.[1] ?? '1'
  const one = /^[\d.+]+$/.test(text) ? text : `“${text}”`
  const meaning = told ? ` ${one} was taken to mean ${is}, ${why}.` : ''
  return `${digits(pairs.length)} of ${digits(lines.length - again)} pairs were found${inFolds}: ${digits(same)} same, ${digits(pairs.length - same)} different.${meaning}${note ?? ''}`
}
