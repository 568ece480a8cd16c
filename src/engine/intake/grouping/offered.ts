/**
 * Ways that nothing speaks for but their form: offered behind the others where these are unsure, so that
 * somebody who knows the set finds the right one.
 */
import { baseName, folderOf } from '../paths'
import type { Way } from './folders'
import { bareName, nameIn, partsOf, undated } from './names'
import { relationOf, shapeOf, shareOf, type Names } from './partition'

/** By each part of names, by the first number, by digits before a count, and by folder and part. */
export function offeredWays(paths: readonly string[]): readonly Way[] {
  const names = paths.map((path) => undated(bareName(path)))
  const parts = names.map(partsOf)
  const column = (place: number): Names => parts.map((each) => each[place] ?? null)
  const folders = paths.map((path) => baseName(folderOf(path)))
  const number = names.map((name) => /\d+/.exec(name)?.[0] ?? null)
  const way = (id: string, what: string, of: Names): Way => ({
    id,
    rule: `${what} is the {one}.`,
    names: of,
    unsure: null,
  })
  const isMany = new Set(folders).size > 1
  const before = digitsBeforeCount(names)
  return [
    ...(before ? [way('digits-before-count', 'The number without its last digits', before)] : []),
    way('number', 'The first number of {a picture}’s name', number),
    ...(isMany
      ? [
          way(
            'folder-and-number',
            'The first number of {a picture}’s name, apart in each folder,',
            number.map((each, i) => each && `${folders[i]!}/${each}`),
          ),
        ]
      : []),
    way('part-1', 'The first part of {a picture}’s name', column(0)),
    way('part-2', 'The second part of {a picture}’s name', column(1)),
    way(
      'parts-1-2',
      'The first two parts of {a picture}’s name together',
      parts.map((each) => each.slice(0, 2).join('-') || null),
    ),
  ].filter(({ names: each }) => {
    const { classes, covered, shared } = shapeOf(each)
    return classes >= 2 && covered >= 0.8 && shared >= 0.8
  })
}

/** `0001001`, `0001002`: null unless numbers of one width are a number and a count that begins anew. */
function digitsBeforeCount(names: readonly string[]): Names | null {
  const width = names[0]?.length ?? 0
  if (width < 5 || names.some((name) => name.length !== width || !/^\d+$/.test(name))) return null
  for (const count of [2, 3, 4]) {
    const before = names.map((name) => name.slice(0, -count))
    const { outer, inner, cells } = relationOf(
      before,
      names.map((name) => name.slice(-count)),
    )
    if (outer >= 2 && inner >= 2 && cells >= 0.5 * outer * inner) return before
  }
  return null
}

const KIN =
  /^(kin\w*|((grand)?(father|mother|parent|dad|mom|son|dau|daughter|child|brother|sister|sibling)s?[-_ &]*(and)?[-_ ]*){2,}|[fm]-?[ds]|siblings|(bb|ss|sibs))$/i

/** Photos in folders of kinds of kin: two of one number are kin, not one person. */
export function kinWays(paths: readonly string[], above: string): readonly Way[] {
  const folders = paths.map((path) => baseName(folderOf(path) || above))
  if (shareOf(folders, (name) => KIN.test(name)) < 0.8) return []
  const unsure =
    'Folders tell of kin, and {pictures} that share a number are of two {many}; each {picture} was taken for a {one} of its own.'
  const rule = 'Each {picture} is a {one} of its own.'
  return [{ id: 'each-photo', rule, names: paths.map(bareName), unsure }]
}

/** `Ada.jpg`, `Ben.jpg`: words that no number follows. */
export function ownNames(paths: readonly string[]): readonly Way[] {
  const names = paths.map((path) => nameIn(bareName(path))?.words ?? null)
  const named = paths.filter((_, i) => names[i] !== null)
  const plain = named.filter((path) => !/\d/.test(bareName(path)))
  const { classes, covered } = shapeOf(names)
  if (classes < 2 || covered < 0.5 || plain.length < 0.8 * named.length) return []
  const unsure =
    'Each {picture} is called by words of its own, which were taken for which {one} it is.'
  const rule = 'The words of {a picture}’s name are the {one}.'
  return [{ id: 'own-name', rule, names, unsure }]
}
