/** The report's rows as they come about. */
import type { FileCode, FileRow, FileStatus } from '../../domain/intake'
import { Refusal } from './refusal'

const STATUS: Readonly<Partial<Record<FileCode, FileStatus>>> = {
  read: 'read',
  not_a_photo: 'ignored',
  upscaled: 'note',
  near_duplicate: 'note',
  two_names: 'note',
  lone_photo: 'note',
  float_pixels: 'note',
  reordered: 'note',
  first_picture: 'note',
  names_guessed: 'note',
  list_read: 'note',
  list_asked: 'note',
  no_identity: 'note',
  label_contradicts: 'note',
}

export interface Rows {
  add(path: string, code: FileCode, message: string): void
  /** A row of the given code may be counted for many. */
  count(code: FileCode, times?: number): void
  /** A row of a file that is looked at no further, which is counted. */
  leaveOut(path: string, refusal: Refusal): void
  /** Files left out so. */
  leftOut(): number
  /** Does something with a file; where it is refused, a row says so and null is given. */
  guard<T>(path: string, act: () => Promise<T>): Promise<T | null>
  /** What is to be known first, then what was ignored, then what was read. */
  all(): readonly FileRow[]
  counts(): Readonly<Partial<Record<FileCode, number>>>
}

const ORDER: readonly FileStatus[] = ['skipped', 'note', 'ignored', 'read']

export function createRows(): Rows {
  const rows: FileRow[] = []
  const counts: Partial<Record<FileCode, number>> = {}
  const count = (code: FileCode, times = 1) => {
    counts[code] = (counts[code] ?? 0) + times
  }
  const add = (path: string, code: FileCode, message: string) => {
    rows.push({ path, code, status: STATUS[code] ?? 'skipped', message })
    if (code !== 'read') count(code)
  }
  let leftOut = 0
  return {
    add,
    count,
    leaveOut(path, { code, message }) {
      add(path, code, message)
      leftOut++
    },
    leftOut: () => leftOut,
    async guard(path, act) {
      try {
        return await act()
      } catch (thrown) {
        if (!(thrown instanceof Refusal)) throw thrown
        add(path, thrown.code, thrown.message)
        return null
      }
    },
    all: () => ORDER.flatMap((status) => rows.filter((row) => row.status === status)),
    counts: () => counts,
  }
}
