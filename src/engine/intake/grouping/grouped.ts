/**
 * Who is who by paths alone: every way that folders and names suggest, best first, and what speaks
 * against it. Nothing is grouped in silence where another way is about as good.
 */
import type { SetKind } from '../../../domain/setKind'
import { baseName, folderOf, sharedFolder } from '../paths'
import { flatWays, isNumbered, wordNames } from './flat'
import { folderWays, type Way } from './folders'
import { isOfCamera, isUnit, withOccasions } from './holders'
import { kindOfSet } from './kind'
import { levelsOf, type Levels } from './levels'
import { bareName, nameIn } from './names'
import { kinWays, offeredWays, ownNames } from './offered'
import { countsOf, isSamePartition, relationOf, shapeOf, shareOf, type Names } from './partition'
import { shardWays } from './shards'
import { withSides } from './sides'
import { signatureWays } from './signatures'
import { withSpread } from './spread'
import { tripletsOf, type Triplets } from './triplets'
import { COPY_WORDS, roleOf, wordsOf, type Role } from './words'

export interface Grouped {
  readonly kind: SetKind
  /** One at least; the last says nothing of anybody where no other does. */
  readonly ways: readonly Way[]
  /** Pairs that folders of triplets make, by place. */
  readonly pairs: Triplets['pairs']
  /** Folders above all photos that tell nothing, to be left out of their paths. */
  readonly above: string
  /** Per image, the folder above the one that tells, for a name met in several. */
  readonly homes: Names
}

const NOBODY = 'Neither folders nor names tell which {picture} is of which {one}.'

/** @param listed whether a list came too: a single folder then need not be a person */
export function groupedBy(paths: readonly string[], listed: boolean): Grouped {
  const above = sharedFolder(paths)
  const below = paths.map((path) => (above === '' ? path : path.slice(above.length + 1)))
  const levels = levelsOf(below, above)
  const triplets = tripletsOf(below)
  const kind = kindOfSet(below, [], above)
  const ofSignatures = kind === 'signatures' ? signatureWays(below) : []
  const byAll = withSides(ordered(below, levels, kind === 'characters'), below, above)
  const found = withUnits(byAll, below)
  const single = found.length === 0 && !listed ? singleFolder(below, above) : []
  const told = [
    ...(triplets?.ways ?? []),
    ...ofSignatures,
    ...kinWays(below, above),
    ...found,
    ...single,
  ]
  const last = [nobody(below), ...passedWays(below, levels)]
  const [first] = told
  const isUnsure = first === undefined || first.unsure !== null
  const offered = isUnsure ? offeredWays(below) : []
  const ways = distinct([...told, ...(told.length > 0 ? last.reverse() : last), ...offered])
  const names = ways[0]!.names
  return {
    kind: kindOfSet(below, names, above),
    ways,
    pairs: triplets?.pairs ?? [],
    above: ways[0]!.id === 'single-folder' ? folderOf(above) : above,
    homes: levels.kept.map((parts) => parts.slice(0, -1).join('/')),
  }
}

const nobody = (paths: readonly string[]): Way => ({
  id: 'nobody',
  rule: NOBODY,
  names: paths.map(() => null),
  unsure: null,
})

/** The first of those that tell images apart alike. */
function distinct(ways: readonly Way[]): readonly Way[] {
  return ways.filter(
    (way, i) =>
      !ways
        .slice(0, i)
        .some((other) => other.id === way.id || isSamePartition(other.names, way.names)),
  )
}

function ordered(paths: readonly string[], levels: Levels, ofCharacters: boolean): readonly Way[] {
  const flat = flatWays(paths, levels.passed.has('view') && !levels.passed.has('split'))
  const [first, ...others] = folderWays(levels, ofCharacters)
  const lone = loneWord(paths)
  if (first === undefined) {
    const words = [...flat, ...lone]
    return (words.length > 0 ? words : ownNames(paths)).map((way) => withPassed(way, levels))
  }
  const folder = withSpread(withOccasions(withLoose(mergedFolders(first), paths), paths), paths)
  const met = ofCharacters ? [] : withSameNames(folder, paths)
  if (met.length > 0) return [...met, ...flat, ...others].map((way) => withPassed(way, levels))
  const [name] = flat
  const rest = [
    ...startWays(first),
    ...others,
    ...flat.slice(1),
    ...(folder.names === first.names ? [] : [first]),
  ]
  return pickedOf(folder, name)
    .concat(rest)
    .map((way) => withPassed(way, levels))
}

/** A folder's people or a name's, where both may be. */
function pickedOf(folder: Way, name: Way | undefined): Way[] {
  if (name === undefined) return [folder]
  const { outer, inner, repeated, divided, cells } = relationOf(folder.names, name.names)
  const shards = shardWays(folder, name)
  if (shards !== null) return [...shards]
  const both = [folder, name]
  // One name in each folder, or a folder for each: the folder says all that the name does.
  if (divided === 0 && inner >= outer) return both
  const [one, other] = [example(folder.names), example(name.names)]
  if (divided === 0) {
    const unsure = `{Pictures} are called alike in several folders, such as “${other}”: folders may be takes of one {one}.`
    return isByWords(name) ? [{ ...name, unsure }, folder] : both
  }
  const share = shapeOf(name.names)
  if (share.shared < 0.8 || share.covered < 0.8) return both
  if (repeated >= 0.2) {
    if (!isByWords(name)) return both
    if (inner < 2 * outer) return areOnceEach(folder, name) ? bothDoubted(folder, name) : both
    const unsure = `The same names, such as “${other}”, are in several folders, and there are more of them than of folders such as “${one}”.`
    return [{ ...name, unsure }, folder]
  }
  const each = cells / outer
  const unsure = `{Pictures} in folders such as “${one}” are named in groups of their own, such as “${other}”, so either may be the {many}.`
  return each >= 5
    ? [
        { ...name, unsure },
        { ...folder, unsure },
      ]
    : [{ ...folder, unsure }, name]
}

/** Names as of people, each on one photo of each folder: classes and their pupils, year by year. */
function areOnceEach(folder: Way, name: Way): boolean {
  const { cells } = relationOf(folder.names, name.names)
  const named = shareOf(name.names, (each) => !/^\p{Ll}/u.test(each) && roleOf(each) === null)
  return named >= 0.8 && cells >= 0.95 * folder.names.length
}

/** First and last names, which no folder has, are the people. */
function bothDoubted(folder: Way, name: Way): Way[] {
  const unsure = `Each folder such as “${example(folder.names)}” has one {picture} each of names such as “${example(name.names)}”, so either may be the {many}.`
  const areFull = ({ names }: Way) =>
    shareOf(names, (each) => /^\p{Lu}[\p{L}.'’]*[\s_,.-]+\p{Lu}/u.test(each)) >= 0.8
  const both = [
    { ...folder, unsure },
    { ...name, unsure },
  ]
  return areFull(name) && !areFull(folder) ? both.reverse() : both
}

/**
 * Two folders with photos called alike: of `A` and `B` it is the name that tells; of others that are not
 * written as names are, it may be. None where it is the folders.
 */
function withSameNames(folder: Way, paths: readonly string[]): readonly Way[] {
  const names = paths.map(bareName)
  const { outer, inner, repeated } = relationOf(folder.names, names)
  const isThing = kindOfSet(paths, folder.names, '') !== 'people'
  const isMet = outer === 2 && inner > 2 && repeated >= 0.8
  if (!isMet || isThing || folder.unsure !== null || shapeOf(folder.names).covered < 1) return []
  const unsure = `{Pictures} are called alike in two folders, such as “${example(names)}” in “${example(folder.names)}”, so either the folders or the names may be the {many}.`
  const same: Way = {
    id: 'same-name',
    rule: '{Pictures} of one name are one {one}, whatever folder they are in.',
    names,
    unsure,
  }
  const said = { ...folder, unsure }
  if (shareOf(folder.names, (name) => /^(.*[\s_-])?\p{L}$/u.test(name)) === 1) return [same, said]
  return shareOf(folder.names, (name) => /^\p{Ll}[\p{Ll}\s_-]+$/u.test(name)) === 1
    ? [said, same]
    : []
}

const isByWords = ({ id }: Way) => id.startsWith('name-') || id === 'first-word'
const example = (names: Names) => names.find((name) => name !== null) ?? ''

/** `ada_front` and `ada_side` are folders of one person. */
function mergedFolders(way: Way): Way {
  if (way.names.some((name) => name?.includes('/'))) return way
  const copied = copiesOf(way)
  if (copied !== null) return copied
  const shorter = way.names.map((name) => (name === null ? null : viewless(name)))
  const [before, after] = [countsOf(way.names).size, countsOf(shorter).size]
  if (after < 2 || after === before) return numberedFolders(way)
  return {
    ...way,
    id: 'folder-words',
    rule: 'The words a folder’s name begins with are the {one}; front, side and the like were passed over.',
    names: shorter,
  }
}

const COPY = new RegExp(`( \\(\\d+\\)|[ _-]+(${COPY_WORDS.join('|')})( ?\\(?\\d+\\)?)?)$`, 'i')

/** `Ada (2)` and `Ada - Copy` beside `Ada`; null where there are none. */
function copiesOf(way: Way): Way | null {
  const known = new Map([...countsOf(way.names).keys()].map((name) => [name.toLowerCase(), name]))
  const names = way.names.map((name) => {
    const plain = name?.normalize('NFC').replace(COPY, '').toLowerCase()
    return (plain !== undefined && known.get(plain)) || name
  })
  const copy = way.names.find((name, i) => name?.toLowerCase() !== names[i]?.toLowerCase())
  if (copy === undefined || copy === null) return null
  const unsure = `Folders such as “${copy}” are called as copies of others are, and were taken for the same {one}.`
  return {
    ...way,
    id: 'folder-copies',
    rule: 'Each folder and its copies are a {one}.',
    names,
    unsure,
  }
}

/** A folder’s name without words of views at its end. */
function viewless(folder: string): string {
  const parts = folder.split(/([\s_.-]+)/)
  while (parts.length > 2 && roleOf(parts.at(-1)!) === 'view' && /^\p{Ll}/u.test(parts.at(-1)!))
    parts.splice(-2)
  return parts.join('')
}

/** `Ada_1`, `Ada_2`: perhaps one person. */
function numberedFolders(way: Way): Way {
  if (shareOf(way.names, isUnit) === 1)
    return {
      ...way,
      unsure: `Each folder such as “${example(way.names)}” was taken for one {one}; a pair or a set may be of several.`,
    }
  const parted = partedFolders(way)
  if (parted !== null) return parted
  const words = way.names.map((name) => (name === null ? null : (nameIn(name)?.words ?? name)))
  const [before, after] = [countsOf(way.names).size, countsOf(words).size]
  const isSaid = after >= 2 && after <= 0.7 * before && way.unsure === null
  return isSaid
    ? {
        ...way,
        unsure: `Several folders are called alike but for a number or more words, such as “${example(way.names)}”; they may be of one {one}.`,
      }
    : way
}

/** `id0_0001`, `id0_0002`: what folders begin with is met again, and a number goes on; null elsewhere. */
function partedFolders(way: Way): Way | null {
  const starts = startsOf(way)
  if (starts === null || way.unsure !== null) return null
  const unsure = `Folders such as “${example(way.names)}” share their beginnings, such as “${example(starts)}”; those that do may be of one {one}.`
  return { ...way, unsure }
}

/** Per image the beginning of its folder’s name, without the number at its end. */
function startsOf({ names }: Way): Names | null {
  const starts = names.map((name) => /^(.*\d)[_-]\d+$/.exec(name ?? '')?.[1] ?? null)
  const [before, after] = [countsOf(names).size, countsOf(starts).size]
  const isAll = starts.every((start, i) => start !== null || names[i] === null)
  return isAll && after >= 2 && after <= 0.7 * before ? starts : null
}

/** Those beginnings as a way of their own. */
function startWays(way: Way): readonly Way[] {
  const names = startsOf(way)
  if (names === null) return []
  return [
    {
      id: 'folder-start',
      rule: 'What a folder’s name begins with is the {one}; the number at its end was passed over.',
      names,
      unsure: null,
    },
  ]
}

/** Photos that lie beside the folders of others go by their names. */
function withLoose(way: Way, paths: readonly string[]): Way {
  if (!way.names.includes(null)) return way
  const known = new Set(way.names)
  const words = wordNames(paths)
  const names = way.names.map((name, i) => {
    const word = words[i] ?? null
    return name ?? (word !== null && (known.has(word) || isNumbered(paths[i]!)) ? word : null)
  })
  return { ...way, names }
}

/** One name for all photos: a person, but nobody to tell from. */
function loneWord(paths: readonly string[]): readonly Way[] {
  const names = wordNames(paths)
  const isAfter = paths.some((path) => nameIn(bareName(path))?.after)
  if (isAfter || countsOf(names).size === 0 || shapeOf(names).covered < 0.5) return []
  const rule = 'The words {a picture}’s name begins with are the {one}.'
  const unsure = `All names begin with the same word, “${example(names)}”, which may be a word for {pictures} rather than a {one}.`
  return [{ id: 'name-before-number', rule, names, unsure }]
}

function singleFolder(paths: readonly string[], above: string): readonly Way[] {
  const name = baseName(above)
  const words = wordsOf(name)
  const isNobody =
    words.length === 0 ? name.length > 4 : words.some((word) => roleOf(word) !== null)
  const isHolder = /(faces?|images?|photos?|pictures?|data|dataset)$/i.test(name)
  if (name === '' || isNobody || isHolder || isOfCamera(name) || roleOf(name) !== null) return []
  const unsure =
    'All {pictures} lie in one folder, so they were taken for one {one}; they may be of many.'
  const rule = 'The one folder is a {one}.'
  return [{ id: 'single-folder', rule, names: paths.map(() => name), unsure }]
}

/** Folders that were passed over, as people after all; never the first. */
function passedWays(paths: readonly string[], { passed }: Levels): readonly Way[] {
  if (passed.size === 0) return []
  const names = paths.map((path) => baseName(folderOf(path)) || null)
  if (countsOf(names).size < 2) return []
  return [
    {
      id: 'every-folder',
      rule: 'The folder {a picture} is in is the {one}, whatever it is called.',
      names,
      unsure: null,
    },
  ]
}

/** `Pair01/A`, `Pair02/A`: folders numbered as pairs or sets, and those in them that are called alike. */
function unitWays(paths: readonly string[]): readonly Way[] {
  const parts = paths.map((path) => folderOf(path).split('/'))
  const at = parts[0]?.findIndex(isUnit) ?? -1
  if (at < 0 || parts.some((each) => each.length <= at + 1 || !isUnit(each[at]!))) return []
  const names = parts.map((each) => each.slice(at, at + 2).join('/'))
  const { repeated } = relationOf(
    parts.map((each) => each[at]!),
    parts.map((each) => each[at + 1]!),
  )
  if (repeated === 0) return []
  const rule = 'Each inner folder is a {one} of its own under each pair or set.'
  return [{ id: 'folders-of-units', rule, names, unsure: null }]
}

function withUnits(ways: readonly Way[], paths: readonly string[]): readonly Way[] {
  const [first, ...rest] = ways
  const units = unitWays(paths)
  if (first === undefined || units.length === 0) return ways
  const unsure = `Folders called alike, such as “${example(first.names)}”, are in several pairs or sets, and were taken for one {one} each; they may be another in each.`
  return [{ ...first, unsure: first.unsure ?? unsure }, ...units, ...rest]
}

const SAID: readonly (readonly [Role, string])[] = [
  ['split', 'are parts of the set, and a {one} in several of them is one'],
  ['view', 'tell how {a picture} was taken'],
  ['sort', 'are a sort'],
]

/** Says which folders were passed over; numbers may be counted anew in each of them. */
function withPassed(way: Way, { passed, parts }: Levels): Way {
  const told = SAID.flatMap(([role, what]) => {
    const names = [...(passed.get(role) ?? [])]
    return names.length === 0 ? [] : [`folders such as ${listText(names)} ${what}`]
  })
  const [first = '', ...rest] = told
  if (first === '') return way
  const text = [`F${first.slice(1)}`, ...rest].join('; ')
  const isMet = relationOf(parts, way.names).repeated > 0
  const isNumbers = shareOf(way.names, (name) => /^\p{L}?\d{1,5}$/u.test(name)) >= 0.8
  const clash = isMet && isNumbers ? CLASH : null
  return { ...way, rule: `${way.rule} ${text}.`, unsure: way.unsure ?? clash }
}

const CLASH =
  '{Many} are numbers, and some are in several parts of the set; each was taken for one {one}, and may be another in each.'

const listText = (names: readonly string[]) =>
  names
    .slice(0, 3)
    .map((name) => `“${name}”`)
    .join(', ')
