/**
 * Which column of a table is the person. It is told by its name, and by its values where that says little: an
 * emotion, a split or a score is nobody. Where several may be, one is taken, and the others are kept beside it.
 */
import { roleOf } from './grouping/words'
import { labelOf } from './labels'
import type { Row } from './listRows'
import { FOLD, isAttribute, isNamePart, rankOf, rankOfHead, wordsIn } from './personHeader'
import { digits, Refusal } from './refusal'
import { damaged, type Table } from './table'

export interface PersonColumn {
  readonly column: number
  /** Whether it is called as people are. */
  readonly isSure: boolean
  /** Why it may be of anything else, null where nothing speaks against it. */
  readonly doubt: string | null
  /** Columns that may be the people as well. */
  readonly others: readonly number[]
}

const ATTRIBUTE_VALUE =
  /^(happy|happiness|joy|sad|sadness|angry|anger|surprised?|surprise|fear|fearful|afraid|disgust|disgusted|neutral|contempt|calm|smile|smiling|male|female|man|woman|men|women|boy|girl|m|f|young|old|adult|child|white|black|asian|indian|latino|hispanic|caucasian|real|fake|live|spoof|good|bad|ok|indoors?|outdoors?|front|frontal|side|profile|left|right|query|gallery|probe|unknown|none|masked|unmasked|glasses|noglasses|männlich|weiblich|divers|mann|frau|homme|femme|masculin|féminin|hombre|mujer|masculino|femenino|maschio|femmina|uomo|donna|homem|mulher|feminino|mężczyzna|kobieta|мужчина|женщина|мужской|женский|м|ж|男|女|男性|女性|남|여)$/

export const valuesOf = ({ body }: Pick<Table, 'body'>, column: number): ReadonlySet<string> =>
  new Set(body.map(({ cells }) => (cells[column] ?? '').trim().toLowerCase()))

export const isAttributeValue = (value: string) =>
  ATTRIBUTE_VALUE.test(value.replace(/[^\p{L}]/gu, '')) || roleOf(value) !== null

/** `column “class”`, `column 3`. */
export const whatOf = (header: readonly string[] | null, column: number): string => {
  const head = header?.[column]?.trim() ?? ''
  return head === '' ? `column ${column + 1}` : `column “${head}”`
}

/** Throws a Refusal where no column says who. @param photo the column of the photos */
export function personColumn(table: Table, photo: number): PersonColumn {
  const { header, body, others, name } = table
  const ofFile = Math.max(0, ...wordsIn(name.replace(/\.\w+$/, '')).map(rankOf))
  const isOfSort = wordsIn(name.replace(/\.\w+$/, '')).some(isAttribute)
  const heads = others.filter((column) => !FOLD.test(header?.[column]?.trim() ?? ''))
  const distinct = (column: number) => valuesOf(table, column).size
  const binary = heads.filter((column) => isBinary(table, column))
  const rest = binary.length >= 2 ? heads.filter((column) => !binary.includes(column)) : heads
  const varied = rest.filter((column) => distinct(column) > 1 || body.length <= 3)
  const shared = varied.filter((column) => distinct(column) < body.length)
  const rank = (column: number) =>
    header ? rankOfHead(header[column] ?? '') : varied.length === 1 || ofFile > 0 ? 1 : 0
  const best = Math.max(0, ...shared.map(rank))
  const equal = shared.filter((each) => rank(each) === best)
  if (best === 0 || (!header && equal.length > 1)) {
    const unknown = unknownOnes(
      table,
      shared.filter((each) => rank(each) === best),
    )
    if (unknown.length > 0) return doubted(table, unknown)
  }
  const [column] = best > 0 ? equal : []
  if (column === undefined) {
    if (binary.length >= 2)
      throw aside(`It gives ${binary.length} attributes of each photo, each as yes or no`)
    const attribute = varied.find((each) => rank(each) < 0)
    if (attribute !== undefined)
      throw aside(`Its column “${header![attribute]!.trim()}” says something else of each photo`)
    const unknown = shared.find((each) => (header?.[each] ?? '').trim() !== '')
    if (header && shared.length === 1 && unknown !== undefined)
      throw perhaps(`Its column “${header[unknown]!.trim()}”`)
    throw oneFound(shared.length === 0 && varied.some((each) => distinct(each) > 1))
  }
  const rivals = isNamePart(header?.[column] ?? '')
    ? []
    : equal.filter((each) => each !== column && !isSameColumn(table, each, column))
  const [rival] = rivals
  const doubt =
    rival === undefined
      ? null
      : `Of its columns ${named(table, column)} and ${named(table, rival)} either may be the {many}; ${named(table, column)} was taken.`
  if (best > 1 || ofFile > 2) return { column, isSure: doubt === null, doubt, others: rivals }
  const values = [...valuesOf(table, column)].filter((value) => value !== '')
  const such = `such as “${values.slice(0, 2).join('” and “')}”`
  if (values.every((value) => labelOf(value) !== null)) {
    if (header) throw aside(`Its values, ${such}, are labels of single photos`)
    throw oneFound(false)
  }
  if (values.every(isAttributeValue)) throw aside(`Its values, ${such}, are a sort or a split`)
  const finer = shared.find(
    (each) => header && rank(each) === 0 && each !== photo && isFiner(table, each, column),
  )
  if (finer !== undefined)
    return {
      column: finer,
      isSure: false,
      doubt: `Its columns ${named(table, column)} and ${named(table, finer)} each tell {pictures} apart, and either may be the {many}; ${named(table, finer)} was taken.`,
      others: [column],
    }
  const isFew = values.length * 10 <= body.length && values.length <= 3
  if (isOfSort || (!header && isFew && ofFile === 0))
    throw perhaps(`With few values, ${such}, for ${digits(body.length)} photos it`)
  return { column, isSure: false, doubt, others: rivals }
}

const named = ({ header }: Table, column: number) => {
  const head = header?.[column]?.trim() ?? ''
  return head === '' ? `${column + 1}` : `“${head}”`
}

/** Columns whose names say nothing and whose values may be people, that with most of them first. */
function unknownOnes(table: Table, columns: readonly number[]): readonly number[] {
  const { body, header } = table
  const filled = (column: number) => [...valuesOf(table, column)].filter((value) => value !== '')
  const areNumbers = (column: number) =>
    filled(column).every((value) => /^[-+]?[\d.,]+$/.test(value))
  const mayBe = columns.filter((column) => {
    const values = filled(column)
    const isSaid = values.every((value) => labelOf(value) !== null || isAttributeValue(value))
    const isMeasure = areNumbers(column) && (header !== null || values.some((v) => /\D/.test(v)))
    return values.length > 1 && values.length * 2 <= body.length && !isSaid && !isMeasure
  })
  // Four numbers a line and more are boxes or points.
  if (columns.filter(areNumbers).length > 3) return []
  return mayBe.sort((a, b) => filled(b).length - filled(a).length)
}

function doubted(table: Table, [column, ...others]: readonly number[]): PersonColumn {
  const what = whatOf(table.header, column!)
  const some = others.map((each) => named(table, each)).join(' and ')
  const doubt =
    others.length === 0
      ? `The list’s ${what} may be the {many} or anything else.`
      : `Nothing says which column of the list is the {many}: ${what} was taken, and ${some} may be as well.`
  return { column: column!, isSure: false, doubt, others }
}

/** Whether two columns tell photos apart alike. */
function isSameColumn({ body }: Table, one: number, other: number): boolean {
  const cells = new Set(body.map(({ cells: c }) => JSON.stringify([c[one], c[other]]))).size
  return [one, other].every((column) => valuesOf({ body }, column).size === cells)
}

/** Whether many photos that are named again are named otherwise then. */
export function areSeveral(body: readonly Row[], photo: number, column: number): boolean {
  const values = new Map<string, Set<string>>()
  const times = new Map<string, number>()
  for (const { cells } of body) {
    const path = cells[photo] ?? ''
    values.set(path, (values.get(path) ?? new Set()).add(cells[column] ?? ''))
    times.set(path, (times.get(path) ?? 0) + 1)
  }
  const again = [...times].filter(([, count]) => count > 1).map(([path]) => path)
  const torn = again.filter((path) => values.get(path)!.size > 1).length
  return torn > 0 && torn >= 0.3 * again.length && torn >= 0.1 * times.size
}

/** Whether a column divides each value of another, as pupils do a class. */
function isFiner(table: Table, finer: number, column: number): boolean {
  const of = new Map<string, Set<string>>()
  for (const { cells } of table.body) {
    const [inner = '', outer = ''] = [cells[finer], cells[column]]
    of.set(inner, (of.get(inner) ?? new Set()).add(outer))
  }
  const isNested = [...of.values()].every(({ size }) => size === 1)
  return isNested && of.size > valuesOf(table, column).size && of.size * 2 <= table.body.length
}

/** −1 and 1, or 0 and 1: whether a photo has an attribute. */
const isBinary = (table: Table, column: number) => {
  const values = [...valuesOf(table, column)]
  return (
    rankOf(table.header?.[column] ?? '') < 2 &&
    (values.every((value) => /^[-+]?1(\.0+)?$/.test(value)) ||
      values.every((value) => /^[01](\.0+)?$/.test(value)))
  )
}

const perhaps = (what: string) =>
  new Refusal(
    'not_a_photo',
    `${what} may be people or anything else, so it was left aside. If it is people, call the column “person”.`,
  )

export const aside = (why: string) =>
  new Refusal(
    'not_a_photo',
    `${why}, not who is on it, so it was left aside. If it is people, call the column “person”.`,
  )

const oneFound = (isEachOther: boolean) =>
  damaged(
    `two columns of photo paths are wanted, and one was found${isEachOther ? ', and beside it nothing that several photos share, as those of one person would' : ''}`,
  )
