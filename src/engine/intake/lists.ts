/** All lists that came: which files they are, and what they say. */
import { parseJsonList } from './jsonList'
import { LABEL_WANTED, labelOf } from './labels'
import { type FoundPeople } from './listsPeople'
import { isLfwList, isLfwPeople, lfwLinesOf, parseLfwList } from './lfwList'
import { linesOf, textOf, type LineProblem, type ListLine, type PairLines } from './list'
import { baseName, folderOf } from './paths'
import { finderOf } from './photoFinder'
import { digits, Refusal } from './refusal'
import type { Rows } from './rows'
import type { FoundFile } from './foundFiles'
import { isTableList, parseTableList, type Around } from './tableList'

/** A list's file and what it says. */
export type FoundList = FoundPairs | FoundPeople
export interface FoundPairs extends PairLines {
  readonly file: FoundFile
  /** Its lines name .npy files of two images each, `a` and `b` being the same. */
  readonly ofNpy: boolean
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
  const of = (label: 0 | 1) => y.find(({ text: cell }) => labelOf(cell) === label)?.text
  const written = [of(0) ?? '0', of(1) ?? '1'] as const
  return { file, ofNpy: true, lines, problems, convention: null, written }
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
