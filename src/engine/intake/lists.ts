/** All lists that came: which files they are, what they say, and which photos they mean. */
import type { Convention } from '../../domain/settings'
import type { ListMeaning } from '../../domain/photoDraft'
import { createFinder, type Found } from './finder'
import { parseJsonList } from './jsonList'
import { LABEL_WANTED, labelOf, sameOf, withoutLabel, type Label } from './labels'
import { addFew, peopleOfLists, type FoundPeople } from './listsPeople'
import { isLfwList, isLfwPeople, lfwLinesOf, parseLfwList } from './lfwList'
import { linesOf, textOf, type LineProblem, type ListLine, type PairLines } from './list'
import { baseName, folderOf, sharedFolder, withoutEnding } from './paths'
import { digits, Refusal } from './refusal'
import type { Rows } from './rows'
import type { FoundFile } from './foundFiles'
import { isTableList, parseTableList, type Around } from './tableList'

/** A list's file and what it says. */
export type FoundList = FoundPairs | FoundPeople
interface FoundPairs extends PairLines {
  readonly file: FoundFile
  /** Its lines name .npy files of two images each, `a` and `b` being the same. */
  readonly ofNpy: boolean
}

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
}

const X_LIST = /^x_(.+)\.\w+$/i
const Y_LIST = /^y_(.+)\.\w+$/i

/** Reads the lists among some files; a text that is none gets its row. */
export async function findLists(files: readonly FoundFile[], rows: Rows) {
  const lists: FoundList[] = []
  const texts = new Map<FoundFile, string>()
  const guessed = new Set<FoundFile>()
  const find = finderOf(files, 'photo', false)
  const findNumbered = finderOf(files, 'photo', true)
  const isPhoto = (cell: string) => cell !== '' && !(find(cell) instanceof Error)
  const isNumber = (cell: string) => cell !== '' && !(findNumbered(cell) instanceof Error)
  const photos = { isPhoto, isNumber }
  for (const file of files)
    if (isText(file))
      await rows.guard(file.shown, async () => {
        const bytes = await file.bytes()
        if (bytes.length === 0) throw empty()
        const { text, isGuessed } = textOf(bytes)
        texts.set(file, text)
        if (isGuessed) guessed.add(file)
      })
  for (const [file, text] of texts)
    await rows.guard(file.shown, async () => {
      const found = parse(file, text, texts, photos)
      if (found === 'none') rows.add(file.shown, 'not_a_photo', NOT_A_LIST)
      else if (found === 'counts') rows.add(file.shown, 'not_a_photo', COUNTS)
      else if (found !== 'labels') lists.push(found)
      if (typeof found !== 'string' && guessed.has(file))
        rows.add(file.shown, 'names_guessed', GUESSED)
    })
  return withoutDevLists(lists, rows)
}

const isText = ({ kind, path }: FoundFile) =>
  kind === 'table' || kind === 'text' || (kind === 'other' && isJson(path))
/** A file that findLists says of what became of it. */
export const isJson = (path: string) => /\.jsonl?$/i.test(path)

const NOT_A_LIST = 'It is a text, but no list of pairs, so it was left aside.'
const GUESSED =
  'It is not in UTF-8, so its letters were taken for Windows-1252 (Latin-1). If names look wrong, save it as UTF-8 (in Excel “CSV UTF-8”).'
const COUNTS =
  'It names people and how many photos each has, but no pairs, so it was left aside. Photos go by their folders.'
const empty = () =>
  new Refusal('empty', 'The list is empty: 0 bytes. Copy it anew from where it came.')

function parse(
  file: FoundFile,
  text: string,
  texts: ReadonlyMap<FoundFile, string>,
  photos: Omit<Around, 'name'>,
): FoundList | 'labels' | 'none' | 'counts' {
  const name = baseName(file.path)
  if (isJson(name)) {
    const found = parseJsonList(text, { name, ...photos })
    return found === null ? 'none' : { file, ofNpy: false, ...found }
  }
  if (file.kind === 'text') {
    if (X_LIST.test(name) && namesNpy(text)) return npyList(file, text, texts)
    if (Y_LIST.test(name) && partner(file, 'X', Y_LIST, texts)) return 'labels'
  }
  const ofLfw = isLfwList(text) ? text : isTableList(text, photos) ? null : lfwLinesOf(text)
  if (ofLfw !== null) {
    const fold = /devtrain/i.test(name) ? 'train' : /devtest/i.test(name) ? 'test' : ''
    return { file, ofNpy: false, ...parseLfwList(ofLfw, fold) }
  }
  if (isTableList(text, photos))
    return { file, ofNpy: false, ...parseTableList(text, { name, ...photos }) }
  if (isLfwPeople(text)) return 'counts'
  if (file.kind === 'table' || /^pairs.*\.txt$/i.test(name))
    return { file, ofNpy: false, ...parseTableList(text, { name, ...photos }) }
  if (Y_LIST.test(name)) return withoutX(file, texts)
  return 'none'
}

const namesNpy = (text: string) => linesOf(text).some((line) => /\.npy\s*$/i.test(line))

/** A Y list is read with its X list; alone it says nothing. */
function withoutX(file: FoundFile, texts: ReadonlyMap<FoundFile, string>): 'labels' {
  if (partner(file, 'X', Y_LIST, texts) === null)
    throw new Refusal(
      'list_damaged',
      `Its labels belong to the lines of X_${Y_LIST.exec(baseName(file.path))![1]!}.txt, which is not there. Bring both.`,
    )
  return 'labels'
}

function partner(
  { path }: FoundFile,
  letter: 'X' | 'Y',
  pattern: RegExp,
  texts: ReadonlyMap<FoundFile, string>,
) {
  const rest = pattern.exec(baseName(path))![1]!.toLowerCase()
  const other = letter === 'X' ? X_LIST : Y_LIST
  const found = [...texts].find(
    ([file]) =>
      folderOf(file.path) === folderOf(path) &&
      other.exec(baseName(file.path))?.[1]?.toLowerCase() === rest,
  )
  return found ? { file: found[0], text: found[1] } : null
}

/** The first question's lists: .npy files by line, and labels by line in a file of their own. */
function npyList(file: FoundFile, text: string, texts: ReadonlyMap<FoundFile, string>): FoundPairs {
  const name = X_LIST.exec(baseName(file.path))![1]!
  const labels = partner(file, 'Y', X_LIST, texts)
  if (labels === null)
    throw new Refusal(
      'list_damaged',
      `Its labels are missing: Y_${name}.txt should lie beside it, a label for each line. Bring both.`,
    )
  const [x, y] = [numbered(text), numbered(labels.text)]
  if (x.length !== y.length)
    throw new Refusal(
      'list_damaged',
      `It has ${digits(x.length)} lines, and ${baseName(labels.file.path)} has ${digits(y.length)} labels, so nobody knows which belongs to which. Neither was used; make them equally long.`,
    )
  const lines: ListLine[] = []
  const problems: LineProblem[] = []
  x.forEach(({ line, text: path }, i) => {
    const written = y[i]!
    const label = labelOf(written.text)
    if (label !== null) lines.push({ line, a: path, b: path, label, fold: name.toLowerCase() })
    else
      problems.push({
        line,
        message: `Its label, line ${digits(written.line)} of ${baseName(labels.file.path)}, is “${written.text}”; ${LABEL_WANTED}. Mend the line.`,
      })
  })
  return { file, ofNpy: true, lines, problems, convention: null }
}

const numbered = (text: string) =>
  linesOf(text)
    .map((line, i) => ({ line: i + 1, text: line.trim() }))
    .filter(({ text }) => text !== '')

/** LFW ships lists for development beside those for the score; they name the same photos again. */
function withoutDevLists(lists: readonly FoundList[], rows: Rows): readonly FoundList[] {
  const isDev = ({ file }: FoundList) => /^pairsdev.*\.txt$/i.test(baseName(file.path))
  if (!lists.some((list) => !isDev(list))) return lists
  return lists.filter((list) => {
    if (isDev(list))
      rows.add(
        list.file.shown,
        'list_read',
        'It was left aside, since another list came with it. Bring it without the other to use it.',
      )
    return !isDev(list)
  })
}

export interface ResolvedLists {
  readonly pairs: readonly ListedPair[]
  /** Who is on which photo, by lists that say so; null where none does. */
  readonly people: ReadonlyMap<FoundFile, string> | null
  /** How two labels that are no known words were taken. */
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
  const known = (file: FoundFile) => people?.get(file) ?? personOf(file)
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
    if (!each.list.words) continue
    const [zero, one] = each.list.words
    const [same, different] = each.is === 'same' ? [one, zero] : [zero, one]
    meaning = { same, different, isSure: each.isSure, why: each.why }
    if (!each.isSure) rows.add(each.list.file.shown, 'list_asked', askedText(meaning))
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
    const by = conventionBy(list, numbers)
    const pairs = found.map(({ at, a, b, line }): ListedPair => {
      const second = { file: b, part: ofNpy ? 1 : 0 } as const
      const same = sameOf(line.label, by.is)
      return { at, a: { file: a, part: 0 }, b: second, same, fold: line.fold }
    })
    return { list, pairs, ...by }
  }
}

/** A list of pairs, its photos looked up. */
interface Resolved {
  readonly list: FoundPairs
  readonly pairs: readonly ListedPair[]
  readonly is: Convention
  readonly why: string
  readonly isSure: boolean
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
    ? ' There are no different pairs among them, and a network that sees none calls all same: bring a list of these too, or train on pairs drawn from people.'
    : ' There are no same pairs among them, and a network that sees none calls all different: bring a list of these too, or train on pairs drawn from people.'
}

const askedText = ({ same, different }: ListMeaning) =>
  `Its labels are “${same}” and “${different}”, and nothing says which of them means one person. “${same}” was taken for same. If it is the other way round, turn it here, or call the column “same” and write 1 and 0.`

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

function finderOf(files: readonly FoundFile[], kind: 'photo' | 'npy', byNumbers: boolean) {
  const ours = files.filter((file) => file.kind === kind)
  const above = sharedFolder(ours.map(({ path }) => path))
  const below = above === '' ? 0 : above.length + 1
  const find = createFinder(
    ours.map(({ path }) => path.slice(below)),
    kind === 'npy',
    byNumbers,
  )
  const what = kind === 'npy' ? 'files' : 'photos'
  return (path: string): FoundFile | Error => {
    const found: Found = find(path)
    if ('place' in found) return ours[found.place]!
    return new Error(
      found.fitting === 0
        ? `“${path}” is not among the ${what}. Bring it too, or take the line out.`
        : `“${path}” fits ${digits(found.fitting)} ${what}. Write more of its path.`,
    )
  }
}

/** What 1 means: as the list says; else as agrees better with the folders; else same, as is usual. */
function conventionBy(
  { convention }: PairLines,
  pairs: readonly (readonly [string | null, string | null, Label])[],
): { is: Convention; why: string; isSure: boolean } {
  if (convention) return { is: convention.is, why: `since ${convention.by}`, isSure: true }
  const known = pairs.filter(
    ([a, b, label]) => a !== null && b !== null && typeof label === 'number',
  )
  const agreeing = known.filter(([a, b, label]) => (a === b) === (label === 1)).length
  const is = agreeing * 2 >= known.length ? 'same' : 'different'
  if (known.length === 0)
    return { is, why: 'as is usual, since nothing says otherwise', isSure: false }
  const most = Math.max(agreeing, known.length - agreeing)
  return {
    is,
    why: `since so ${digits(most)} of ${digits(known.length)} pairs agree with the people of their photos`,
    isSure: most >= 0.7 * known.length,
  }
}

/** @param again lines that name a pair another line names too */
function listText(
  pairs: readonly ListedPair[],
  { list: { lines, words, note }, is, why }: Resolved,
  again: number,
): string {
  const same = pairs.filter((pair) => pair.same === 1).length
  const folds = new Set(pairs.map(({ fold }) => fold).filter((fold) => fold !== '')).size
  const inFolds = folds > 0 ? ` in ${digits(folds)} ${folds === 1 ? 'fold' : 'folds'}` : ''
  const told = lines.some(({ label }) => typeof label === 'number')
  const one = words ? `“${words[1]}”` : '1'
  const meaning = told ? ` ${one} was taken to mean ${is}, ${why}.` : ''
  return `${digits(pairs.length)} of ${digits(lines.length - again)} pairs were found${inFolds}: ${digits(same)} same, ${digits(pairs.length - same)} different.${meaning}${note ?? ''}`
}
