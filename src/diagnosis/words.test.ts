/** What findings say: titles, evidence and numbers. */
import { describe, expect, it } from 'vitest'
import { diagnose } from './diagnose'
import type { FindingCode } from './finding'
import { factsOf, heldOut, nanAtZero, type History } from './testFacts'
import { BAD, distances, finished, RANKED } from './testHistories'

const nonFinite = nanAtZero
const findings = (history: History) => diagnose([factsOf(history)])
const codes = (history: History) => findings(history).map(({ code }) => code)
const finding = (code: FindingCode, history: History) =>
  findings(history).find((each) => each.code === code)

describe('a NaN', () => {
  const history = {
    config: { epsilon: 0, encoder: 'net_definition', size: 64 },
    steps: 57,
    rest: { nonFinite },
  } as const

  it('is followed back to the pair and the root', () => {
    const [found] = findings(history)
    expect(found?.title).toBe('Net_Definition turned to NaN')
    expect(found?.where).toContain('∂√ of the distance')
    expect(found?.why).toContain('Pair 11 of the batch (same)')
    expect(found?.why).toContain('1 of 16 weight tensors')
    expect(found?.why).toContain('PyTorch')
  })

  it('is cured by a lower rate together with ε or with a distance without a root', () => {
    expect(findings(history)[0]?.fixes[0]?.patch).toEqual({ learningRate: 0.0001, epsilon: 1e-7 })
    expect(findings(history)[0]?.cause).toBe('root_at_zero')
  })

  it('is an image and itself where that is what the pair is', () => {
    const itself = { ...nonFinite, ofItself: true }
    const config = { ...history.config, selfPairs: 1 } as const
    const [found] = findings({ ...history, config, rest: { nonFinite: itself } })
    expect(found?.why).toContain('Pair 11 of the batch (same) is an image and itself')
    expect([found?.cause, found?.fixes[0]?.patch]).toEqual(['pair_of_itself', { selfPairs: 0 }])
  })

  it('is an image drawn twice where a loss compares all images of the batch', () => {
    const twice = { ...nonFinite, pair: null, drawnTwice: 1 }
    const [found] = findings({
      config: { epsilon: 0, loss: 'triplet' },
      steps: 9,
      rest: { nonFinite: twice },
    })
    expect(found?.why).toContain('An image was drawn twice in the batch')
    expect([found?.cause, found?.fixes[0]?.patch]).toEqual(['image_twice', { epsilon: 1e-7 }])
  })

  it('that began in the forward pass names the layer, and how what it was fed grew', () => {
    const broken = {
      ...nonFinite,
      pair: null,
      where: 'loss' as const,
      origin: 'dense',
      forward: [
        { name: 'conv2d', first: 2, now: 3e20 },
        { name: 'dense', first: 1, now: Infinity },
      ],
    }
    const [found] = findings({ steps: 4, rest: { nonFinite: broken } })
    expect(found?.where).toContain('first in the output of dense, forward')
    expect(found?.why).toContain('fed values up to 3.00e+20 by conv2d (2.00 before training)')
  })

  it('says what TensorFlow’s kernel spares', () => {
    const config = { ...history.config, rootSlope: 'tensorflow' } as const
    const pair = { ...nonFinite.pair, same: false }
    const [found] = findings({ ...history, config, rest: { nonFinite: { ...nonFinite, pair } } })
    expect(found?.why).toContain('(different)')
    expect(found?.why).toContain('TensorFlow’s own kernel spares')
    expect(found?.evidence?.chain).toContainEqual({ text: '∂L/∂d ≠ 0' })
  })

  it('names what was built where that is not what was asked for', () => {
    const config = { ...history.config, encoder: 'test_model', createModel: 'as_posted' } as const
    const [found] = findings({ ...history, config })
    expect(found?.title).toBe('TestModel (builds Net_Definition) turned to NaN')
  })

  it.each([{ epsilon: 1e-7 }, { epsilon: 0, distance: 'squared' }] as const)(
    'is not blamed on a root with %j',
    (config) => {
      const [found] = findings({ config, steps: 57, rest: { nonFinite } })
      expect(found?.where).not.toContain('√')
      expect(found?.evidence?.chain).toBeUndefined()
    },
  )

  it('of a loss within the batch names no pair', () => {
    const config = { epsilon: 0, loss: 'triplet' } as const
    const [found] = findings({
      config,
      steps: 9,
      rest: { nonFinite: { ...nonFinite, pair: null } },
    })
    expect(found?.why).toContain('Two images of the batch')
  })
})

describe('numbers that belong together are told together', () => {
  it('σ: ranking, accuracy and loss', () => {
    const measured = heldOut({ ...RANKED, auc: 1, loss: 0.145 })
    const history: History = {
      config: { head: 'sigmoid' },
      steps: 200,
      rest: { heldOut: measured, finished: true },
    }
    expect(codes(history)).toEqual(['sigmoid_floor'])
    const found = finding('sigmoid_floor', history)
    expect(found?.where).toBe('step 40 · AUC 1.000, accuracy 0.500, loss 0.145')
    expect(found?.why).toContain('cannot go below 0.125')
    expect(found?.why).toContain('no output is below that')
  })

  it('upside down: what is shown and what is true', () => {
    const measured = heldOut({ accuracy: 0.004, verified: 0.996 })
    const history: History = {
      config: { metric: 'binary_accuracy' },
      steps: 150,
      rest: { heldOut: measured },
    }
    expect(finding('accuracy_upside_down', history)?.where).toBe(
      'step 40 · shown 0.004, verified 0.996',
    )
  })

  it('every label: the loss and its floor', () => {
    const history: History = { config: { loss: 'broadcast' }, steps: 300, loss: 0.2534 }
    const found = finding('broadcast_loss', history)
    expect(found?.severity).toBe('error')
    expect(found?.where).toBe('step 300 · loss 0.253, its floor is 0.25')
  })

  it('dead: gradient and AUC, and how many distances are at ε', () => {
    const measured = heldOut({ ...BAD, distances: distances(155) })
    const history: History = { steps: 40, gradNorm: 0, loss: 0.006, rest: { heldOut: measured } }
    const found = finding('dead_gradient', history)
    expect(found?.where).toContain('AUC 0.550')
    expect(found?.why).toContain('155 of 200 held-out distances')
  })

  it('lag: both statistics, on the very same pairs', () => {
    const own = { loss: 0.01, auc: 0.999, verified: 0.98, bestAccuracy: 0.99 }
    const found = finding('held_out_lags', {
      config: { encoder: 'net_definition', size: 64 },
      steps: 320,
      loss: 0.005,
      rest: { heldOut: heldOut({ ...RANKED, ownStatistics: own }) },
    })
    expect(found?.title).toContain('off the threshold')
    expect(found?.why).toContain('0.500 of these pairs are right')
    expect(found?.why).toContain('0.980 are')
    expect(found?.cause).toBe('moving_statistics_lag')
  })

  it('stuck: what the loss is beside guessing, without its penalty, and no more than that', () => {
    const why = (loss: number, penalty = 0) =>
      finding('stuck', { steps: 60, loss, measures: { penalty }, rest: finished(BAD) })?.why ?? ''
    expect(why(0.251)).toContain('near 0.25, which giving every pair the same output scores')
    expect(why(4)).toContain('The training loss is 4; giving every pair')
    expect(why(6.69, 6)).toContain('The training loss is 0.69')
    expect(why(6.69, 6)).toContain('without the penalty, which is 90 % of it')
    expect(why(4)).not.toContain('more steps')
  })

  it('self-pairs: how often, and that the first one ends a run without ε', () => {
    const every = { selfPairs: 1, pairs: 'every', batch: 32, epsilon: 0 } as const
    expect(finding('self_pairs', { config: every })?.why).toContain('12,665')
    expect(finding('self_pairs', { config: every })?.why).toContain('one every 396 steps')
    expect(finding('self_pairs', { config: every })?.why).toContain('NaN')
  })
})
