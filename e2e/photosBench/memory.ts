/**
 * Memory of a browser's processes, as Linux counts it: the sum of their proportional set sizes, in
 * which what several of them share counts once.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'

const EVERY_MS = 200

export interface MemoryWatch {
  /** The most since it was asked before, in bytes; NaN where there is no /proc. */
  peak(): number
  stop(): void
}

export async function watchMemory(browser: Browser): Promise<MemoryWatch> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const root = processInfo.find(({ type }) => type === 'browser')?.id
  if (root === undefined) throw new Error('The browser does not name its own process.')
  let most = 0
  const look = () => (most = Math.max(most, memoryOf(root)))
  const timer = setInterval(look, EVERY_MS)
  return {
    peak() {
      const peak = look()
      most = 0
      return peak
    },
    stop: () => clearInterval(timer),
  }
}

/** Bytes of a process and of all that it started. */
function memoryOf(root: number): number {
  if (!existsSync('/proc/self/smaps_rollup')) return NaN
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name)) parents.set(Number(name), parentIn(read(name, 'stat')))
  return familyOf(root, parents).reduce(
    (sum, id) => sum + proportionalBytes(read(String(id), 'smaps_rollup')),
    0,
  )
}

/** Empty where the process has ended meanwhile. */
function read(id: string, name: string): string {
  try {
    return readFileSync(`/proc/${id}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

/** The parent in /proc/ID/stat. A process's name stands before it, and may hold anything. */
export const parentIn = (stat: string): number => Number(/^.*\) \S (\d+) /s.exec(stat)?.[1] ?? NaN)

/** The bytes in /proc/ID/smaps_rollup. */
export const proportionalBytes = (rollup: string): number =>
  1024 * Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0)

/** A process, its children, theirs, and so on. */
export function familyOf(root: number, parents: ReadonlyMap<number, number>): readonly number[] {
  const family = [root]
  for (const id of family)
    for (const [child, parent] of parents) if (parent === id) family.push(child)
  return family
}
