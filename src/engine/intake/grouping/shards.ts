/**
 * Folders that part photos and nothing else: `01/nm0000004_rm123.jpg`, `02/nm0000004_rm587.jpg`. Those in them are
 * called as somebody is, and met in several.
 */
import type { Way } from './folders'
import { relationOf, shareOf, type Names } from './partition'

/** `nm0000004`, `u17`, `0017`: longer than a count. */
const isCode = (name: string) => /^\p{L}{1,4}[-_]?\d{2,}$/u.test(name) || /^\d{4,}$/.test(name)
const isLong = (name: string) => /^\p{L}{1,4}[-_]?\d{4,}$/u.test(name)
const isName = (name: string) => /^\p{Lu}\p{Ll}[\p{L}\p{M}'’ _-]*$/u.test(name)
/** `01`, `chunk1`, one word for all. */
function areNumbered(names: Names): boolean {
  const starts = new Set(names.map((name) => name && /^(\p{L}*)[-_ ]?\d+$/u.exec(name)?.[1]))
  return starts.size === 1 && !starts.has(undefined)
}
const widthOf = (names: Names) =>
  Math.max(...names.map((name) => (name ?? '').replace(/\D/g, '').length))

/** Folders and names, that first which more speaks for, each with why it is open; null where nothing does. */
export function shardWays(folder: Way, name: Way): readonly [Way, Way] | null {
  const { outer, inner, cells, repeated } = relationOf(folder.names, name.names)
  const areMet = outer > 1 && inner > 1 && repeated >= 0.5 && cells >= 0.5 * outer * inner
  const areNames = shareOf(name.names, isName) >= 0.8
  const areCodes = shareOf(name.names, isCode) >= 0.8
  if (!areMet || !(areNames || areCodes) || folder.unsure !== null) return null
  const isParted = areNumbered(folder.names)
  const isLonger = widthOf(name.names) > widthOf(folder.names) || shareOf(name.names, isLong) >= 0.8
  if (areCodes && !isLonger) return null
  if (!isParted && (areNames || shareOf(name.names, isLong) < 0.8)) return null
  const [one, other] = [example(folder.names), example(name.names)]
  const unsure = `{Pictures} called alike, such as “${other}”, are in several folders such as “${one}”: either may be the {many}.`
  const [byFolder, byName] = [
    { ...folder, unsure },
    { ...name, unsure },
  ]
  const isTold = isParted && (areNames || shareOf(name.names, isLong) >= 0.8)
  return isTold ? [byName, byFolder] : [byFolder, byName]
}

const example = (names: Names) => names.find((name) => name !== null) ?? ''
