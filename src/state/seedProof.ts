/** A fix over ten seeds, beside the run as it is: a sweep of its own, apart from the page's. */
import type { ConfigPatch, RunConfig } from '../domain/config'
import { createRunClient } from '../engine'
import { cellVerdict, type SweepCell } from './sweepCell'
import { createSweep } from './sweepStore'

export const SEEDS = 10
/** Steps of each run at most. */
const MOST = 400

let base: RunConfig | null = null

const sweep = createSweep({
  makeClient: createRunClient,
  cores: () => navigator.hardwareConcurrency || 1,
  base() {
    if (base === null) throw new Error('internal: no run is proved')
    return base
  },
})
export const seedProofStore = sweep.store
export const stopSeedProof = sweep.cancel

/** Begins: each seed as it is and with the fix. */
export function proveOverSeeds(config: RunConfig, label: string, patch: ConfigPatch): void {
  base = config
  const steps = Math.min(patch.steps ?? (config.steps || MOST), MOST)
  const seeds = Array.from({ length: SEEDS }, (_, i) => config.seed + i)
  const asItIs = { text: 'as it is', patch: {} }
  sweep.start({
    axes: [
      { field: 'seed', values: seeds },
      { key: 'fix', label: 'Fix', variants: [asItIs, { text: label, patch }] },
    ],
    steps,
    common: {},
  })
}

/** How many of the cells that came to an end learn. */
export function learning(cells: readonly SweepCell[]): {
  readonly of: number
  readonly learn: number
} {
  const done = cells.filter(({ status }) => status === 'done')
  return { of: done.length, learn: done.filter((cell) => cellVerdict(cell) === 'learns').length }
}
