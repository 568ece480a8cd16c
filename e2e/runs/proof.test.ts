/** The page's prover on its kernels, in this process. */
import { expect, it } from 'vitest'
import type { RunConfig } from '../../src/domain/config'
import { createNodeClient } from '../../src/engine/node'
import { createProver, type ProofState } from '../../src/state/prover'
import { factsOfRun } from '../../src/state/runFacts'
import { createRunStore } from '../../src/state/runStore'
import type { RunView } from '../../src/state/runView'
import { startFor } from '../faults/recording'
import { runOf } from './trained'

const FAILING =
  'encoder=custom&layers=flatten()-dense(16,linear)&opt=sgd&lr=0.01&norm=none&steps=300&backend=wasm'

/** Trains a RunConfig; its last view. */
const runToEnd = (config: RunConfig): Promise<RunView> =>
  new Promise((resolve) => {
    const run = createRunStore({
      makeClient: createNodeClient,
      onEnd() {
        const view = run.view.getState()
        run.dispose()
        resolve(view)
      },
    })
    run.start(startFor(config), 'train')
  })

it('a run that turns to NaN by its pixels is mended by dividing them, from three seeds', async () => {
  const config = runOf(FAILING)
  const view = await runToEnd(config)
  expect(view.nonFinite).not.toBeNull()
  const facts = { run: 'A' as const, ...factsOfRun(view, { config, set: null }) }
  const patch = { normalization: 'scaled' } as const
  const proof = await new Promise<ProofState>((resolve) => {
    const prover = createProver({
      facts,
      next: ({ proof }) => {
        const done = (proof?.trials ?? []).flatMap(({ runs }) => runs).length
        return done < 3 ? { label: 'Divide by 255', patch, seed: config.seed + done } : null
      },
      makeClient: createNodeClient,
      startFor,
      now: () => performance.now(),
      mayRun: () => true,
      budget: 600,
    })
    prover.proof.subscribe((state) => {
      if (state.state === 'ended') resolve(state)
    })
    prover.look()
  })
  expect(proof.trials).toMatchObject([{ patch, runs: [{ seed: 1 }, { seed: 2 }, { seed: 3 }] }])
  for (const { verdict, steps } of proof.trials[0]?.runs ?? []) {
    expect(verdict).toBe('learns')
    // It ends as soon as that is clear.
    expect(steps).toBeLessThan(config.steps)
  }
})
