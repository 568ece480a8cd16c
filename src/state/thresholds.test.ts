import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../domain/config'
import { judgedOf, rankedBy } from './judgedRun'
import { runsStore } from './runs'
import { idleRun, type RunView } from './runView'
import { evaluation } from './testRuns'
import { judgeFor } from './judgeFor'
import { resetThreshold, setThreshold, thresholdsStore } from './thresholds'

const viewOf = (patch: Partial<RunView>): RunView => ({
  ...idleRun(),
  config: DEFAULT_CONFIG,
  ...patch,
})
const REPORT = {
  ...evaluation(1, 1, 1).report,
  same: Uint8Array.of(1, 0),
  outputs: Float32Array.of(0.1, 0.9),
}
const run = (config: Partial<RunConfig>) =>
  runsStore.setState({ A: viewOf({ config: { ...DEFAULT_CONFIG, ...config } }) })

beforeEach(() => {
  runsStore.setState({ A: idleRun(), B: idleRun() })
  thresholdsStore.setState({ A: null, B: null })
})

describe('the threshold', () => {
  const judged = (patch: Partial<RunConfig> = {}) => {
    const found = judgedOf(viewOf({ config: { ...DEFAULT_CONFIG, ...patch }, evaluation: REPORT }))
    if (found === null) throw new Error('nothing is judged')
    return found
  }
  const set = () => thresholdsStore.getState().A

  it('is the run’s own until a person sets one, and again after a reset', () => {
    run({})
    expect(judgeFor(judged(), set())).toMatchObject({ threshold: 0.5, from: 'aim' })
    setThreshold('A', 0.3)
    expect(judgeFor(judged(), set())).toMatchObject({ threshold: 0.3, from: 'set' })
    resetThreshold('A')
    expect(judgeFor(judged(), set())).toMatchObject({ threshold: 0.5, from: 'aim' })
  })

  it('is the best one where the loss aims at none', () => {
    const judging = judged({ loss: 'triplet' })
    const { bestThreshold } = rankedBy(judging).ranking
    expect(judgeFor(judging, null)).toMatchObject({ threshold: bestThreshold, from: 'best' })
  })

  it('is kept while the outputs’ direction and scale stay', () => {
    run({})
    setThreshold('A', 0.3)
    const from = (patch: Partial<RunConfig>) => judgeFor(judged(patch), set()).from
    expect(from({ learningRate: 1, margin: 2, loss: 'double_margin' })).toBe('set')
    expect(from({ distance: 'cosine' })).toBe('aim')
    expect(from({ head: 'sigmoid' })).toBe('aim')
    expect(from({ loss: 'bce' })).toBe('aim')
  })

  it('of a run that was never started cannot be set', () => {
    setThreshold('A', 0.3)
    expect(set()).toBeNull()
  })
})
