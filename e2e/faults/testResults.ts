/** Results for tests: of runs that were never trained. */
import type { Result } from './result'
import type { Measured } from './truth'

export const LEARNS: Measured = {
  finite: true,
  steps: 100,
  auc: 0.99,
  untrained: 0.9,
  pixels: 0.9,
  accuracy: 0.95,
  bestAccuracy: 0.97,
  digits: true,
}
export const FAILS: Measured = { ...LEARNS, auc: 0.5 }

const TOLD = { code: 'stuck', cause: 'rate_too_low', severity: 'warning', title: 'Stuck' }

/** A failing run of a fault, detected at step 20, whose first fix cures. */
export const resultOf = (patch: Partial<Result> = {}): Result => ({
  id: 'rate_low/small/lr=0.000001',
  kind: 'fault',
  seed: 1,
  link: '#lr=0.000001',
  measured: FAILS,
  base: LEARNS,
  told: [{ ...TOLD, step: 20 }],
  first: { ...TOLD, step: 20, proof: 'none' },
  fix: { label: 'Raise the rate', keys: ['lr'], link: '#', measured: LEARNS },
  names: false,
  proof: null,
  ...patch,
})

export const healthyResult = (patch: Partial<Result> = {}): Result =>
  resultOf({
    id: 'bases/small',
    kind: 'healthy',
    ...{ measured: LEARNS, base: null, told: [], first: null, fix: null },
    ...patch,
  })
