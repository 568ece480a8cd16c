/**
 * A table of people: a path and who is on it, or a person and all of theirs. Which column is the person is
 * told by its name, and by its values where that says little: an emotion, a split or a score is nobody.
 */
import { roleOf } from './grouping/words'
import { FORGED_SUFFIX } from '../../domain/forgeries'
import { conventionOf, labelOf, sameOf } from './labels'
import type { LineProblem, PeopleLines } from './list'
import type { Row } from './listRows'
import { digits, Refusal } from './refusal'

export interface Table {
  readonly header: readonly string[] | null
  readonly body: readonly Row[]
  /** Columns that hold no photos. */
  readonly others: readonly number[]
  readonly share: (column: number, is: (cell: string) => boolean) => number
  /** The name of its file. */
  readonly name: string
}

export const FOLD = /^(fold|folds|split|set|subset|partition|phase|usage)$/i

/** Column names that say a person, then those that may, then those that say as much of anything. */
const RANKS = [
  /^(labels?|class|classes|classid|target|category|categories|groups?|cluster|folder|y|klasse|classe|clase)$/,
  /^(names?|ids?|users?|username|userid|nom|nombre|nome|naam|nazwa|navn|namn|nimi|jméno|имя|фио|名前|氏名|姓名|이름)$/,
  /^(persons?|people|personid|personne|persona|personen|identity|identities|identité|subjects?|subjectid|celebrity|celebrities|celeb|signer|writer|author|who|characters?|individual|actor|actress|player|student|member|employee|patient|animal|dog|cat|whale|suspects?|signature|sku|asin|schüler|schülerin|kind|tier|mitarbeiter|élève|étudiant|alumno|alumna|estudiante|individuo|individu|animale|dier|leerling|aluno|aluna|pessoa|pessoas|persoon|osoba|uczeń|человек|личность|ученик|студент|人|人物|人名|学生|生徒|学号|학생|사람)$/,
] as const
/** What a photo is called rather than who is on it. */
const OF_FILE = /^(images?|img|photos?|pictures?|pic|files?|filename|path|frame|row|index)$/
const ATTRIBUTE =
  /^(emotions?|expressions?|mood|feeling|race|ethnicity|ethnic|date|datetime|time|timestamp|year|month|day|photographer|camera|device|lens|gender|sex|ages?|agegroup|pose|view|angle|yaw|pitch|roll|light|lighting|illumination|quality|male|female|bald|score|scores|confidence|glasses|eyeglasses|smile|smiling|hair|beard|mask|colou?rs?|width|height|size|bbox|box|landmarks?|location|place|city|country|nationality|source|url|licen[cs]e|comments?|notes?|caption|description|title|occlusion|blur|resolution|format|md5|hash|attrs?|attributes?|weather|background|setting|session|parts?|partition|splits?|folds?|type|tags?|status|valid|geschlecht|sexe|sexo|sesso|płeć|пол|性别|性別|성별|alter|âge|edad|età|idade|возраст|年齢|年龄|나이|ausdruck|émotion|emoción|emozione|表情|datum|fecha|дата|日期|日付|ort|lieu|lugar)$/
const ATTRIBUTE_VALUE =
  /^(happy|happiness|joy|sad|sadness|angry|anger|surprised?|surprise|fear|fearful|afraid|disgust|disgusted|neutral|contempt|calm|smile|smiling|male|female|man|woman|men|women|boy|girl|m|f|young|old|adult|child|white|black|asian|indian|latino|hispanic|caucasian|real|fake|live|spoof|good|bad|ok|indoors?|outdoors?|front|frontal|side|profile|left|right|query|gallery|probe|unknown|none|masked|unmasked|glasses|noglasses|männlich|weiblich|divers|mann|frau|homme|femme|masculin|féminin|hombre|mujer|masculino|femenino|maschio|femmina|uomo|donna|homem|mulher|feminino|mężczyzna|kobieta|мужчина|женщина|мужской|женский|м|ж|男|女|男性|女性|남|여)$/

const wordsIn = (text: string) =>
  text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+|(?<=\p{L})(?=\d)/u)
    .filter((word) => word !== '')

/** 3 for a person, 2 for a name, 1 for a label of anything, 0 where it does not say, −1 for something else. */
export function rankOf(head: string): number {
  const words = wordsIn(head)
  if (words.some((word) => ATTRIBUTE.test(word))) return -1
  const rank = Math.max(
    0,
    ...RANKS.map((names, i) => (words.some((w) => names.test(w)) ? i + 1 : 0)),
  )
  return rank < 3 && words.some((word) => OF_FILE.test(word)) ? 0 : rank
}

/** As rankOf, and 2 for a part of a name. */
const rankOfHead = (head: string): number => Math.max(rankOf(head), isNamePart(head) ? 2 : -1)

const valuesOf = ({ body }: Table, column: number): ReadonlySet<string> =>
  new Set(body.map(({ cells }) => (cells[column] ?? '').trim().toLowerCase()))

const isAttributeValue = (value: string) =>
  ATTRIBUTE_VALUE.test(value.replace(/[^\p{L}]/gu, '')) || roleOf(value) !== null

/** Whether a column called so may hold the numbers of photos. */
export const isOfFile = (head: string): boolean =>
  wordsIn(head).some((word) => OF_FILE.test(word) || word === 'id')

/** A path and who is on it. */
export function people(table: Table, photo: number): PeopleLines {
  const { body, header } = table
  const chosen = personColumn(table)
  const names = nameColumns(table, chosen.column)
  const forged = forgedColumn(table, chosen)
  const whoIs = (cells: readonly string[]) => {
    const name = names
      .map((column) => cells[column] ?? '')
      .filter((cell) => cell !== '')
      .join(' ')
    return name !== '' && forged(cells) ? `${name}${FORGED_SUFFIX}` : name
  }
  if (areSeveral(body, photo, chosen.column))
    throw aside('It gives the same photos several values, so that it says something else')
  const made = body.map(({ line, cells }): PeopleLines['people'][number] | LineProblem => {
    const [path = '', who] = [cells[photo], whoIs(cells)]
    return path === '' || who === ''
      ? { line, message: `${path === '' ? 'The path' : 'The person'} is missing. Mend the line.` }
      : { line, path, person: who }
  })
  return {
    people: made.filter((each) => 'person' in each),
    problems: made.filter((each) => 'message' in each),
    head: header?.[chosen.column]?.trim() ?? '',
    isSure: chosen.isSure,
  }
}

/** First, middle and last names, each in a column of its own, are one name. */
const NAME_PART =
  /^(((first|given|fore|middle|last|family|sur) ?names?)|surname|vorname|nachname|familienname|prénom|prenom|nom( de famille)?|nombre|apellidos?|nome|cognome|sobrenome|voornaam|achternaam|förnamn|efternamn|imię|nazwisko|имя|фамилия|отчество|名|姓)$/

const isNamePart = (head: string) => NAME_PART.test(wordsIn(head).join(' '))

function nameColumns({ header, others }: Table, column: number): readonly number[] {
  if (!isNamePart(header?.[column] ?? '')) return [column]
  return others.filter((each) => isNamePart(header![each] ?? ''))
}

/** Whether a line's signature is forged, where a column beside the signer says so. */
function forgedColumn(
  { header, body, others }: Table,
  { column, isSure }: { readonly column: number; readonly isSure: boolean },
): (cells: readonly string[]) => boolean {
  const valueOf = (cells: readonly string[], at: number) => (cells[at] ?? '').trim()
  const at = others.find((each) => {
    if (each === column || !isSure || header === null) return false
    const values = body.map(({ cells }) => valueOf(cells, each))
    const isCalled = wordsIn(header[each] ?? '').some((word) => FORGED.test(word))
    const are = values.filter((value) => FORGED.test(value)).length
    return isCalled ? values.every((value) => labelOf(value) !== null) : are === values.length
  })
  if (at === undefined) return () => false
  const convention = conventionOf(header![at] ?? '') ?? 'same'
  return (cells) => {
    const label = labelOf(valueOf(cells, at))
    return label !== null && sameOf(label, convention) === 0
  }
}
const FORGED = /^(forged|forgery|forgeries|genuine|authentic)$/i

/**
 * The column of the person whose photos a line names, null where there is none: called so, or words at
 * the beginning of lines, another in each.
 */
export function groupColumn(table: Table, photos: number): number | null {
  const { header, body, others } = table
  const varied = others.filter((column) => valuesOf(table, column).size > 1 || body.length === 1)
  const [first = -1] = varied
  const values = [...valuesOf(table, first)]
  const isNamed = values.filter((value) => /\p{L}/u.test(value)).length >= 0.8 * values.length
  const isOther = values.some((value) => value === '' || labelOf(value) !== null)
  if (first !== 0 || varied.length > 1 || isOther || values.every(isAttributeValue)) return null
  if (header) return rankOf(header[first] ?? '') > (photos > 2 ? 0 : 1) ? first : null
  // Two words in front of pairs may be what these are.
  return isNamed && (photos > 2 || (values.length > 2 && values.length === body.length))
    ? first
    : null
}

/** A person, and all photos of theirs. */
export function groups(
  { header, body }: Table,
  column: number,
  isPhoto: (cell: string) => boolean,
): PeopleLines {
  const people = body.flatMap(({ line, cells }) =>
    cells
      .filter((cell, i) => i !== column && (isPhoto(cell) || /[\\/]/.test(cell)))
      .map((path) => ({ line, path, person: cells[column] ?? '' })),
  )
  const problems = body
    .filter(({ line }) => !people.some((each) => each.line === line))
    .map(({ line }) => ({ line, message: 'It names no photo. Mend the line.' }))
  return { people, problems, head: header?.[column]?.trim() ?? '', isSure: true }
}

function personColumn(table: Table): { readonly column: number; readonly isSure: boolean } {
  const { header, body, others, name } = table
  const ofFile = Math.max(0, ...wordsIn(name.replace(/\.\w+$/, '')).map(rankOf))
  const isOfSort = wordsIn(name.replace(/\.\w+$/, '')).some((word) => ATTRIBUTE.test(word))
  const heads = others.filter((column) => !FOLD.test(header?.[column]?.trim() ?? ''))
  const distinct = (column: number) => valuesOf(table, column).size
  const binary = heads.filter((column) => isBinary(table, column))
  const rest = binary.length >= 2 ? heads.filter((column) => !binary.includes(column)) : heads
  const varied = rest.filter((column) => distinct(column) > 1 || body.length <= 3)
  const shared = varied.filter((column) => distinct(column) < body.length)
  const rank = (column: number) =>
    header ? rankOfHead(header[column] ?? '') : varied.length === 1 || ofFile > 0 ? 1 : 0
  const best = Math.max(0, ...shared.map(rank))
  const column = best > 0 ? shared.find((each) => rank(each) === best) : undefined
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
  if (best > 1 || ofFile > 2) return { column, isSure: true }
  const values = [...valuesOf(table, column)].filter((value) => value !== '')
  const such = `such as “${values.slice(0, 2).join('” and “')}”`
  if (values.every((value) => labelOf(value) !== null)) {
    if (header) throw aside(`Its values, ${such}, are labels of single photos`)
    throw oneFound(false)
  }
  if (values.every(isAttributeValue)) throw aside(`Its values, ${such}, are a sort or a split`)
  const finer = shared.find((each) => header && rank(each) === 0 && isFiner(table, each, column))
  if (finer !== undefined)
    throw perhaps(
      `Its columns “${header![column]!.trim()}” and “${header![finer]!.trim()}” each tell {pictures} apart, and either`,
    )
  const isFew = values.length * 10 <= body.length && values.length <= 3
  if (isOfSort || (!header && isFew && ofFile === 0))
    throw perhaps(`With few values, ${such}, for ${digits(body.length)} photos it`)
  return { column, isSure: false }
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

const aside = (why: string) =>
  new Refusal(
    'not_a_photo',
    `${why}, not who is on it, so it was left aside. If it is people, call the column “person”.`,
  )

const oneFound = (isEachOther: boolean) =>
  damaged(
    `two columns of photo paths are wanted, and one was found${isEachOther ? ', and beside it nothing that several photos share, as those of one person would' : ''}`,
  )

export const damaged = (why: string) =>
  new Refusal(
    'list_damaged',
    `It cannot be read as a list of pairs: ${why}. A line is two paths and a label: anna/1.jpg,anna/2.jpg,1.`,
  )
