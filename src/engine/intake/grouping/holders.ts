/**
 * Folders that hold photos of anybody: what nobody has sorted, what cameras and apps make, numbers in
 * thousands; and folders that may be people or occasions, where that is to be said.
 */
import { folderOf } from '../paths'
import { bareName } from './names'
import { countsOf, relationOf, shareOf, type Names } from './partition'
import { roleOf } from './words'

const UNSORTED =
  /^(unknowns?|unsorted|others?|misc|miscellaneous|various|rest|unnamed|nobody|no ?name|unlabell?ed|unidentified|un(grouped|assigned|tagged)|to ?sort|strangers?|screenshots?|photos from (19|20)\d\d|new folder|camera( roll)?|recents?|favou?rites|((saved|mobile|timeline|profile|cover|instagram) (uploads?|photos?|pictures?)))( (faces?|people|persons?|photos?|pictures?|images?))?( ?\(?\d+\)?)?$/i
const OF_CAMERA = /^(?=.*[A-Z_])[1-9]\d{2}[A-Z0-9_]{5}$|^20\d{4}_+[a-z]?$/

/** Whether a folder is of nobody, whatever is beside it. */
export const isUnsorted = (folder: string): boolean =>
  UNSORTED.test(folder.replace(/[\s_.-]+/g, ' ').trim())

/** `100CANON`, `202301__`. */
export const isOfCamera = (folder: string): boolean => OF_CAMERA.test(folder)

/** Whether folders are called by the first number in them: `01000/01000`, `01000/01001`. */
export function areBuckets(paths: readonly string[]): boolean {
  const pairs = paths.map((path) => [folderOf(path).split('/').at(-1)!, bareName(path)] as const)
  if (pairs.some((pair) => pair.some((text) => !/^\d+$/.test(text)))) return false
  const starts = [...new Set(pairs.map(([folder]) => Number(folder)))].sort((a, b) => a - b)
  const step = Math.min(...starts.slice(1).map((start, i) => start - starts[i]!))
  const isWithin = pairs.every(([start, name]) => {
    const place = Number(name) - Number(start)
    return place >= 0 && place < step
  })
  return starts.length > 1 && step >= 10 && isWithin
}

/** `pair_001`, `set 2` with few photos that are called alike in each. */
export function areUnits(folders: readonly string[], paths: readonly string[]): boolean {
  const names = new Set(folders)
  const { mostInner, repeated } = relationOf(
    paths.map((path) => folderOf(path).split('/').at(-1)!),
    paths.map(bareName),
  )
  return names.size > 2 && folders.every(isUnit) && mostInner <= 10 && repeated >= 0.8
}
/** `pair_001`. */
export const isUnit = (folder: string): boolean =>
  /^(pair|set|group|couple|case)s?[\s_.-]?\d+$/i.test(folder)

const OCCASION =
  /^(wedding|xmas|christmas|easter|halloween|birthday|bday|party|holidays?|vacation|trip|travel|tour|visit|home|work|office|school|beach|mountains?|lake|park|zoo|garden|summer|winter|spring|autumn|fall|camping|concert|festival|graduation|anniversary|reunion|picnic|weekend|january|february|march|april|may|june|july|august|september|october|november|december|hochzeit|urlaub|ferien|geburtstag|weihnachten|ostern|feier|ausflug|reise|mariage|vacances|anniversaire|noël|voyage|fête|boda|vacaciones|cumpleaños|navidad|viaje|fiesta|matrimonio|vacanze|compleanno|natale|viaggio|casamento|férias|aniversário|parade|handshaking|riot|dancing|accident|funeral|cheering|election|campaign|press|conference|marching|meeting|interview|traffic|stock|market|award|awards|ceremony|concerts|couple|spa|gymnastics|soccer|football|basketball|tennis|swimming|cycling|running|hockey|surgeons|demonstration|protest|rescue|raid|voter|shoppers|sports|fan|fans|greeting|celebration|exercise|picnics|aerobics|angler|balloonist|carnival|street|kitchen|airport|restaurant|classroom|hospital|church|museum|station|hotel|stadium|theater|theatre|supermarket|playground)$/i

/** Whether a folder is called like an occasion or a place, in which anybody may be. */
export const isOccasion = (folder: string): boolean =>
  folder
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .split(/[^\p{L}]+/u)
    .some((word) => OCCASION.test(word))

/** Said where folders are called like occasions, or photos as cameras call them and folders may be. */
export function withOccasions<W extends { readonly names: Names; readonly unsure: string | null }>(
  way: W,
  paths: readonly string[],
): W {
  const bare = paths.map(bareName)
  if (way.unsure !== null) return way
  const names = [...countsOf(way.names).keys()]
  if (shareOf(way.names, isOccasion) >= 0.5 && names.length > 1) {
    const unsure = `Folders such as “${names.find(isOccasion) ?? ''}” may be occasions or places, with any {one} in them.`
    return { ...way, unsure }
  }
  if (shareOf(bare, isByCamera) < 0.9) return way
  const some = names.find((name) => isOccasion(name) || /(^|\D)(19|20)\d\d(\D|$)/.test(name))
  if (some === undefined && (names.every(isPlain) || !isCountedOn(way.names, bare))) return way
  const name = some ?? [...countsOf(way.names).keys()][0] ?? ''
  const unsure = `{Pictures} are called as cameras call them, so folders such as “${name}” may be occasions or places, with any {one} in them.`
  return { ...way, unsure }
}

/** Words alone, as people are called. A camera counts on from one person to the next as well. */
const isPlain = (name: string) => /^\p{L}[\p{L}\p{M}'’.]*([ _-][\p{L}\p{M}'’.]+){0,3}$/u.test(name)

const isByCamera = (name: string) => /^\p{L}{2,5}[_-]?\d{3,}/u.test(name) && roleOf(name) !== null

/** Whether one count goes on from folder to folder. */
function isCountedOn(folders: Names, bare: readonly string[]): boolean {
  const { outer, repeated } = relationOf(folders, bare)
  const order = bare
    .map((name, i) => [Number(/\d+/.exec(name)?.[0]), folders[i] ?? ''] as const)
    .sort(([a], [b]) => a - b)
  const turns = order.filter(([, folder], i) => i > 0 && folder !== order[i - 1]![1]).length
  return outer > 1 && repeated === 0 && turns === outer - 1
}
