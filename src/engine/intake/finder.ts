/** From a path as a list writes it to the file that is meant: lists are made elsewhere. */
import { baseName, cleanPath, kindOf, withoutEnding } from './paths'

export type Found =
  | { readonly place: number }
  /** Files that fit equally well, 0 where none does. */
  | { readonly fitting: number }

/**
 * Finds files by the end of their path, whatever the case and the form of letters. A photo in a folder is found by its folder and name, since
 * `bob/1.jpg` is not `anna/1.jpg`; where names are enough, as for
 * pairs, or where no two files share one, by the name alone.
 * @param byNumbers whether 1 finds 0001.jpg too
 */
export function createFinder(paths: readonly string[], namesAreEnough: boolean, byNumbers = false) {
  const byNumber = new Map<number, readonly number[]>()
  const byName = new Map<string, number[]>()
  const segments = paths.map((path) => plain(path).split('/'))
  const names = new Set(segments.map((parts) => parts.at(-1)))
  const nameIsEnough = namesAreEnough || (names.size === paths.length && paths.length > 1)
  const put = (name: string, place: number) => {
    const there = byName.get(name)
    if (there) there.push(place)
    else byName.set(name, [place])
  }
  paths.forEach((path, place) => {
    const name = plain(baseName(path))
    put(name, place)
    const bare = withoutEnding(name)
    if (bare !== name) put(bare, place)
    if (/^\d+$/.test(bare))
      byNumber.set(Number(bare), [...(byNumber.get(Number(bare)) ?? []), place])
  })

  return byNumbers ? findNumbered : find

  function find(listed: string): Found {
    const found = findAs(listed)
    const address = unescaped(withoutQuery(listed.trim()))
    return 'place' in found || address === listed.trim() ? found : findAs(address)
  }

  /** Also by a number without the zeros before it: 1 for 0001.jpg. */
  function findNumbered(listed: string): Found {
    const found = find(listed)
    const number = /^\d+$/.test(listed.trim()) ? Number(listed) : null
    if ('place' in found || found.fitting > 0 || number === null) return found
    const places = byNumber.get(number) ?? []
    return places.length === 1 ? { place: places[0]! } : { fitting: places.length }
  }

  function findAs(listed: string): Found {
    const path = cleanPath(listed.trim())
    const wanted = plain(path).split('/')
    const candidates = byName.get(wanted.at(-1)!) ?? []
    const hasEnding = kindOf(path) !== 'other'
    let best: number[] = []
    let most = 0
    for (const place of candidates) {
      const own = segments[place]!
      const equal = equalEnd(wanted, own, hasEnding)
      const whole = equal === Math.min(wanted.length, own.length)
      if (equal < most || !(whole || equal >= 2 || nameIsEnough)) continue
      if (equal > most) best = []
      most = equal
      best.push(place)
    }
    if (best.length > 1) best = exactly(best, path)
    return best.length === 1 ? { place: best[0]! } : { fitting: best.length }
  }

  /** Those of the very case of letters, where there are any. */
  function exactly(places: number[], path: string): number[] {
    const same = places.filter(
      (place) => paths[place]!.endsWith(path) || path.endsWith(paths[place]!),
    )
    return same.length > 0 ? same : places
  }
}

/** An address without what follows its path: `https://…/a.jpg?w=1`. */
export const withoutQuery = (address: string): string =>
  address.replace(/(\.\w{2,5})[?#][^/]*$/, '$1')

/** `Ada%20B` → Ada B. */
function unescaped(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

const plain = (path: string) => path.normalize('NFC').toLowerCase()

/** How many parts of two paths are equal, from the end. */
function equalEnd(a: readonly string[], b: readonly string[], withEnding: boolean): number {
  let equal = 0
  for (; equal < Math.min(a.length, b.length); equal++) {
    const [one, other] = [a.at(-1 - equal)!, b.at(-1 - equal)!]
    const name = equal === 0 && !withEnding ? withoutEnding(other) : other
    if (one !== name && one !== other) break
  }
  return equal
}
