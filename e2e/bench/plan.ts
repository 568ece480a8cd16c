/** The rows of the table: what is measured, by what, and which of them were asked for. */
import type { BackendId } from '../../src/domain/settings'
import { FIRST_SIZES, WORKLOADS, type Workload } from './workloads'

export type Rival = 'ours' | 'stock' | 'torch'
/** step: milliseconds a step; kernels: where they go; learn: Train to 99 % held out. */
export type Kind = 'step' | 'kernels' | 'learn'

export interface Row {
  /** `step/encoder/28/ours/wasm`. */
  readonly name: string
  readonly kind: Kind
  readonly workload: Workload
  readonly rival: Rival
  /** PyTorch has one only, the CPU. */
  readonly backend: BackendId
}

const BACKENDS: readonly BackendId[] = ['wasm', 'webgpu', 'webgl', 'cpu']

function row(kind: Kind, workload: Workload, rival: Rival, backend: BackendId): Row {
  return { name: [kind, workload.id, rival, backend].join('/'), kind, workload, rival, backend }
}

const onEach = (kind: Kind, workload: Workload, rival: Rival) =>
  BACKENDS.map((backend) => row(kind, workload, rival, backend))

/** Every row there is. Ours on WASM and PyTorch stand side by side, for their rounds alternate. */
export const ROWS: readonly Row[] = [
  ...WORKLOADS.flatMap((workload) => {
    const [wasm, ...others] = onEach('step', workload, 'ours')
    const torch = row('step', workload, 'torch', 'cpu')
    return [...(wasm ? [wasm] : []), torch, ...others, ...onEach('step', workload, 'stock')]
  }),
  ...FIRST_SIZES.filter(({ config }) => config.encoder === 'encoder').map((workload) =>
    row('learn', workload, 'ours', 'wasm'),
  ),
  ...FIRST_SIZES.flatMap((workload) => [
    ...onEach('kernels', workload, 'ours'),
    ...onEach('kernels', workload, 'stock'),
  ]),
]

/**
 * The rows whose names a pattern matches, all of them without a pattern. A pattern is a part of a
 * name; `*` stands for anything.
 */
export function select(rows: readonly Row[], patterns: readonly string[]): Row[] {
  if (patterns.length === 0) return [...rows]
  const tests = patterns.map(
    (pattern) => new RegExp(pattern.split('*').map(escapePattern).join('.*')),
  )
  return rows.filter(({ name }) => tests.some((test) => test.test(name)))
}

const escapePattern = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
