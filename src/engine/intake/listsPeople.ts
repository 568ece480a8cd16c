/**
 * Who is on which photo by lists that say so, held against folders and names. A list whose column is called
 * as people are is followed, and what speaks against it is said; one that may be of anything else, and goes
 * across folders and names, is left aside.
 */
import type { FoundFile } from './foundFiles'
import type { LineProblem, PeopleLines } from './list'
import { digits } from './refusal'
import type { Rows } from './rows'

export type FoundPeople = PeopleLines & { readonly file: FoundFile }

/** Who is on which photo by lists, and what else their columns may mean. */
export interface ListedPeople {
  readonly people: ReadonlyMap<FoundFile, string>
  /** Why they may be of anything else; null where nothing speaks against them. */
  readonly doubt: string | null
  /** By other columns of the lists. */
  readonly others: readonly {
    /** `column “class”`. */
    readonly what: string
    readonly people: ReadonlyMap<FoundFile, string>
  }[]
}
type PersonOf = (file: FoundFile) => string | null

interface Named {
  readonly line: number
  readonly path: string
  readonly person: string
  readonly file: FoundFile
}

/** Share of a list’s photos that have to agree with folders and names, for single ones to be told. */
const MOST = 0.7

/** null where no list names anybody. */
export function peopleOfLists(
  lists: readonly FoundPeople[],
  find: (path: string) => FoundFile | Error,
  personOf: PersonOf,
  rows: Rows,
): ListedPeople | null {
  const people = new Map<FoundFile, string>()
  const others: ListedPeople['others'][number][] = []
  let doubt: string | null = null
  for (const list of lists) {
    const found = list.people.map((each) => ({ ...each, file: find(each.path) }))
    const named = found.filter((each): each is Named => !(each.file instanceof Error))
    const problems: LineProblem[] = [
      ...list.problems,
      ...found.flatMap(({ line, file }) =>
        file instanceof Error ? [{ line, message: file.message }] : [],
      ),
    ]
    const { against, isAcross } = heldAgainst(named, personOf)
    if (isAcross && !list.isSure) {
      addFew(rows, list.file, problems)
      rows.add(list.file.shown, 'list_asked', asideText(list, against, personOf))
      continue
    }
    let count = 0
    for (const { line, path, person, file } of named) {
      const before = people.get(file)
      if (before !== undefined && before !== person)
        problems.push({
          line,
          message: `It names ${path} as ${person}, and ${before} before. The first was taken; mend the line.`,
        })
      else {
        people.set(file, person)
        count++
      }
    }
    addFew(rows, list.file, problems)
    const all = new Set(list.people.map(({ person }) => person)).size
    rows.add(
      list.file.shown,
      'list_read',
      `It says which {picture} is of which {one}: ${digits(count)} of ${digits(list.people.length)} {pictures} were found, of ${digits(all)} {many}.`,
    )
    if (list.doubt) {
      doubt ??= list.doubt
      rows.add(
        list.file.shown,
        'list_asked',
        `${list.doubt} Look at the other readings, or call the column of the {many} “person”.`,
      )
    }
    for (const { what, people: lines } of list.others ?? [])
      others.push({
        what,
        people: new Map(
          lines.flatMap(({ path, person }) => {
            const file = find(path)
            return file instanceof Error ? [] : [[file, person] as const]
          }),
        ),
      })
    noteAgainst(list.file, against, isAcross, personOf, rows)
  }
  return people.size > 0 ? { people, doubt, others } : null
}

/**
 * Photos that a list names otherwise than folders and names do, whatever people are called in either: each
 * person of the folders is that of the list with whom it shares most photos.
 */
function heldAgainst(named: readonly Named[], personOf: PersonOf) {
  const known = named.filter(({ file }) => personOf(file) !== null)
  const cells = new Map<string, { own: string; person: string; count: number }>()
  for (const { file, person } of known) {
    const own = personOf(file)!
    const key = JSON.stringify([own, person])
    const cell = cells.get(key) ?? { own, person, count: 0 }
    cell.count++
    cells.set(key, cell)
  }
  const partner = new Map<string, string>()
  const taken = new Set<string>()
  for (const { own, person } of [...cells.values()].sort((a, b) => b.count - a.count)) {
    if (partner.has(own) || taken.has(person)) continue
    partner.set(own, person)
    taken.add(person)
  }
  const against = known.filter(({ file, person }) => partner.get(personOf(file)!) !== person)
  const folders = new Set([...cells.values()].map(({ own }) => own)).size
  const listed = new Set([...cells.values()].map(({ person }) => person)).size
  const isFar = against.length > (1 - MOST) * known.length
  // A list that only tells apart what a folder holds together, or nothing to hold it against.
  const isFiner = cells.size === listed
  if (folders < 2 || (isFar && isFiner)) return { against: [], isAcross: false }
  return { against, isAcross: isFar }
}

function noteAgainst(
  file: FoundFile,
  against: readonly Named[],
  isAcross: boolean,
  personOf: PersonOf,
  rows: Rows,
) {
  if (isAcross) {
    rows.add(
      file.shown,
      'label_contradicts',
      `It names ${digits(against.length)} {pictures} otherwise than folders and names do, such as ${against[0]!.path} as ${against[0]!.person}. The list was followed; look which is right.`,
    )
    return
  }
  for (const { line, path, person, file: photo } of against.slice(0, FEW))
    rows.add(
      `${file.shown}:${line}`,
      'label_contradicts',
      `It names ${path} as ${person}, yet its folder or name says ${personOf(photo)}. The list was followed; look which is right.`,
    )
  if (against.length > FEW)
    rows.add(
      file.shown,
      'label_contradicts',
      `It names ${digits(against.length - FEW)} more {pictures} otherwise than their folders or names do, ${digits(against.length)} in all.`,
    )
}

function asideText({ head }: PeopleLines, against: readonly Named[], personOf: PersonOf): string {
  const [{ path, person, file }] = against as readonly [Named]
  const what = head === '' ? 'It' : `Its column “${head}”`
  return `${what} goes across folders and names: it has ${person} for ${path} and for others of several {many}, where folders and names say ${personOf(file)}. So it was left aside. If it does say which {one} is on each {picture}, call its column “person”.`
}

/** Lines that a list has more of than anybody reads: the first few, and how many there are. */
const FEW = 10
export function addFew(rows: Rows, { shown }: FoundFile, lines: readonly LineProblem[]) {
  for (const { line, message } of lines.slice(0, FEW))
    rows.add(`${shown}:${line}`, 'list_line', message)
  const more = lines.length - FEW
  if (more > 0)
    rows.add(
      shown,
      'list_line',
      `${digits(more)} more of its lines could not be used for the like reasons, ${digits(lines.length)} in all.`,
    )
}
