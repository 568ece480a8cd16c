import { describe, expect, it, vi } from 'vitest'
import { DEFAULT_CONFIG } from '../domain/config'
import type { Baselines, Judgement, ScoredPairs } from '../domain/reports'
import { evaluationReport } from '../domain/testRecords'
import { judgedOf, rankedOf } from './judgedRun'
import { idleRun, type RunView } from './runView'

const pairs = (outputs: number[], same: number[]): ScoredPairs => ({
  a: new Int32Array(same.length),
  b: new Int32Array(same.length),
  same: Uint8Array.from(same),
  distances: Float32Array.from(outputs),
  outputs: Float32Array.from(outputs),
})
const embeddings = { images: new Int32Array(), dimension: 1, values: new Float32Array() }
const baselines = (): Baselines => ({
  untrained: Float32Array.of(1, 2),
  pixels: Float32Array.of(2, 1),
})

const evaluation = (step: number) => evaluationReport({ ...pairs([0.1, 0.9], [1, 0]), step })
const judgement = (step: number): Judgement => ({
  ...pairs([0.1, 0.9, 0.2, 0.8], [1, 0, 1, 0]),
  step,
  foldOf: Uint8Array.of(0, 0, 1, 1),
  folds: ['1', '2'],
  baselines: baselines(),
  further: { ...pairs([], []), baselines: baselines() },
  embeddings,
})
const viewOf = (patch: Partial<RunView>): RunView => ({
  ...idleRun(),
  config: DEFAULT_CONFIG,
  ...patch,
})

describe('what is judged', () => {
  it('is nothing before the first evaluation', () => {
    expect(judgedOf(viewOf({}))).toBeNull()
  })

  it('is the live evaluation until there is a judgement as new', () => {
    const live = viewOf({ evaluation: evaluation(20), judgement: judgement(10) })
    expect(judgedOf(live)).toMatchObject({ isLive: true, step: 20, folds: null })
    const closer = judgedOf({ ...live, judgement: judgement(20) })
    expect(closer).toMatchObject({ isLive: false, step: 20, folds: { names: ['1', '2'] } })
    expect(closer?.pairs.outputs).toHaveLength(4)
  })

  it('is a judgement also where no evaluation came before it', () => {
    expect(judgedOf(viewOf({ judgement: judgement(3) }))?.step).toBe(3)
  })

  it('knows over whom it is as soon as it is told whose the images are, after a run is gone on with', () => {
    const resumed = viewOf({ judgement: judgement(3) })
    expect(judgedOf(resumed)?.units).toBeNull()
    expect(judgedOf({ ...resumed, classes: Int32Array.of(0, 1) })?.units).not.toBeNull()
  })

  it('has the baselines of its own pairs', () => {
    const live = baselines()
    const given = viewOf({ evaluation: evaluation(20), baselines: live })
    expect(judgedOf(given)?.baselines).toBe(live)
    const closer = judgement(20)
    expect(judgedOf({ ...given, judgement: closer })?.baselines).toBe(closer.baselines)
  })

  it('stays the same object while nothing of it changes, and follows late baselines', () => {
    const view = viewOf({ evaluation: evaluation(20) })
    const first = judgedOf(view)
    expect(judgedOf({ ...view, revision: 99 })).toBe(first)
    const later = { ...view, baselines: baselines() }
    expect(judgedOf(later)?.baselines).toBe(later.baselines)
    expect(judgedOf(later)).toBe(judgedOf(later))
  })
})

describe('the ranking', () => {
  it('is computed once for the same outputs', () => {
    const outputs = Float32Array.of(0.1, 0.2, 0.3)
    const sort = vi.spyOn(Array.prototype, 'sort')
    const first = rankedOf(outputs, Uint8Array.of(1, 1, 0), 'different')
    const sorts = sort.mock.calls.length
    expect(rankedOf(outputs, Uint8Array.of(1, 1, 0), 'different')).toBe(first)
    expect(sort).toHaveBeenCalledTimes(sorts)
    sort.mockRestore()
  })

  it('has the threshold at which both errors are nearest to each other', () => {
    const { equalErrorThreshold, ranking } = rankedOf(
      Float32Array.of(0.1, 0.2, 0.6, 0.5, 0.8, 0.9),
      Uint8Array.of(1, 1, 1, 0, 0, 0),
      'different',
    )
    expect(ranking.eer).toBeCloseTo(1 / 3, 9)
    expect(equalErrorThreshold).toBeCloseTo(0.55, 6)
  })

  it('has no curve where an output is not finite', () => {
    const ranked = rankedOf(Float32Array.of(0.1, NaN), Uint8Array.of(1, 0), 'different')
    expect(ranked).toMatchObject({ curve: [], equalErrorThreshold: NaN })
  })
})
