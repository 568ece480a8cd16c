/**
 * The readings of a draft: what folders, names and lists say of each image, best first, with what looks
 * wrong about each. A list that names people comes first; else the way by folders and names that the list's
 * pairs contradict least; pairs alone where nothing else tells.
 */
import { againstList, BY_PAIRS, type Doubt, type Reading } from '../../domain/photoDraft'
import type { Grouped } from './grouping/grouped'
import type { Way } from './grouping/folders'
import { countsOf, shapeOf, type Names } from './grouping/partition'
import { spelt } from './grouping/spelling'
import { joinedBy, type ImagePair, type Joined } from '../../domain/joinedPeople'
import { digits } from './refusal'

export interface Told {
  /** Per image. */
  readonly paths: readonly string[]
  readonly groupOf: Int32Array
  readonly pairs: readonly ImagePair[]
  readonly grouped: Grouped
  /** Names of a way, by image. */
  readonly namesOf: (way: Way) => WithCopies
  /** Who it is by lists that say so, best first; none where none does. */
  readonly listed: readonly ListedNames[]
  /** Per image, the folder above its person's. */
  readonly homes: Names
}

/** Names per image, and per copy of one. */
export type WithCopies = readonly [images: Names, copies: Names]

export interface ListedNames {
  /** `column “class”`, where it is another than the one that was taken. */
  readonly what: string | null
  /** Why it may be of anything else. */
  readonly unsure: string | null
  readonly names: WithCopies
}

export interface ReadReading extends Omit<Reading, 'odd'> {
  readonly contradictions: Joined['contradictions']
}

/** Readings that are kept at most. */
const MOST = 6
/** Share of the list's pairs that a way may contradict before another comes first, and of how many. */
const BORNE = 0.3
const ENOUGH = 10

export function readingsOf(told: Told): readonly [ReadReading, ...ReadReading[]] {
  const { grouped, pairs, listed, paths, namesOf } = told
  const ways = grouped.ways.map((way): NamedWay => {
    const [names, copyNames] = namesOf(way)
    return { ...way, names, copyNames }
  })
  const saying = ways.filter(({ names }) => names.some((name) => name !== null))
  const nobody = ways.filter(({ id }) => id === 'nobody')
  const none = paths.map(() => null)
  const first = listed.map(({ what, unsure, names: [names, copyNames] }, i): NamedWay => ({
    id: i === 0 ? 'people-list' : `people-list-${i + 1}`,
    rule: what === null ? LISTED : `The list’s ${what} says which {picture} is of which {one}.`,
    names,
    copyNames,
    unsure,
  }))
  const byPairs = { id: BY_PAIRS, rule: PAIRS, names: none, copyNames: [], unsure: null }
  const list = pairs.length > 0 ? byPairs : undefined
  // Ways behind “nobody” are no better than that.
  const behind = ways.findIndex(({ id }) => id === 'nobody')
  const good = saying.filter((way) => ways.indexOf(way) < behind)
  const ordered = [
    ...first,
    ...byList(good, list),
    ...nobody,
    ...saying.filter((way) => !good.includes(way)),
  ]
  const most = ordered.slice(0, MOST)
  const telling = most.filter(({ names }) => names.some((name) => name !== null))
  const made = most.map((way) =>
    readingOf(
      way,
      told,
      telling.some((each) => each !== way),
    ),
  )
  const nobodys = { id: 'nobody', rule: '', names: none, copyNames: [], unsure: null }
  const [best = readingOf(nobodys, told, false), ...others] = made
  return [best, ...others]

  function byList(good: readonly NamedWay[], list: NamedWay | undefined): readonly NamedWay[] {
    if (list === undefined) return good
    const share = new Map(
      good.map((way) => [
        way,
        joinedBy(way.names, paths, pairs).contradictions.length / pairs.length,
      ]),
    )
    const best = [...good].sort((a, b) => bucket(share.get(a)!) - bucket(share.get(b)!))
    const [top] = best
    if (top === undefined || shapeOf(top.names).covered < 0.5) return [list, ...best]
    const against = share.get(top)!
    if (against <= BORNE || pairs.length < ENOUGH) return [...best, list]
    const unsure = `Folders and names contradict ${digits(Math.round(against * pairs.length))} of the list’s ${digits(pairs.length)} pairs, so {many} were told by these.`
    return [{ ...list, unsure }, ...best]
  }
}
/** Of a way, also who is on copies. */
interface NamedWay extends Way {
  readonly copyNames: Names
}
const bucket = (share: number) => Math.floor(share / BORNE)

const LISTED = 'The list says which {picture} is of which {one}.'
const PAIRS = '{Pictures} that the list calls same, directly or through others, are one {one}.'

/** @param hasOthers whether any other reading tells who is who */
function readingOf(
  { id, rule, names, copyNames, unsure }: NamedWay,
  told: Told,
  hasOthers: boolean,
): ReadReading {
  const { grouped, paths, pairs } = told
  const { names: all, doubts } = spelt([...names, ...copyNames], grouped.kind === 'characters')
  const written = all.slice(0, names.length)
  const { names: joined, contradictions } =
    id === 'nobody' ? { names: written, contradictions: [] } : joinedBy(written, paths, pairs)
  const image = joined.findIndex((name) => name !== null)
  const person = joined[image]
  return {
    id,
    rule,
    example: person === undefined || person === null ? null : { path: paths[image]!, person },
    names: joined,
    copyNames: all.slice(names.length),
    doubts: [
      ...(unsure === null
        ? []
        : [
            {
              code: 'several_readings',
              people: [],
              message: `${unsure} ${hasOthers ? 'Look at the other readings.' : 'Look at the {pictures}, and move those that are of somebody else.'}`,
            } as const,
          ]),
      ...doubts,
      ...doubtsOf(id, joined, written, contradictions.length, told),
    ],
    contradictions,
  }
}

function doubtsOf(
  id: string,
  names: Names,
  written: Names,
  against: number,
  told: Told,
): readonly Doubt[] {
  const { pairs, homes } = told
  const inferred = names.filter((name, i) => name !== null && written[i] === null).length
  const single = [...countsOf(names)].filter(([, count]) => count === 1).map(([name]) => name)
  const met = /^folder-[2-9]$/.test(id) ? inSeveral(names, homes) : []
  return [
    ...doubt(
      met.length > 0,
      'one_name_many_folders',
      met,
      `${some(met)} in several folders: taken for one each. Split them if they are not.`,
    ),
    ...doubt(
      single.length > 0,
      'single_photos',
      single,
      `${listed(single)} ${single.length === 1 ? 'has' : 'have'} one {picture}${single.length === 1 ? '' : ' each'}, which makes no same pair. Add {pictures}, or leave as it is.`,
    ),
    ...doubt(
      inferred > 0,
      'from_pairs',
      [],
      `{Many} on ${digits(inferred)} images are told by same pairs only, so two of these {many} may be one. Train on the list’s pairs: pairs drawn from such {many} may be called different and be same.`,
    ),
    ...againstList(against, pairs.length),
  ]
}

const doubt = (
  is: boolean,
  code: Doubt['code'],
  people: readonly string[],
  message: string,
): readonly Doubt[] => (is ? [{ code, people, message }] : [])

const some = (people: readonly string[]) =>
  `${listed(people)} ${people.length === 1 ? 'is' : 'are'}`
const listed = (people: readonly string[]) =>
  people.length <= 3
    ? people.join(' and ')
    : `${people.slice(0, 3).join(', ')} and ${digits(people.length - 3)} more`

function inSeveral(names: Names, homes: Names): readonly string[] {
  const met = new Map<string, Set<string>>()
  names.forEach((name, i) => {
    if (name === null) return
    met.set(name, (met.get(name) ?? new Set()).add(homes[i] ?? ''))
  })
  return [...met].filter(([, folders]) => folders.size > 1).map(([name]) => name)
}
