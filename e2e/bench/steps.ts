/**
 * The step rows: measured in turns, so that a slow minute of the machine meets all rivals alike.
 * A round's value is the median of its warm steps; a row's value is the median of its rounds.
 */
import { CannotStart, TooSlow, type Measured } from './rivals/measured'
import type { Row } from './plan'
import { expectedMs, FEWEST_STEPS, median, warmSteps, type Known } from './statistics'

export interface Round {
  /** Milliseconds a step. */
  readonly ms: number
  /** Steps measured, without those to warm up. */
  readonly steps: number
  /** Share of the cores, 0 to 1, that others used just before. */
  readonly busy: number
}

export interface StepResult {
  readonly row: Row
  readonly rounds: readonly Round[]
  /** Milliseconds a step; NaN where it was not measured. */
  readonly ms: number
  readonly pairsPerSecond: number
  /** Why it was not measured, or not further. */
  readonly remark: string
}

export interface StepSettings {
  readonly rounds: number
  /** Seconds that a round may take. */
  readonly limit: number
  measure(row: Row): Promise<Measured>
  /** Share of the cores in use while nothing is measured, 0 to 1. */
  busyShare(): Promise<number>
  progress(text: string): void
}

interface State {
  readonly row: Row
  readonly rounds: Round[]
  remark: string
}

/** Above this a further round would tell little and take long. */
const SLOW_MS = 3000
/** Larger networks use a backend better, so that only twice the limit is expected to be too much. */
const HOPELESS = 2

/** Measures rows workload by workload, and in each of them round by round. */
export async function measureSteps(
  rows: readonly Row[],
  settings: StepSettings,
): Promise<StepResult[]> {
  const known = new Map<string, Known[]>()
  const states = rows.map((row): State => ({ row, rounds: [], remark: '' }))
  for (const workload of new Set(rows.map((row) => row.workload)))
    for (let round = 1; round <= settings.rounds; round++)
      for (const state of states)
        if (state.row.workload === workload && wantsMore(state)) {
          state.remark = await measureRound(state, known, settings)
          settings.progress(`${state.row.name}, round ${round}: ${outcome(state)}`)
        }
  return states.map(({ row, rounds, remark }) => {
    const ms = median(rounds.map((round) => round.ms))
    return { row, rounds, ms, pairsPerSecond: (1000 * row.workload.config.batch) / ms, remark }
  })
}

const wantsMore = ({ rounds, remark }: State) =>
  remark === '' && rounds.every(({ ms }) => ms <= SLOW_MS)

function outcome({ rounds, remark }: State): string {
  const last = rounds.at(-1)
  if (remark !== '' || last === undefined) return remark
  const busy = Math.round(100 * last.busy)
  return `${last.ms.toFixed(1)} ms, ${last.steps} steps, cores ${busy} % busy before`
}

/** One round, or the reason why it could not be measured. */
async function measureRound(
  { row, rounds }: State,
  known: Map<string, Known[]>,
  { limit, measure, busyShare }: StepSettings,
): Promise<string> {
  const { flops } = row.workload
  const rival = `${row.rival}/${row.backend}`
  const seen = known.get(rival) ?? []
  const learn = (ms: number) => known.set(rival, [...seen, { flops, ms }])
  const expected = expectedMs(seen, flops)
  if (expected !== undefined && expected * FEWEST_STEPS > HOPELESS * 1000 * limit)
    return `left out: about ${Math.round(expected / 1000)} s a step expected`
  try {
    const busy = await busyShare()
    const { ms } = await measure(row)
    if (ms.length < FEWEST_STEPS) throw new TooSlow(limit)
    const warm = warmSteps(ms)
    rounds.push({ ms: median(warm), steps: warm.length, busy })
    learn(median(warm))
  } catch (thrown) {
    if (!(thrown instanceof CannotStart)) throw thrown
    if (thrown instanceof TooSlow) learn((1000 * limit) / FEWEST_STEPS)
    return thrown.message
  }
  return ''
}
