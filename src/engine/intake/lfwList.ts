/**
 * The lists of Labeled Faces in the Wild: `name n1 n2` for a same pair, `name1 n1 name2 n2` for a
 * different one, photos being `name/name_0001.jpg`. “10 300” on top: ten folds, each of 300 same
 * pairs and 300 different ones; a single number: so many of each, no folds.
 */
import { linesOf, type LineProblem, type ListLine, type PairLines } from './list'
import { SEPARATOR } from './listRows'
import { digits } from './refusal'

const HEADER = /^(\d+)(?:\s+(\d+))?$/
const isNumber = (text: string | undefined) => text !== undefined && /^\d+$/.test(text)

const cells = (line: string) =>
  (line.includes('\t') ? line.split('\t') : line.split(/\s+/)).map((cell) => cell.trim())

const isPair = (line: string) => {
  const [a = '', b, c, d, ...more] = cells(line.trim())
  return (
    /\p{L}/u.test(a) &&
    more.length === 0 &&
    isNumber(b) &&
    (d === undefined ? isNumber(c) : isNumber(d))
  )
}

/**
 * The same as a table (`pairs.csv`, `matchpairsDevTest.csv`), as lines of such a list; null where it is
 * none. Lines stay where they are.
 */
export function lfwLinesOf(text: string): string | null {
  const lines = linesOf(text).map((line) =>
    line
      .replace(SEPARATOR, '')
      .replace(/[,;\t\s]+$/, '')
      .split(/[,;\t]/)
      .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
      .join('\t'),
  )
  const told = lines.filter((line) => line !== '')
  const fitting = told.filter(isPair).length
  const hasHeader = told.length > 0 && !isPair(told[0]!) && !HEADER.test(told[0]!)
  if (fitting === 0 || fitting < 0.8 * (told.length - 1)) return null
  return lines.map((line, i) => (hasHeader && i === lines.indexOf(told[0]!) ? '' : line)).join('\n')
}

/** Whether a text names people and how many photos each has: `people.csv`, `peopleDevTrain.txt`. */
export function isLfwPeople(text: string): boolean {
  const told = linesOf(text).filter((line) => line.trim() !== '')
  const counted = told.filter((line) => /^"?[^,;\t]+?"?[,;\t ]+\d+$/.test(line.trim())).length
  const [first = ''] = told
  const isHead = /image|photo|count|number|^\s*\d+\s*$/i.test(first)
  return isHead && told.length > 1 && counted >= 0.9 * (told.length - 1)
}

/** Whether a text is such a list, going by its first two lines. */
export function isLfwList(text: string): boolean {
  const [first = '', second = ''] = linesOf(text).filter((line) => line.trim() !== '')
  return HEADER.test(first.trim()) && isPair(second)
}

/** @param fold what pairs belong to where the list has no folds, '' for none */
export function parseLfwList(text: string, fold = ''): PairLines {
  const lines: ListLine[] = []
  const problems: LineProblem[] = []
  let header: RegExpExecArray | null = null
  let place = 0
  linesOf(text).forEach((raw, i) => {
    const line = raw.trim()
    if (line === '') return
    if (header === null && place === 0 && (header = HEADER.exec(line))) return
    const each = Number(header?.[2] ?? 0)
    const inFold = each > 0 ? String(Math.floor(place / (2 * each)) + 1) : fold
    place++
    const pair = pairOf(line)
    if (pair === null) problems.push({ line: i + 1, message: unreadable(line) })
    else lines.push({ line: i + 1, fold: inFold, ...pair })
  })
  const expected = header ? expectedPairs(header) : place
  if (expected !== place)
    problems.push({
      line: 1,
      message: `The first line promises ${digits(expected)} pairs, and ${digits(place)} follow. Folds may be wrong; look whether the list is whole.`,
    })
  return { lines, problems, convention: null }
}

function expectedPairs([, first, second]: RegExpExecArray): number {
  return second === undefined ? 2 * Number(first) : 2 * Number(first) * Number(second)
}

function pairOf(line: string): Pick<ListLine, 'a' | 'b' | 'label'> | null {
  const [a, first, b, second, ...more] = cells(line)
  if (!a || !isNumber(first) || more.length > 0) return null
  if (second === undefined && isNumber(b))
    return { a: photo(a, first!), b: photo(a, b!), label: 'same' }
  if (b && isNumber(second))
    return { a: photo(a, first!), b: photo(b, second!), label: 'different' }
  return null
}

const photo = (name: string, number: string) =>
  `${name}/${name}_${String(Number(number)).padStart(4, '0')}`

const unreadable = (line: string) =>
  `“${line.slice(0, 60)}” is no pair: it should be “name n1 n2” or “name1 n1 name2 n2”. Mend the line.`
