/** All lists that came: which files they are, what they say, and which photos they mean. */
import type { Convention } from '../../domain/settings'
import { createFinder, type Found } from './finder'
import { LABEL_WANTED, labelOf, sameOf, type Label } from './labels'
import { isLfwList, parseLfwList } from './lfwList'
import { linesOf, textOf, type LineProblem, type ListLine, type ParsedList } from './list'
import { baseName, folderOf, sharedFolder, withoutEnding } from './paths'
import { digits, Refusal } from './refusal'
import type { Rows } from './rows'
import type { FoundFile } from './foundFiles'
import { isTableList, parseTableList } from './tableList'

/** A list's file and what it says. */
export interface FoundList extends ParsedList {
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
  for (const file of files)
    if (file.kind === 'table' || file.kind === 'text')
      await rows.guard(file.shown, async () => {
        const bytes = await file.bytes()
        if (bytes.length === 0) throw empty()
        texts.set(file, textOf(bytes))
      })
  for (const [file, text] of texts)
    await rows.guard(file.shown, async () => {
      const found = parse(file, text, texts)
      if (found === 'none') rows.add(file.shown, 'not_a_photo', NOT_A_LIST)
      else if (found !== 'labels') lists.push(found)
    })
  return withoutDevLists(lists, rows)
}

const NOT_A_LIST = 'It is a text, but no list of pairs, so it was left aside.'
const empty = () =>
  new Refusal('empty', 'The list is empty: 0 bytes. Copy it anew from where it came.')

function parse(file: FoundFile, text: string, texts: ReadonlyMap<FoundFile, string>) {
  const name = baseName(file.path)
  if (file.kind === 'table') return { file, ofNpy: false, ...parseTableList(text) }
  if (X_LIST.test(name)) return npyList(file, text, texts)
  if (Y_LIST.test(name)) return withoutX(file, texts)
  if (isLfwList(text) || /^pairs.*\.txt$/i.test(name)) {
    const fold = /devtrain/i.test(name) ? 'train' : /devtest/i.test(name) ? 'test' : ''
    return { file, ofNpy: false, ...parseLfwList(text, fold) }
  }
  if (isTableList(text)) return { file, ofNpy: false, ...parseTableList(text) }
  return 'none'
}

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
function npyList(file: FoundFile, text: string, texts: ReadonlyMap<FoundFile, string>): FoundList {
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

/** Looks the photos of some lists up, and says of each list how it was read. */
export function resolveLists(
  lists: readonly FoundList[],
  files: readonly FoundFile[],
  personOf: (file: FoundFile) => string | null,
  rows: Rows,
): readonly ListedPair[] {
  const photos = finderOf(files, 'photo')
  const npys = finderOf(files, 'npy')
  return lists.flatMap((list) => {
    const { file, ofNpy } = list
    for (const { line, message } of list.problems)
      rows.add(`${file.shown}:${line}`, 'list_line', message)
    const found = list.lines.flatMap((line) => {
      const at = `${file.shown}:${line.line}`
      const a = (ofNpy ? npys : photos)(line.a)
      const b = ofNpy ? a : photos(line.b)
      if (a instanceof Error || b instanceof Error) {
        rows.add(at, 'list_line', (a instanceof Error ? a : (b as Error)).message)
        return []
      }
      return [{ at, line, a, b }]
    })
    const numbers = found.map(
      ({ a, b, line: { label } }) => [personOf(a), personOf(b), label] as const,
    )
    const { is, why } = conventionBy(list, numbers)
    const ownFold = lists.length > 1 ? withoutEnding(baseName(file.path)) : ''
    const pairs = found.map(({ at, a, b, line }): ListedPair => {
      const second = { file: b, part: ofNpy ? 1 : 0 } as const
      const same = sameOf(line.label, is)
      return { at, a: { file: a, part: 0 }, b: second, same, fold: line.fold || ownFold }
    })
    rows.add(file.shown, 'list_read', listText(pairs, list.lines, is, why))
    return pairs
  })
}

function finderOf(files: readonly FoundFile[], kind: 'photo' | 'npy') {
  const ours = files.filter((file) => file.kind === kind)
  const above = sharedFolder(ours.map(({ path }) => path))
  const below = above === '' ? 0 : above.length + 1
  const find = createFinder(
    ours.map(({ path }) => path.slice(below)),
    kind === 'npy',
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
  { convention }: ParsedList,
  pairs: readonly (readonly [string | null, string | null, Label])[],
): { is: Convention; why: string } {
  if (convention) return { is: convention.is, why: `since ${convention.by}` }
  const known = pairs.filter(
    ([a, b, label]) => a !== null && b !== null && typeof label === 'number',
  )
  const agreeing = known.filter(([a, b, label]) => (a === b) === (label === 1)).length
  const is = agreeing * 2 >= known.length ? 'same' : 'different'
  if (known.length === 0) return { is, why: 'as is usual, since nothing says otherwise' }
  const most = Math.max(agreeing, known.length - agreeing)
  return {
    is,
    why: `since so ${digits(most)} of ${digits(known.length)} pairs agree with the people of their photos`,
  }
}

function listText(
  pairs: readonly ListedPair[],
  lines: readonly ListLine[],
  is: Convention,
  why: string,
): string {
  const same = pairs.filter((pair) => pair.same === 1).length
  const folds = new Set(pairs.map(({ fold }) => fold).filter((fold) => fold !== '')).size
  const inFolds = folds > 0 ? ` in ${digits(folds)} ${folds === 1 ? 'fold' : 'folds'}` : ''
  const told = lines.some(({ label }) => typeof label === 'number')
  const meaning = told ? ` 1 was taken to mean ${is}, ${why}.` : ''
  return `${digits(pairs.length)} of ${digits(lines.length)} pairs were found${inFolds}: ${digits(same)} same, ${digits(pairs.length - same)} different.${meaning}`
}
