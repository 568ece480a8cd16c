import { describe, expect, it } from 'vitest'
import type { ConfigPatch } from '../domain/config'
import type { EvaluationRecord } from '../domain/stepLog'
import { factsOf, heldOut, nanAtZero, type History } from './testFacts'
import { VERDICT_TEXT, verdictOf, type Verdict } from './verdict'

const judge = (history: History) => verdictOf(factsOf(history))
const ended = (measured: Partial<EvaluationRecord>, config: ConfigPatch = {}) =>
  judge({ config, steps: 60, rest: { finished: true, heldOut: heldOut(measured) } })
const going = (measured: Partial<EvaluationRecord>, config: ConfigPatch = {}) =>
  judge({ config, steps: 60, rest: { heldOut: heldOut(measured) } })

/** Measured runs of the Encoder and of Net_Definition, and what they were. */
const MEASURED: readonly (readonly [string, ConfigPatch, Partial<EvaluationRecord>, Verdict])[] = [
  ['as it should be', {}, { auc: 1, accuracy: 1 }, 'learns'],
  ['terms swapped alone', { convention: 'different' }, { auc: 0.49, accuracy: 0.48 }, 'stuck'],
  ['σ(d)', { head: 'sigmoid' }, { auc: 1, accuracy: 0.5 }, 'misread'],
  ['Dense(1) + σ', { head: 'dense_sigmoid' }, { auc: 1, accuracy: 0.96 }, 'learns'],
  ['map_fn', { loss: 'broadcast' }, { auc: 0.57, accuracy: 0.53 }, 'stuck'],
  ['map_fn, worse than untrained', { loss: 'broadcast' }, { auc: 0.81, accuracy: 0.73 }, 'stuck'],
  [
    'binary_accuracy where 1 means same',
    { metric: 'binary_accuracy' },
    { auc: 1, accuracy: 0.001, verified: 0.999 },
    'misread',
  ],
  [
    'a learnable head and terms swapped',
    { head: 'dense_sigmoid', convention: 'different' },
    { auc: 0.002, accuracy: 0.01 },
    'inverted',
  ],
  ['batch normalisation lags', { encoder: 'net_definition' }, { auc: 1, accuracy: 0.5 }, 'misread'],
  ['stopped untrained', {}, { auc: 0.9, accuracy: 0.5 }, 'stuck'],
]

describe('the verdict of a finished run', () => {
  it.each(MEASURED)('of %s, %j with %j, is %s', (_, config, measured, verdict) => {
    expect(ended(measured, config)).toBe(verdict)
  })
})

describe('the verdict before the end', () => {
  it.each([
    ['an untrained encoder, which ranks by pixels alone', { auc: 0.9, accuracy: 0.5 }],
    ['a loss at its floor', { auc: 0.5, accuracy: 0.5 }],
    ['a head that is not turned the right way yet', { auc: 0.1, accuracy: 0.4 }],
    ['outputs that have not crossed the threshold yet', { auc: 0.99, accuracy: 0.5 }],
  ])('of %s stays open', (_, measured) => {
    expect(going(measured)).toBe('undecided')
  })

  it('does not wait for a run that learns', () => {
    expect(going({ auc: 0.98, accuracy: 0.95 })).toBe('learns')
  })

  it('nor for an accuracy that can never show it', () => {
    expect(going({ auc: 1, accuracy: 0.5 }, { head: 'sigmoid' })).toBe('misread')
    expect(going({ auc: 1, accuracy: 0.01 }, { metric: 'binary_accuracy' })).toBe('misread')
  })

  it('is open before anything was evaluated, and at an end without evaluation', () => {
    expect(judge({})).toBe('undecided')
    expect(judge({ steps: 3, rest: { finished: true } })).toBe('undecided')
  })
})

describe('a run that cannot go on', () => {
  it('is NaN, whatever was measured before', () => {
    expect(judge({ steps: 57, rest: { nonFinite: nanAtZero, heldOut: heldOut() } })).toBe('nan')
  })

  const still = { steps: 40, gradNorm: 0 }
  it('is dead after thirty gradients of exactly 0, finished or not', () => {
    const unlearnt = heldOut({ auc: 0.52, accuracy: 0.5 })
    expect(judge({ ...still, rest: { heldOut: unlearnt } })).toBe('dead')
    expect(judge({ ...still, rest: { heldOut: unlearnt, finished: true } })).toBe('dead')
    expect(judge({ ...still, steps: 29 })).toBe('undecided')
    expect(judge({ ...still, gradNorm: 1e-30 })).toBe('undecided')
  })

  it('is dead though moving statistics still rank held-out pairs rightly', () => {
    expect(judge({ ...still, loss: 0.5, rest: { heldOut: heldOut() } })).toBe('dead')
  })

  it('is not dead where nothing costs anything any more', () => {
    const spent = { ...still, loss: 0, config: { loss: 'triplet' } } as const
    expect(judge({ ...spent, rest: { heldOut: heldOut() } })).toBe('learns')
  })
})

const finishedAbove = (gain: number) => ({
  finished: true,
  heldOut: heldOut({ auc: 0.85, accuracy: 0.8, bestAccuracy: 0.82 }),
  untrained: { auc: 0.85 - gain, gain, low: gain - 0.01, high: gain + 0.01 },
})

describe('the verdict beside the untrained network', () => {
  const beside = (auc: number, gain: number, low: number) =>
    judge({
      config: { data: 'faces' },
      steps: 60,
      rest: {
        finished: true,
        heldOut: heldOut({ auc, accuracy: 0.8, bestAccuracy: 0.82 }),
        untrained: { auc: auc - gain, gain, low, high: 2 * gain - low },
      },
    })

  it('is that it learns where training has made the ranking better', () => {
    expect(beside(0.85, 0.1, 0.06)).toBe('learns')
    expect(beside(0.85, 0.03, -0.01)).toBe('learns')
  })

  it('is stuck where it ranks as well as it did before its first step', () => {
    expect(beside(0.85, 0, -0.03)).toBe('stuck')
    expect(beside(0.85, -0.1, -0.14)).toBe('stuck')
  })

  it('is stuck where a loss within the batch rests at what equal embeddings cost', () => {
    const config = { loss: 'triplet', margin: 0.2, data: 'faces' } as const
    const rest = finishedAbove(0.05)
    expect(judge({ config, steps: 60, loss: 0.199, rest })).toBe('stuck')
    expect(judge({ config, steps: 60, loss: 0.1, rest })).toBe('learns')
  })

  it('asks for nothing more of a ranking that is perfect', () => {
    expect(beside(0.995, 0.001, -0.004)).toBe('learns')
  })
})

describe('the verdict on faces', () => {
  const faces = (measured: Partial<EvaluationRecord>, pixelAuc: number | null = null) =>
    judge({
      config: { data: 'faces' },
      steps: 60,
      rest: { finished: true, pixelAuc, heldOut: heldOut(measured) },
    })

  it('is that they are learnt where unseen people are ranked better than pixels rank them', () => {
    const measured = { auc: 0.84, accuracy: 0.74, bestAccuracy: 0.77 }
    expect(faces(measured)).toBe('learns')
    expect(faces(measured, 0.71)).toBe('learns')
    expect(faces(measured, 0.9)).toBe('stuck')
  })

  it('is stuck near chance, and misread where the threshold hides what is ranked', () => {
    expect(faces({ auc: 0.55, accuracy: 0.5, bestAccuracy: 0.55 })).toBe('stuck')
    expect(faces({ auc: 0.9, accuracy: 0.5, bestAccuracy: 0.83 })).toBe('misread')
    expect(faces({ auc: 0.2, accuracy: 0.3, bestAccuracy: 0.5 })).toBe('inverted')
  })
})

it('has words for each verdict', () => {
  expect(new Set(Object.values(VERDICT_TEXT)).size).toBe(7)
})
