import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import { measuresOf } from './stepMeasures'

interface Figures {
  readonly loss?: number
  readonly losses?: readonly number[]
  readonly distances?: readonly number[]
}

const measured = (
  { loss = 0.5, losses = [0.5], distances = [1] }: Figures,
  patch: Partial<RunConfig> = {},
) =>
  measuresOf(
    { loss, losses: Float32Array.from(losses), distances: Float32Array.from(distances) },
    { ...DEFAULT_CONFIG, ...patch },
  )

describe('what is measured of a step', () => {
  it('counts the pairs that cost anything', () => {
    expect(measured({ losses: [0, 1e-30, 2, 0] }).active).toBe(0.5)
    expect(measured({ losses: [0, 0] }).active).toBe(0)
  })

  it('has a penalty where one is added: the loss less the pairs’ mean, and never below 0', () => {
    const figures = { loss: 0.75, losses: [0, 1] }
    expect(measured(figures, { l2: 0.01 }).penalty).toBe(0.25)
    expect(measured(figures).penalty).toBe(0)
    expect(measured(figures, { l2: 0.01, l2Applied: 0 }).penalty).toBe(0)
    expect(measured({ ...figures, loss: 0.4999 }, { l2: 0.01 }).penalty).toBe(0)
  })

  it('tells the largest distance, and no number where one is none', () => {
    expect(measured({ distances: [0.5, 3, 2] }).largest).toBe(3)
    expect(measured({ distances: [0.5, NaN, 2] }).largest).toBeNaN()
  })

  const root = Math.sqrt(1e-4)
  it.each([
    [{}, root, 0.75],
    [{ epsilonForm: 'add' }, root, 0.75],
    [{ epsilonForm: 'safe' }, 0, 0.25],
    [{ epsilon: 0 }, 0, 0.25],
    [{ distance: 'squared' }, 0, 0.25],
    [{ distance: 'cosine', epsilonForm: 'add' }, 0, 0.25],
    [{ head: 'absdiff_sigmoid' }, root, 0.75],
  ] as const)('counts the distances at their least: %o, %d', (patch, least, share) => {
    const distances = [0, root, 1.009 * root, 1.02 * root + 1e-6]
    expect(measured({ distances }, { epsilon: 1e-4, ...patch }).least).toBe(share)
    expect(measured({ distances: [least + 1e-7, 1] }, { epsilon: 1e-4, ...patch }).least).toBe(0.5)
  })
})
