import { describe, expect, it } from 'vitest'
import { SOURCES } from '../../domain/choices/sources'
import { runError } from '../../domain/errors'
import type { HeldOutImages } from '../../domain/reports'
import { createStepLog } from '../../domain/stepLog'
import { evaluationReport, stepRecord } from '../../domain/testRecords'
import { idleRun, type RunView } from '../../state/runView'
import { situationOf } from './situation'

const log = createStepLog()
log.append(stepRecord())
const heldOut = {} as HeldOutImages
const evaluation = (auc: number) => evaluationReport({ auc })
const told = (view: Partial<RunView>, hasSet = true) =>
  situationOf('A', { ...idleRun(), ...view }, SOURCES.mnist01.words(null), hasSet)

describe('the situation of a run to be tried', () => {
  it('before its start: what to do, and what will then be possible', () => {
    expect(told({})).toMatchObject({ kind: 'wait' })
    expect(told({})?.text).toMatch(/^Train first, or step once\. Then run A says of two digits/)
    expect(told({ state: 'loading' })?.text).toBe('Run A is starting…')
  })

  it('after NaN: since when, and what to do', () => {
    const nonFinite = { step: 57, value: 'nan' } as RunView['nonFinite']
    const situation = told({ state: 'failed', nonFinite, heldOut, log })
    expect(situation).toMatchObject({ kind: 'error' })
    expect(situation?.text).toMatch(/NaN at step 57.*train again; what you put here stays/)
  })

  it('after another failure: its cause and fix', () => {
    const error = runError('worker_died', 'It ran out of luck.')
    expect(told({ state: 'failed', error })?.text).toMatch(
      /It ran out of luck\. Reset starts a new/,
    )
  })

  it('without its set: where to find one', () => {
    expect(told({}, false)?.text).toMatch(/not in this browser/)
  })

  it('nearly untrained, or ranking like a coin: not to be trusted', () => {
    expect(told({ state: 'paused', heldOut, log })?.text).toMatch(/one step.*means little/)
    const weak = told({ state: 'paused', heldOut, log, evaluation: evaluation(0.52) })
    expect(weak).toMatchObject({ kind: 'warning' })
    expect(weak?.text).toMatch(/0\.52/)
  })

  it('trained well: nothing to say', () => {
    expect(told({ state: 'training', heldOut, log, evaluation: evaluation(0.99) })).toBeNull()
  })
})
