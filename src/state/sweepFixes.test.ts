import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, DEFAULT_SETUP } from '../domain/config'
import { setupStore } from './setup'
import { openAsA, raceAsB } from './sweepFixes'

beforeEach(() => setupStore.setState({ setup: DEFAULT_SETUP, ignored: [] }))
const config = { ...DEFAULT_CONFIG, learningRate: 0.5, margin: 2, steps: 60, epochs: 3 }

describe('a run of a sweep', () => {
  it('opens as A with A’s own limit', () => {
    openAsA(config)
    expect(setupStore.getState().setup.a).toEqual({
      ...DEFAULT_SETUP.a,
      learningRate: 0.5,
      margin: 2,
    })
  })

  it('races as B with nothing but what differs from A', () => {
    raceAsB(config)
    expect(setupStore.getState().setup).toEqual({
      ...DEFAULT_SETUP,
      b: { learningRate: 0.5, margin: 2 },
      compare: true,
    })
  })
})
