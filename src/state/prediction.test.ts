import { describe, expect, it } from 'vitest'
import type { Case } from '../domain/case'
import { caseById } from '../domain/cases'
import { configOf, type Setup } from '../domain/config'
import { nonFiniteReport } from '../domain/testRecords'
import { predict, predictionsStore, predictionState } from './prediction'
import { idleRun, type RunView } from './runView'

const nan = caseById('nan') as Case
const setup: Setup = { ...nan.setup, caseId: 'nan' }
const started: RunView = { ...idleRun(), config: configOf(setup, 'B'), state: 'training' }
const report = nonFiniteReport({ step: 46 })
const turnedToNan: RunView = { ...started, state: 'failed', nonFinite: report }

describe('a prediction', () => {
  it('is kept for each case', () => {
    predict('nan', 2)
    predict('sigmoid', 1)
    predict('nan', 0)
    expect(predictionsStore.getState()).toEqual({ nan: 0, sigmoid: 1 })
  })

  it('can be made until the run starts, and again after a reset', () => {
    expect(predictionState(nan, setup, idleRun()).stage).toBe('open')
    expect(predictionState(nan, setup, started).stage).toBe('running')
    expect(predictionState(nan, setup, { ...started, state: 'paused' }).stage).toBe('running')
  })

  it('can be made while another case is open, whatever its run does', () => {
    expect(predictionState(nan, { ...setup, caseId: 'healthy' }, turnedToNan).stage).toBe('open')
  })

  it('is answered by how the run came out', () => {
    expect(predictionState(nan, setup, turnedToNan)).toEqual({
      stage: 'answered',
      verdict: 'nan',
      right: 2,
      asUsual: true,
    })
  })

  it('says when the run came out otherwise than the case does', () => {
    expect(predictionState(nan, setup, { ...started, state: 'finished' })).toEqual({
      stage: 'answered',
      verdict: 'undecided',
      right: null,
      asUsual: false,
    })
  })

  it('is not answered by a run that could not be trained', () => {
    const error = { code: 'worker_died', title: '', cause: '', fix: '' } as const
    expect(predictionState(nan, setup, { ...started, state: 'failed', error }).stage).toBe('failed')
  })
})
