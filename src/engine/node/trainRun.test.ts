import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import { tinySet } from '../../domain/testPhotos'
import { trainRun } from '../node'

const SMALL: RunConfig = {
  ...DEFAULT_CONFIG,
  encoder: 'custom',
  layers: [{ kind: 'flatten' }, { kind: 'dense', units: 8, activation: 'linear' }],
  batch: 8,
  steps: 25,
}

describe('a run in Node', () => {
  it('comes to its end with its log, its evaluations, and what there is to beat', async () => {
    const run = await trainRun(SMALL)
    expect(run.finished).toBe(true)
    expect(run.log.length).toBe(25)
    expect(run.log.heldOut.step).toEqual([25])
    expect(run.evaluation).toMatchObject({ step: 25, auc: run.log.heldOut.auc[0] })
    expect(run.baselines?.pixels).toHaveLength(200)
    expect(run.judgement).toBeNull()
    expect(run.closest).toBeGreaterThan(0)
    expect(run.layers.map(({ name }) => name)).toEqual(['dense'])
  })

  it('repeats to the last digit, and is judged where that is asked for', async () => {
    const [one, two] = [await trainRun(SMALL), await trainRun(SMALL, { judge: true })]
    expect(two.log.column('loss')).toEqual(one.log.column('loss'))
    expect(two.judgement?.step).toBe(25)
    expect(two.judgement?.same.length).toBeGreaterThan(1000)
  })

  it('ends after the step that is told to be its last, evaluated there', async () => {
    const { log, finished, evaluation } = await trainRun(
      { ...SMALL, steps: 0 },
      { endsAfter: ({ step }) => step === 7 },
    )
    const whole = await trainRun({ ...SMALL, steps: 7 })
    expect([finished, log.length, evaluation?.step]).toEqual([true, 7, 7])
    expect(evaluation?.loss).toBe(whole.evaluation?.loss)
  })

  it('is trained on a person’s own photos, as they are given', async () => {
    const { set, pixels } = tinySet()
    const config: RunConfig = { ...SMALL, data: 'own', set: set.id, size: 8, steps: 3 }
    const run = await trainRun(config, { data: { kind: 'own', set, pixels } })
    expect([run.finished, run.set]).toEqual([true, set])
    expect(run.heldOut?.paths[0]).toMatch(/\.jpg$/)
  })

  it('ends with what is not finite, and where', async () => {
    const run = await trainRun({ ...SMALL, learningRate: 1e30, optimizer: 'sgd' })
    expect(run.finished).toBe(false)
    expect(run.nonFinite?.step).toBe(run.log.length)
  })

  it('refuses what cannot start, has no end, or is for another backend', async () => {
    await expect(trainRun({ ...SMALL, layers: [] })).rejects.toThrow(/encoder_misfit/)
    await expect(trainRun({ ...SMALL, steps: 0 })).rejects.toThrow('give it a limit')
    await expect(trainRun({ ...SMALL, backend: 'webgpu' })).rejects.toThrow(/backend_unavailable/)
    await expect(trainRun({ ...SMALL, data: 'own' })).rejects.toThrow('must be given')
  })
})
