/** Sweeps for tests: one of its own on clients without a Worker, and plans. */
import { expect, vi } from 'vitest'
import type { SweepPlan } from '../domain/sweep'
import { setupStore } from './setup'
import { createSweep } from './sweepStore'
import { fakeClients } from './testRuns'

export function testSweep(cores: number) {
  vi.stubGlobal('location', { href: 'https://example.org/play/' })
  vi.stubGlobal('document', { baseURI: 'https://example.org/play/' })
  const { makeClient, made, client } = fakeClients()
  const sweep = createSweep({
    makeClient,
    cores: () => cores,
    base: () => setupStore.getState().setup.a,
  })
  return {
    ...sweep,
    made,
    client,
    /** Whether each client was ended, in the order of their making. */
    terminated: () => made.map(({ calls }) => calls.includes('terminate')),
    expectOnlyStartsAndJudges() {
      const calls = new Set(made.flatMap(({ calls }) => calls))
      expect(['start train', 'judge', 'terminate']).toEqual(expect.arrayContaining([...calls]))
    },
  }
}

export const seeds = (count: number): SweepPlan => ({
  axes: [{ field: 'seed', values: Array.from({ length: count }, (_, i) => i + 1) }],
  steps: 60,
  common: {},
})
