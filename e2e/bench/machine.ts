/** What the figures were measured on. */
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from './site'

export interface Machine {
  readonly date: string
  /** Followed by “, changed” where the files differ from it; null outside a checkout. */
  readonly commit: string | null
  readonly cpu: string
  readonly cores: number
}

export function machine(): Machine {
  const [first] = cpus()
  return {
    date: new Date().toISOString(),
    commit: commit(),
    cpu: first?.model ?? 'unknown',
    cores: cpus().length,
  }
}

function commit(): string | null {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const changed = git('status', '--porcelain').trim() !== ''
    return git('rev-parse', '--short', 'HEAD').trim() + (changed ? ', changed' : '')
  } catch {
    return null
  }
}

/**
 * Share of the cores, 0 to 1, that whatever else runs here has used over a moment. PyTorch's
 * threads wait for each other, so that one busy core slows it down many times.
 */
export async function busyShare(): Promise<number> {
  const before = coreTimes()
  await sleep(LOOK_MS)
  const after = coreTimes()
  const total = after.total - before.total
  return total === 0 ? 0 : 1 - (after.idle - before.idle) / total
}

const LOOK_MS = 500

function coreTimes() {
  const times = cpus().map((core) => core.times)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    idle: sum(times.map(({ idle }) => idle)),
    total: sum(times.flatMap((each) => Object.values(each))),
  }
}
