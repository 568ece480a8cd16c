/** What findings were worth, from the results alone. */
import type { Result } from './result'
import { failure } from './truth'

/** Of a fault: whether the change breaks what works without it. Of a set-up that is to learn: whether it does. */
export const counts = ({ measured, base }: Result): boolean =>
  base === null ? failure(measured) === null : failure(measured) !== null && failure(base) === null

/** The step of the first finding that is no good news; null where there is none. */
export const detectedAt = ({ told }: Result): number | null => told[0]?.step ?? null

/** Whether the run with the first fix does not fail. */
export function cures({ fix }: Result): boolean {
  const measured = fix?.measured ?? null
  return measured !== null && failure(measured) === null
}

/**
 * Whether undoing just what the first finding speaks of rescues the run: it speaks of the setting that
 * was changed, and the set-up without that change learns; or its first fix, alone, makes the run learn.
 */
export const isRight = (result: Result): boolean => result.names || cures(result)

export interface Score {
  /** Failing runs that count. */
  readonly runs: number
  readonly detected: number
  readonly right: number
  readonly names: number
  readonly cures: number
  /** Of which the first fix was not recorded. */
  readonly unknown: number
}

export function scoreOf(results: readonly Result[]): Score {
  const failing = results.filter((each) => each.kind === 'fault' && counts(each))
  const count = (is: (each: Result) => boolean) => failing.filter(is).length
  return {
    runs: failing.length,
    detected: count((each) => detectedAt(each) !== null),
    right: count(isRight),
    names: count(({ names }) => names),
    cures: count(cures),
    unknown: count(({ fix }) => fix !== null && fix.measured === undefined),
  }
}

export interface FalseAlarms {
  /** Runs that learn. */
  readonly runs: number
  readonly errors: readonly Result[]
  readonly warnings: readonly Result[]
}

/** Runs that learn and were told something else, at any step. */
export function falseAlarms(results: readonly Result[]): FalseAlarms {
  const healthy = results.filter((each) => each.kind === 'healthy' && counts(each))
  const of = (severity: string) =>
    healthy.filter(({ told }) => told.some((each) => each.severity === severity))
  return { runs: healthy.length, errors: of('error'), warnings: of('warning') }
}
