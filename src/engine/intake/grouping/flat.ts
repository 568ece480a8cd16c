/**
 * People by the names of photos: words (`ada_01`, `1_Ada`, `Ada Lovelace 03`), or where there are none,
 * a part that stands at the same place in every name (`0001_c1s1_000151`, `S001_G002`, `001A02`). What
 * counts photos is no person: it is last, or differs from photo to photo.
 */
import type { Way } from './folders'
import { bareName, nameIn, numbersOf, partsOf, undated } from './names'
import { countsOf, relationOf, shapeOf, shareOf, type Names } from './partition'
import { roleOf } from './words'

/** Best first: those that may be people at all. @param ofViews whether folders passed over are views */
export function flatWays(paths: readonly string[], ofViews: boolean): readonly Way[] {
  const names = paths.map(bareName)
  const ways = withViews([...wordWays(names), ...partWays(names, ofViews)]).filter(
    ({ names: each }) => {
      const { classes, covered, shared } = shapeOf(each)
      return classes >= 2 && covered >= 0.5 && shared >= 0.5
    },
  )
  const [best] = ways
  const whole = best && ways.find((way) => way !== best && isMoreOf(way, best))
  return whole ? [whole, ...ways.filter((way) => way !== whole)] : ways
}

/** Whether a way tells all that another does, and photos of which that says nothing. */
function isMoreOf(way: Way, of: Way): boolean {
  const { cells, outer, inner } = relationOf(way.names, of.names)
  const isAlike = cells === outer && cells === inner
  return isAlike && shapeOf(way.names).covered === 1 && shapeOf(of.names).covered < 1
}

/** Says where small words after numbers may be views: `001_grin`, `001_frown`, `002_grin`. */
function withViews(ways: readonly Way[]): readonly Way[] {
  const words = ways.find(({ id }) => id === 'name-after-number')
  const numbers = ways.find(({ id, names }) => id === 'first-part' && isCount(names))
  if (words === undefined || numbers === undefined) return ways
  const { outer, inner, cells } = relationOf(numbers.names, words.names)
  const isSmall = shareOf(words.names, (name) => !/\p{Lu}/u.test(name)) === 1
  // Numbers from 1 that are fewer count the photos of each; lettered ones, as `s01`, name somebody.
  const isLettered = shareOf(numbers.names, (name) => /^\p{L}/u.test(name)) === 1
  const isFew = outer < inner && !isLettered
  if (!isSmall || inner < 2 || isFew || cells < 0.8 * outer * inner) return ways
  const unsure = `Each number is met with the same words, such as “${example(words.names)}”, so the numbers may be the {many} and the words views.`
  return ways.map((way) => (way === words ? { ...way, unsure } : way))
}

/** Words of names: one alone says nothing but where it is numbered, or is met again. */
export function wordNames(paths: readonly string[]): Names {
  const words = paths.map((path) => nameIn(bareName(path))?.words ?? null)
  const counts = countsOf(words)
  return words.map((word, i) =>
    word !== null && ((counts.get(word) ?? 0) > 1 || /\d/.test(bareName(paths[i]!))) ? word : null,
  )
}

function wordWays(names: readonly string[]): readonly Way[] {
  const found = wordNames(names)
  const after = names.filter((name) => nameIn(name)?.after).length * 2 > names.length
  const whole: Way = {
    id: after ? 'name-after-number' : 'name-before-number',
    rule: after
      ? 'The words after the number in {a picture}’s name are the {one}.'
      : beginWith(names, found)
        ? 'The words {a picture}’s name begins with are the {one}.'
        : 'The words of {a picture}’s name are the {one}; front, side and the like were passed over.',
    names: found,
    unsure: null,
  }
  const first = found.map((name) => name && (/^[\p{L}\p{M}'’]+/u.exec(name)?.[0] ?? name))
  const rest = found.map((name, i) =>
    name === null || name === first[i] ? null : name.slice(first[i]!.length),
  )
  const { outer, inner, cells, divided } = relationOf(first, rest)
  const isCrossed = outer >= 2 && inner >= 2 && divided >= 0.5 && cells >= 0.6 * outer * inner
  if (!isCrossed) return [whole]
  const unsure =
    'The same second words follow several first ones, so they may tell of the {picture}, or be names.'
  const firstWord: Way = {
    id: 'first-word',
    rule: 'The first word of {a picture}’s name is the {one}.',
    names: first,
    unsure,
  }
  // Second words that are written as first ones are, with a capital, are last names.
  const isCapital = (text: string) => /^[^\p{L}]*\p{Lu}\p{Ll}/u.test(text)
  const areNames = [first, rest].every((each) => shareOf(each, isCapital) >= 0.8)
  return areNames ? [{ ...whole, unsure }, firstWord] : [firstWord, whole]
}

/** Whether most names begin with what was found in them: `front Ada` does not with `Ada`. */
function beginWith(names: readonly string[], found: Names): boolean {
  const told = names.filter((_, i) => found[i] !== null)
  return (
    told.filter((name, i) => name.startsWith(found.filter(Boolean)[i]!)).length * 2 > told.length
  )
}

/** `c1s1`, `cam2`: which camera. */
const CAMERA = /^c(am)?\d+(s\d+)?$/i
const PLACES = ['first', 'second', 'third'] as const

function partWays(names: readonly string[], ofViews: boolean): readonly Way[] {
  const whole = names.map((name) => partsOf(undated(name)))
  const starts = whole.map((all) => all.findIndex((part) => roleOf(part) === null))
  const parts = whole.map((all, i) => (starts[i]! < 0 ? [] : all.slice(starts[i])))
  const heads: Names = whole.map((all, i) => all.slice(0, Math.max(0, starts[i]!)).join(' '))
  const width = Math.max(0, ...parts.map(({ length }) => length))
  const column = (place: number): Names => parts.map((each) => each[place] ?? null)
  const columns = Array.from({ length: Math.min(width, 6) }, (_, place) => column(place))
  const most =
    parts.filter(({ length }) => length >= width).length * 2 > parts.length ? width : width - 1
  // Words that all names end with tell nothing: `00001_aligned`.
  const tail = [...columns.slice(0, most)].reverse().findIndex((each) => shapeOf(each).classes > 1)
  const usual = most - Math.max(0, tail)
  const isAlone = usual === 1
  const may = (place: number) => {
    const each = columns[place]!
    const { classes, covered, shared } = shapeOf(each)
    if (classes < 2 || covered < 0.8 || shared < 0.6 || isSex(each)) return false
    const isCamera = (part: string) => CAMERA.test(part) && !(place === 0 && /^C\d+$/.test(part))
    if (shareOf(each, (part) => roleOf(part) !== null || isCamera(part)) >= 0.5) return false
    if (place === usual - 1 && place > 0 && isNumber(each)) return false
    if (isAlone && isCount(each))
      return (ofViews && shapeOf(heads).classes <= 1) || areViews(heads, each)
    if (place === 0 && isNumber(each) && isBeforeWords(each, whole)) return true
    return !isNumber(each) || isPadded(each) || hasCounter(each, columns.slice(place + 1))
  }
  const viable = columns.flatMap((_, place) => (place < PLACES.length && may(place) ? [place] : []))
  const ways: Way[] = []
  const [first] = viable
  if (first !== undefined) {
    const better = viable.find((place) => {
      const { outer, inner, repeated } = relationOf(columns[first]!, columns[place]!)
      return place > first && repeated >= 0.2 && inner >= 3 * outer
    })
    const place = better ?? first
    const varying = columns.slice(0, place).findIndex((each) => shapeOf(each).classes > 1)
    const later = viable.find((each) => each > place && rivals(columns[place]!, columns[each]!))
    // A code that a count follows may be a part of what is met again: `a01-000u-03`.
    const isFurther =
      place + 2 < usual &&
      shareOf(columns[place + 1]!, (each) => /^\d+\p{L}$/u.test(each)) > 0 &&
      shapeOf(columns[place]!.map((each, i) => each && `${each}-${columns[place + 1]![i]}`))
        .shared >= 0.8
    const part = (at: number, unsure: string | null): Way => ({
      id: `${PLACES[at]!}-part`,
      rule: `The ${PLACES[at]!} part of {a picture}’s name is the {one}.`,
      names: columns[at]!,
      unsure,
    })
    const both: Way = {
      id: 'first-two-parts',
      rule: 'The first two parts of {a picture}’s name together are the {one}.',
      names: parts.map((each) => (each.length < 2 ? null : each.slice(0, 2).join('-'))),
      unsure: null,
    }
    const unsure =
      varying >= 0
        ? `Names have other parts before “${example(columns[place]!)}”, so {pictures} that share it may be of different {many}.`
        : later !== undefined
          ? `Names have a further part, such as “${example(columns[later]!)}”, that may be the {one} as well.`
          : isFurther
            ? `Names have a further part, such as “${example(columns[place + 1]!)}”, that may tell {many} apart as well.`
            : place === 0 && shareOf(columns[0]!, (part) => CAMERA.test(part)) === 1
              ? `Names begin with parts such as “${example(columns[0]!)}”, which may be cameras rather than {many}.`
              : isAlone && isCount(columns[0]!)
                ? '{Pictures} of the same number differ in folders or words of views; they need not be of one {one}.'
                : shareOf(heads, (head) => roleOf(head) === 'holder') === 1 &&
                    isNumber(columns[place]!)
                  ? `Numbers such as “${example(columns[place]!)}” follow words for {pictures}, so they may count {pictures} rather than {many}.`
                  : null
    const isSexed = varying === 0 && place === 1 && isSex(columns[0]!)
    ways.push(...(isSexed ? [{ ...both, unsure }, part(1, null)] : [part(place, unsure), both]))
    ways.push(...viable.filter((at) => at !== place).map((at) => part(at, null)))
  }
  return [...ways, ...prefixWays(names)]
}

/** `smile_001`, `angry_001`: whether each number is met with several words of views. */
function areViews(heads: Names, numbers: Names): boolean {
  const { outer, inner, cells } = relationOf(heads, numbers)
  const isView = shareOf(heads, (head) => roleOf(head) === 'view') === 1
  return isView && outer >= 2 && cells >= 0.8 * outer * inner
}

/** `1__M_Left_index`: whether a number goes before words only, and the same ones after each. */
function isBeforeWords(numbers: Names, whole: readonly (readonly string[])[]): boolean {
  const rest = whole.map((parts) => parts.slice(1).join(' '))
  if (rest.some((text) => text === '' || /\d/.test(text))) return false
  const { inner, outer, cells } = relationOf(numbers, rest)
  return inner >= 2 && cells === numbers.length && cells >= 0.4 * inner * outer
}

/** Numbers and letters that stand together, as in `001A02`, `AF01ANFL` and `07Ada`. */
function prefixWays(names: readonly string[]): readonly Way[] {
  const number = names.map((name) => /^\d+(?=\p{L})/u.exec(name)?.[0] ?? null)
  const counted = names.map((name) => /^(\d+)\p{L}$/u.exec(name)?.[1] ?? null)
  const letter = names.map((name) => /^(\p{L})\d{1,3}$/u.exec(name)?.[1] ?? null)
  const word = names.map(
    (name) => /^\d+(\p{Lu}\p{Ll}[\p{L}\p{M}]*|\p{Lo}[\p{Lo}\p{M}]+)$/u.exec(name)?.[1] ?? null,
  )
  const isGrid = (one: Names) => {
    const rest = names.map((name, i) => name.replace(one[i] ?? '', ''))
    const { outer, inner, cells } = relationOf(one, rest)
    return shapeOf(one).covered === 1 && outer >= 2 && cells >= 0.6 * outer * inner
  }
  const lettered = names.map((name) => /^\p{L}+\d+(?=\p{L})/u.exec(name)?.[0] ?? null)
  return [
    {
      id: 'name-after-number',
      rule: 'The words after the number in {a picture}’s name are the {one}.',
      names: shareOf(word, (each) => roleOf(each) !== null) < 0.5 ? word : word.map(() => null),
      unsure: null,
    },
    ...(isPadded(number)
      ? [
          {
            id: 'first-number',
            rule: 'The number that {a picture}’s name begins with is the {one}.',
            names: number,
            unsure: null,
          },
        ]
      : isGrid(counted)
        ? [
            {
              id: 'first-number',
              rule: 'The number that {a picture}’s name begins with is the {one}.',
              names: counted,
              unsure: 'Names are a number and a letter; either may be the {one}.',
            },
          ]
        : []),
    ...(isGrid(letter)
      ? [
          {
            id: 'first-letter',
            rule: 'The letter that {a picture}’s name begins with is the {one}.',
            names: letter,
            unsure: 'Names are a letter and a number; either may be the {one}.',
          },
        ]
      : []),
    {
      id: 'letters-number',
      rule: 'The letters and the number that {a picture}’s name begins with are the {one}.',
      names: lettered,
      unsure:
        'Nothing separates the parts of the names, so letters before the number may tell of the {picture}.',
    },
  ]
}

const isNumber = (names: Names) => shareOf(names, (name) => /^\d+$/.test(name)) >= 0.8

const isSex = (names: Names) => shareOf(names, (part) => /^[mwf]$/i.test(part)) === 1

/** `im1`, `07`: nothing but a count. */
const isCount = (names: Names) => shareOf(names, (name) => /^\p{L}{0,5}\d+$/u.test(name)) >= 0.8

/** Numbers of one width that are long or begin with 0, as numbers of people are written; ages are not. */
function isPadded(names: Names): boolean {
  const numbers = names.filter((name) => name !== null)
  const widths = new Set(numbers.map(({ length }) => length))
  const [width = 0] = widths
  return (
    widths.size === 1 &&
    (width >= 4 || (width >= 2 && numbers.some((name) => name.startsWith('0'))))
  )
}

/** Whether a later number counts the photos of each. */
function hasCounter(names: Names, later: readonly Names[]): boolean {
  const counts = countsOf(names)
  return later.some((each) => {
    if (!isNumber(each)) return false
    const { cells } = relationOf(names, each)
    const largest = Math.max(...each.map((number) => Number(number ?? 0)))
    const most = Math.max(...counts.values())
    return cells === names.filter((name) => name !== null).length && largest <= 3 * most + 5
  })
}

/** Whether a later part tells more images apart, and each often enough. */
function rivals(names: Names, later: Names): boolean {
  const { inner, outer } = relationOf(names, later)
  return inner > outer && shapeOf(later).shared >= 0.9
}

const example = (names: Names) => names.find((name) => name !== null) ?? ''
export const isNumbered = (path: string): boolean => numbersOf(bareName(path)).length > 0
