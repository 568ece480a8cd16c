/** Folders that programs make to spread many files over them. */
import type { Way } from './folders'
import { bareName } from './names'

/** `17/10000217_1981.jpg`, `ab/ab3f90.jpg`: programs spread files over folders by digits of their names. */
export function withSpread(way: Way, paths: readonly string[]): Way {
  if (way.unsure !== null) return way
  const runs = paths.map((path) => /^[\p{L}\p{N}]+/u.exec(bareName(path))?.[0] ?? '')
  const isSpread = runs.every((run, i) => {
    const folder = way.names[i] ?? ''
    const isShort = /^[\da-f]{2,3}$/i.test(folder) && run.length >= folder.length + 2
    return isShort && (run.startsWith(folder) || run.endsWith(folder))
  })
  if (!isSpread || new Set(runs).size < 0.8 * runs.length) return way
  return {
    ...way,
    unsure: `Folders such as “${way.names[0]}” are a part of the names in them, such as “${runs[0]}”, as where a program spreads files over folders: they may be of nobody.`,
  }
}
