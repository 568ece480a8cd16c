import { describe, expect, it } from 'vitest'
import { runError } from '../domain/errors'
import { setupProblems } from '../domain/problems'
import { diagnose } from './diagnose'
import type { FindingCode } from './finding'
import { factsOf, heldOut, nanAtZero, type History } from './testFacts'

/** More than WASM can hold. */
const TOO_LARGE = { size: 224, channels: 3, batch: 128 } as const
const NO_ROOT = [
  { distance: 'squared' },
  { distance: 'manhattan' },
  { distance: 'cosine' },
  { head: 'absdiff_sigmoid' },
] as const
const nonFinite = nanAtZero
const BAD = { auc: 0.55, accuracy: 0.5, verified: 0.5, bestAccuracy: 0.56 }
const RANKED = { auc: 0.999, accuracy: 0.5, verified: 0.5, bestAccuracy: 0.99 }
/** Held-out distances, so many of them at √1e-7. */
const distances = (atLeast: number) =>
  Float32Array.from({ length: 200 }, (_, i) => (i < atLeast ? Math.sqrt(1e-7) : 0.5))

/** For each rule, histories that trigger it and healthy ones near by that don't. */
const FIXTURES: Record<FindingCode, { triggers: History[]; not: History[] }> = {
  run_error: {
    triggers: [{ rest: { error: runError('device_lost', 'The driver was reset.') } }],
    not: [{}],
  },
  setup_problem: {
    triggers: [
      { config: { encoder: 'test_model', size: 28 } },
      { config: { ...TOO_LARGE, backend: 'wasm' } },
      { config: { ...TOO_LARGE, backend: 'auto' } },
      { config: { loss: 'bce' } },
    ],
    not: [
      { config: { encoder: 'test_model', size: 36 } },
      { config: { ...TOO_LARGE, backend: 'webgpu' } },
      { config: { ...TOO_LARGE, backend: 'auto' }, steps: 1 },
      { config: { loss: 'bce', head: 'dense_sigmoid' } },
    ],
  },
  wrong_model_built: {
    triggers: [{ config: { encoder: 'test_model', createModel: 'as_posted' } }],
    not: [
      { config: { encoder: 'test_model' } },
      { config: { encoder: 'net_definition', createModel: 'as_posted' } },
      { config: { createModel: 'as_posted' } },
    ],
  },
  non_finite: {
    triggers: [{ config: { epsilon: 0 }, steps: 57, rest: { nonFinite } }],
    not: [{ config: { epsilon: 0 }, steps: 57 }],
  },
  root_without_epsilon: {
    triggers: [{ config: { epsilon: 0 } }, { config: { epsilon: 0, rootSlope: 'tensorflow' } }],
    not: [
      {},
      { config: { epsilon: 0 }, rest: { nonFinite } },
      ...NO_ROOT.map((patch) => ({ config: { ...patch, epsilon: 0 } })),
    ],
  },
  self_pairs: {
    triggers: [{ config: { selfPairs: 1 } }, { config: { selfPairs: 1, pairs: 'every' } }],
    not: [{}, { config: { selfPairs: 1, epsilon: 0 }, rest: { nonFinite } }],
  },
  pixels_unscaled: {
    triggers: [{ config: { normalization: 'none' } }],
    not: [{}, { config: { normalization: 'standardized' } }],
  },
  inverted_convention: {
    triggers: [
      { config: { convention: 'different' } },
      { config: { labels: 'different' } },
      { config: { labels: 'different', loss: 'broadcast' } },
    ],
    not: [
      {},
      { config: { labels: 'different', convention: 'different' } },
      { config: { convention: 'different', loss: 'bce', head: 'dense_sigmoid' } },
      { config: { labels: 'different', loss: 'triplet' } },
    ],
  },
  cross_entropy_of_distance: {
    triggers: [{ config: { loss: 'bce', head: 'sigmoid' } }],
    not: [
      { config: { loss: 'bce', head: 'sigmoid', labels: 'different' } },
      { config: { loss: 'bce', head: 'dense_sigmoid' } },
    ],
  },
  broadcast_loss: {
    triggers: [
      { config: { loss: 'broadcast' } },
      { config: { loss: 'broadcast' }, steps: 300, loss: 0.2534 },
    ],
    not: [{}, { steps: 300, loss: 0.2534 }],
  },
  l2_unapplied: {
    triggers: [{ config: { l2: 0.01, l2Applied: 0 } }],
    not: [{ config: { l2: 0.01 } }, { config: { l2Applied: 0 } }],
  },
  sigmoid_floor: {
    triggers: [
      { config: { head: 'sigmoid' } },
      { config: { head: 'sigmoid', loss: 'double_margin' } },
      { config: { head: 'sigmoid', loss: 'bce', labels: 'different' } },
      { config: { head: 'sigmoid' }, steps: 200, rest: { heldOut: heldOut(RANKED) } },
    ],
    not: [
      {},
      { config: { head: 'dense_sigmoid' } },
      { config: { head: 'sigmoid', convention: 'different' } },
      { config: { head: 'sigmoid', loss: 'bce' } },
    ],
  },
  threshold_out_of_reach: {
    triggers: [
      { config: { head: 'dense_sigmoid', margin: 2 } },
      { config: { head: 'sigmoid', loss: 'broadcast' } },
    ],
    not: [
      {},
      { config: { head: 'sigmoid', loss: 'bce' } },
      { config: { head: 'dense_sigmoid' } },
      { config: { head: 'sigmoid' } },
    ],
  },
  accuracy_upside_down: {
    triggers: [
      { config: { metric: 'binary_accuracy' } },
      { config: { metric: 'keras_lt_half', labels: 'different', convention: 'different' } },
      { config: { metric: 'keras_lt_half', loss: 'bce', head: 'dense_sigmoid' } },
    ],
    not: [
      {},
      { config: { metric: 'keras_lt_half' } },
      { config: { metric: 'binary_accuracy', loss: 'bce', head: 'dense_sigmoid' } },
      { config: { metric: 'binary_accuracy', labels: 'different', convention: 'different' } },
      { config: { metric: 'binary_accuracy', head: 'sigmoid' } },
    ],
  },
  dead_gradient: {
    triggers: [
      { steps: 10, gradNorm: 0 },
      { steps: 40, gradNorm: 0, loss: 0.006, rest: { heldOut: heldOut(BAD) } },
    ],
    not: [
      { steps: 9, gradNorm: 0 },
      { steps: 10, gradNorm: 1e-12 },
      { config: { loss: 'triplet' }, steps: 40, gradNorm: 0, rest: { heldOut: heldOut() } },
    ],
  },
  collapsed: {
    triggers: [
      { steps: 40, rest: { heldOut: heldOut({ ...BAD, distances: distances(155) }) } },
      {
        config: { distance: 'squared' },
        steps: 40,
        rest: { heldOut: heldOut({ ...BAD, distances: new Float32Array(200) }) },
      },
    ],
    not: [
      { steps: 40, rest: { heldOut: heldOut({ distances: distances(100) }) } },
      { steps: 10, rest: { heldOut: heldOut({ ...BAD, distances: distances(200) }) } },
      { steps: 40, gradNorm: 0, rest: { heldOut: heldOut({ ...BAD, distances: distances(155) }) } },
    ],
  },
  held_out_lags: {
    triggers: [
      { steps: 20, loss: 0.01, rest: { heldOut: heldOut(BAD) } },
      { steps: 20, loss: 0.01, rest: { heldOut: heldOut(RANKED) } },
      {
        config: { metric: 'binary_accuracy' },
        steps: 20,
        loss: 0.01,
        rest: { heldOut: heldOut({ ...RANKED, accuracy: 0.5 }) },
      },
    ],
    not: [
      { steps: 20, loss: 0.2, rest: { heldOut: heldOut(BAD) } },
      { steps: 20, loss: 0.01, rest: { heldOut: heldOut() } },
      { steps: 20, loss: 0.01, gradNorm: 0, rest: { heldOut: heldOut(BAD) } },
      {
        steps: 20,
        loss: 0.01,
        rest: { heldOut: heldOut({ ...BAD, distances: distances(200) }) },
      },
      {
        config: { metric: 'binary_accuracy' },
        steps: 20,
        loss: 0.01,
        rest: { heldOut: heldOut({ accuracy: 0.01 }) },
      },
    ],
  },
  misread: {
    triggers: [
      { config: { head: 'dense_sigmoid' }, steps: 60, loss: 0.2, rest: finished(RANKED) },
      {
        config: { metric: 'keras_lt_half', margin: 2 },
        steps: 60,
        rest: finished({ accuracy: 0.7 }),
      },
    ],
    not: [
      { config: { head: 'dense_sigmoid' }, steps: 60, loss: 0.2, rest: finished() },
      { config: { head: 'sigmoid' }, steps: 60, loss: 0.2, rest: finished(RANKED) },
      { config: { metric: 'binary_accuracy' }, steps: 60, rest: finished({ accuracy: 0.01 }) },
      { steps: 60, loss: 0.01, rest: finished(RANKED) },
    ],
  },
  stuck: {
    triggers: [{ steps: 60, loss: 0.25, rest: finished(BAD) }],
    not: [
      { steps: 60, loss: 0.25, rest: { heldOut: heldOut(BAD) } },
      { config: { loss: 'broadcast' }, steps: 60, loss: 0.25, rest: finished(BAD) },
      { config: { convention: 'different' }, steps: 60, loss: 0.25, rest: finished(BAD) },
      { steps: 60, loss: 0.25, rest: finished({ ...BAD, distances: distances(180) }) },
    ],
  },
  learns: {
    triggers: [{ steps: 40, rest: { heldOut: heldOut() } }],
    not: [
      { steps: 40, rest: { heldOut: heldOut({ auc: 0.92 }) } },
      { steps: 40, rest: { heldOut: heldOut(RANKED) } },
      { steps: 57, rest: { heldOut: heldOut(), nonFinite } },
    ],
  },
}
function finished(values: Parameters<typeof heldOut>[0] = {}) {
  return { finished: true, heldOut: heldOut({ step: 60, ...values }) }
}

const findings = (history: History) => diagnose([factsOf(history)])
const codes = (history: History) => findings(history).map(({ code }) => code)
const finding = (code: FindingCode, history: History) =>
  findings(history).find((each) => each.code === code)

describe.each(Object.entries(FIXTURES))('the rule %s', (code, { triggers, not }) => {
  it.each(triggers)('finds it in %j', (history) => expect(codes(history)).toContain(code))
  it.each(not)('is silent in %j', (history) => expect(codes(history)).not.toContain(code))
})

describe('every fix', () => {
  const startable = (history: History) => setupProblems(factsOf(history).config).length === 0
  const offered = Object.values(FIXTURES)
    .flatMap(({ triggers }) => triggers)
    .filter(({ steps, rest }) => steps === undefined && rest === undefined)
    .flatMap((history) =>
      findings(history).flatMap(({ code, fixes }) =>
        fixes.map(({ patch }) => ({ code, patch, history })),
      ),
    )

  it.each(offered)('of $code, $patch, takes it away', ({ code, patch, history }) => {
    const mended = { ...history, config: { ...history.config, ...patch } }
    expect(codes(mended)).not.toContain(code)
    if (startable(history)) expect(startable(mended)).toBe(true)
  })
})

describe('diagnosis', () => {
  it('finds nothing in a healthy setup', () => {
    expect(findings({})).toEqual([])
  })

  it('puts the newest first', () => {
    const found = codes({ config: { epsilon: 0 }, steps: 40, rest: { heldOut: heldOut() } })
    expect(found).toEqual(['learns', 'root_without_epsilon'])
  })
})

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

  it('is cured by a lower rate together with ε, or by a distance without a root', () => {
    expect(findings(history)[0]?.fixes.map(({ patch }) => patch)).toEqual([
      { learningRate: 0.0001, epsilon: 1e-7 },
      { distance: 'squared' },
    ])
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

  it('map_fn: the loss and its floor', () => {
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

  it('lag: the threshold where the ranking is right, else batch normalisation or unseen pairs', () => {
    const lagging = (values: object, encoder: 'net_definition' | 'encoder') =>
      finding('held_out_lags', {
        config: { encoder, size: 64 },
        steps: 150,
        loss: 0.005,
        rest: { heldOut: heldOut(values) },
      })
    expect(lagging(RANKED, 'net_definition')?.title).toContain('off the threshold')
    expect(lagging(RANKED, 'net_definition')?.why).toContain('Batch normalisation')
    expect(lagging(RANKED, 'encoder')?.why).not.toContain('Batch normalisation')
    expect(lagging(BAD, 'net_definition')?.title).toContain('fails on held-out pairs')
    expect(lagging(BAD, 'encoder')?.why).toContain('unseen')
  })

  it('self-pairs: how often, and that the first one ends a run without ε', () => {
    const every = { selfPairs: 1, pairs: 'every', batch: 32 } as const
    expect(finding('self_pairs', { config: every })?.why).toContain('12,665')
    expect(finding('self_pairs', { config: every })?.why).toContain('one every 396 steps')
    expect(finding('self_pairs', { config: every })?.why).not.toContain('NaN')
    const plain = { ...every, epsilon: 0 } as const
    expect(finding('self_pairs', { config: plain })?.why).toContain('NaN')
    const spared = { ...plain, rootSlope: 'tensorflow' } as const
    expect(finding('self_pairs', { config: spared })?.why).not.toContain('NaN')
  })
})
