/**
 * A fix over ten seeds, and the run as it is beside it: a sweep of its own, apart from the page's, and
 * the dialog that shows it.
 */
import { createStore } from 'zustand/vanilla'
import { configOf, sameValue, type ConfigPatch, type RunConfig, type RunId } from '../domain/config'
import { factsOf } from '../domain/dataFacts'
import { stepLimit } from '../domain/epochs'
import { createRunClient } from '../engine'
import { setFor } from './datasets'
import { setupStore } from './setup'
import { cellVerdict, type SweepCell } from './sweepCell'
import { createSweep } from './sweepStore'

export const SEEDS = 10
/** Steps of each run at most; more only where the fix itself asks for more. */
const MOST = 400

/** What is shown over seeds. */
export interface SeedsShown {
  readonly open: boolean
  readonly config: RunConfig
  readonly fix: { readonly label: string; readonly patch: ConfigPatch }
}

export const seedsShownStore = createStore<{ readonly shown: SeedsShown | null }>(() => ({
  shown: null,
}))

const sweep = createSweep({
  makeClient: createRunClient,
  cores: () => navigator.hardwareConcurrency || 1,
  base() {
    const { shown } = seedsShownStore.getState()
    if (shown === null) throw new Error('internal: no fix is shown over seeds')
    return shown.config
  },
})
export const overSeedsStore = sweep.store
export const stopOverSeeds = sweep.cancel
export const goOnOverSeeds = sweep.goOn

/** Opens the dialog on a fix, and begins; of the very same it goes on, and what has been done stays. */
export function showOverSeeds(run: RunId, { label, patch }: SeedsShown['fix']): void {
  const config = configOf(setupStore.getState().setup, run)
  const { shown } = seedsShownStore.getState()
  const isSame = sameValue([shown?.config, shown?.fix.patch], [config, patch])
  seedsShownStore.setState({ shown: { open: true, config, fix: { label, patch } } })
  if (isSame) sweep.goOn()
  else beginOverSeeds()
}

export function beginOverSeeds(): void {
  const { shown } = seedsShownStore.getState()
  if (shown === null) return
  const { config, fix } = shown
  const limit = stepLimit(config, factsOf(config, setFor(config))) || MOST
  sweep.start({
    axes: [
      { field: 'seed', values: Array.from({ length: SEEDS }, (_, i) => config.seed + i) },
      {
        key: 'fix',
        label: 'Fix',
        variants: [
          { text: AS_IT_IS, patch: {} },
          { text: WITH_FIX, patch: fix.patch },
        ],
      },
    ],
    steps: Math.min(limit, MOST),
    common: {},
  })
}

/** Closes the dialog; what is not done yet is given up until it is opened again. */
export function closeOverSeeds(): void {
  sweep.cancel()
  seedsShownStore.setState(({ shown }) => ({ shown: shown && { ...shown, open: false } }))
}

/** Values of the second axis. */
export const AS_IT_IS = 'as it is'
export const WITH_FIX = 'with the fix'

export const cellsOf = (cells: readonly SweepCell[], arm: string): readonly SweepCell[] =>
  cells.filter(({ values }) => values[1] === arm)

/** How many of the cells that came to an end learn. */
export function learning(cells: readonly SweepCell[]): {
  readonly learn: number
  readonly of: number
} {
  const done = cells.filter(({ status }) => status === 'done')
  return { learn: done.filter((cell) => cellVerdict(cell) === 'learns').length, of: done.length }
}
