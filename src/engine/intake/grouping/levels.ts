/**
 * Folders as levels, from the top. Those that tell of a split, a view or the like are passed over, where
 * most at their level do; a person called Val among others stays.
 */
import { folderOf } from '../paths'
import { areBuckets, areUnits, isOfCamera, isUnsorted } from './holders'
import type { Names } from './partition'
import { roleOf, type Role } from './words'

export interface Levels {
  /** Per image, the folders that may be people, from the top. */
  readonly kept: readonly (readonly string[])[]
  /** Names of folders passed over, by what they tell. */
  readonly passed: ReadonlyMap<Role, ReadonlySet<string>>
  /** Per image, the part of the set it is in, and the sort: train or test, male or female. */
  readonly parts: Names
}

/** @param paths below the folders that all share, @param above */
export function levelsOf(paths: readonly string[], above: string): Levels {
  const folders = paths.map((path) =>
    folderOf(path)
      .split('/')
      .filter((part) => part !== ''),
  )
  const depth = folders.reduce((most, { length }) => Math.max(most, length), 0)
  const passed = new Map<Role, Set<string>>()
  const over = Array.from({ length: depth }, (_, level) => {
    const names = new Set(folders.flatMap((parts) => parts[level] ?? []))
    const isBelowYear = folders.every((parts) => isYear(level === 0 ? above : parts[level - 1]!))
    const isLast = level === depth - 1
    const isAll = isLast && folders.every(({ length }) => length === depth)
    const areNobody = isAll && areBuckets(paths)
    const isKept =
      isAll &&
      areUnits(
        folders.map((parts) => parts[level]!),
        paths,
      )
    const role = (name: string): Role | null => {
      if (isKept) return null
      if (areNobody || isUnsorted(name)) return 'holder'
      if (isOfCamera(name) || (isBelowYear && /^(0?[1-9]|1[0-2])$/.test(name))) return 'date'
      return roleOf(name)
    }
    const roles = new Map([...names].map((name) => [name, role(name)]))
    const told = [...roles.values()].filter((role) => role !== null).length
    return { roles, isPassed: told * 2 >= names.size }
  })
  const kept = folders.map((parts) =>
    parts.filter((name, level) => {
      const { roles, isPassed } = over[level]!
      const role = roles.get(name) ?? null
      // Beside male and female, malestaff is a sort too, where further folders are in it.
      const isAlike = role === null && isPassed && level + 1 < parts.length && isSorted(roles)
      if (isAlike) return false
      if (role === null || !(isPassed || isUnsorted(name))) return true
      const known = passed.get(role) ?? new Set()
      passed.set(role, known.add(name))
      return false
    }),
  )
  const parts = folders.map(
    (all) =>
      all
        .filter((name) => passed.get('split')?.has(name) || passed.get('sort')?.has(name))
        .join('/') || null,
  )
  return { kept, passed, parts }
}

/** Whether most are splits or sorts, so that further ones at their level will be. */
const isSorted = (roles: ReadonlyMap<string, Role | null>) =>
  [...roles.values()].filter((role) => role === 'split' || role === 'sort').length * 2 >= roles.size

const isYear = (path: string | undefined) => /(^|\/)(19|20)\d\d$/.test(path ?? '')
