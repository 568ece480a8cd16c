/** The tables on stdout. */
import type { LearnResult } from './learn'
import type { StepsAnswer } from './page/messages'
import type { Row } from './plan'
import { median } from './statistics'
import type { Round, StepResult } from './steps'
import { formatNumber, formatRatio, formatTable } from './table'

export interface KernelResult {
  readonly row: Row
  readonly answer: StepsAnswer | null
  readonly remark: string
}

const LABELS = { ours: 'ours', stock: 'stock', torch: 'PyTorch' } as const
const subject = ({ rival, backend }: Row) =>
  rival === 'torch' ? 'PyTorch, CPU' : `${LABELS[rival]}, ${backend}`

const measured = (result: StepResult) => !Number.isNaN(result.ms)

/** What a row of ours is held against, all of the same workload. */
export interface Rivals {
  readonly torch: StepResult | undefined
  /** The fastest stock backend. */
  readonly bestStock: StepResult | undefined
  /** Stock on the same backend. */
  readonly sameStock: StepResult | undefined
}

export function rivalsOf({ row }: StepResult, results: readonly StepResult[]): Rivals {
  const others = results.filter((each) => each.row.workload === row.workload && measured(each))
  const stock = others.filter((each) => each.row.rival === 'stock').sort((a, b) => a.ms - b.ms)
  return {
    torch: others.find((each) => each.row.rival === 'torch'),
    bestStock: stock[0],
    sameStock: stock.find((each) => each.row.backend === row.backend),
  }
}

const STEP_HEAD = [
  '',
  'ms a step',
  'pairs/s',
  'rounds, ms',
  'ours ÷ PyTorch',
  'best stock ÷ ours',
  'same stock ÷ ours',
  '',
]

/** What the figures hold. */
const NOTES = `ours: the built page, its own batches and read-back included. stock: twins one after the other,
batches made ahead, dataSync (await data() on webgpu, where dataSync loses the device in headless
Chromium). PyTorch: twins one after the other, batches made ahead. All: median of the rounds.`

export function stepTables(results: readonly StepResult[]): string {
  const workloads = [...new Set(results.map(({ row }) => row.workload))]
  const tables = workloads.map((workload) => {
    const own = results.filter(({ row }) => row.workload === workload)
    const rows = own.map((result) => stepCells(result, results))
    return formatTable([workload.title, ...STEP_HEAD.slice(1)], rows)
  })
  return [...tables, NOTES].join('\n\n')
}

function stepCells(result: StepResult, results: readonly StepResult[]): string[] {
  const { row, ms, pairsPerSecond, rounds, remark } = result
  const { torch, bestStock, sameStock } = rivalsOf(result, results)
  const ratios =
    row.rival === 'ours' && measured(result)
      ? [torch && ms / torch.ms, bestStock && bestStock.ms / ms, sameStock && sameStock.ms / ms]
      : [undefined, undefined, undefined]
  const cells = [
    formatNumber(ms),
    formatNumber(pairsPerSecond),
    rounds.map((round) => formatNumber(round.ms)).join(' '),
  ]
  return [subject(row), ...cells, ...ratios.map(formatRatio), remark || busyRemark(rounds)]
}

/** A share of the cores in others' hands that figures do not survive. */
const TOO_BUSY = 0.15

function busyRemark(rounds: readonly Round[]): string {
  const busiest = Math.max(0, ...rounds.map(({ busy }) => busy))
  return busiest > TOO_BUSY ? `others used ${Math.round(100 * busiest)} % of the cores` : ''
}

export function learnTable(results: readonly LearnResult[]): string {
  const rows = results.map(({ row, cold, again, reloaded, remark }) => [
    `${row.workload.title}, ${row.backend}`,
    ...[cold, again, reloaded].map((values) => formatNumber(median(values) / 1000)),
    remark,
  ])
  const head = ['Train to 99 % held out, s', 'cold', 'again, same page', 'after a reload', '']
  return formatTable(head, rows)
}

const SHOWN = 12
/** Where a kernel call only issues work, its time says nothing. */
const issuesOnly = ({ backend }: Row) => backend === 'webgl' || backend === 'webgpu'
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

export function kernelTables(results: readonly KernelResult[]): string {
  return results.map(kernelTable).join('\n\n')
}

function kernelTable({ row, answer, remark }: KernelResult): string {
  const title = `${row.workload.title}, ${subject(row)}`
  if (answer === null) return `${title}: ${remark}`
  const calls = `${formatCalls(sum(answer.kernels.map((kernel) => kernel.calls)))} kernel calls a step`
  if (issuesOnly(row))
    return `${title}: ${calls}, ${formatCalls(answer.dispatches)} dispatches\n  ${mostCalled(answer)}`
  const step = median(answer.ms)
  const rest = answer.kernels.slice(SHOWN)
  const restMs = sum(rest.map((kernel) => kernel.ms))
  const outside = sum(answer.ms) / answer.ms.length - sum(answer.kernels.map(({ ms }) => ms))
  const line = (name: string, ms: number, count: string) => [
    `  ${name}`,
    formatNumber(ms),
    `${Math.round((100 * ms) / step)} %`,
    count,
    '',
  ]
  const rows = [
    ...answer.kernels
      .slice(0, SHOWN)
      .map(({ name, ms, calls }) => line(name, ms, formatCalls(calls))),
    line('other kernels', restMs, formatCalls(sum(rest.map((kernel) => kernel.calls)))),
    line('outside kernels', outside, ''),
  ]
  const head = ['  kernel (self time)', 'ms a step', 'share', 'calls a step', '']
  return `${title}: ${formatNumber(step)} ms a step when timed, ${calls}\n${formatTable(head, rows)}`
}

const formatCalls = (calls: number) => (Number.isInteger(calls) ? String(calls) : calls.toFixed(1))

const mostCalled = ({ kernels }: StepsAnswer) =>
  [...kernels]
    .sort((a, b) => b.calls - a.calls)
    .slice(0, SHOWN)
    .map(({ name, calls }) => `${name} ${formatCalls(calls)}`)
    .join(', ')
