/** For each cause a run that fails by it, as it was seen to fail: it stands first, says why, and has a remedy. */
import { describe, expect, it } from 'vitest'
import { DRAWN_FACES } from '../domain/drawnFaces'
import type { LayerSpec } from '../domain/layers'
import { setupProblems } from '../domain/problems'
import type { CauseId } from './causeIds'
import { CAUSES } from './causes'
import { diagnose } from './diagnose'
import { observe } from './observations'
import { candidatesOf, suspectsOf } from './suspects'
import { factsOf, heldOut, nanAtZero, type History } from './testFacts'
import { BAD, distances, finished, RANKED } from './testHistories'

const dense = (units: number, activation: 'linear' | 'softmax' | 'sigmoid'): LayerSpec => ({
  kind: 'dense',
  units,
  activation,
})
const flatten: LayerSpec = { kind: 'flatten' }
const custom = (...layers: readonly LayerSpec[]) => ({ encoder: 'custom' as const, layers })
const stuck = { steps: 150, loss: 0.25, rest: finished(BAD) } satisfies History
const collapsed = { ...BAD, distances: distances(200) }
const moved = (by: number) => [
  { name: 'dense', kind: 'dense' as const, dead: 0, saturated: 0, largest: 1, moved: by },
]
const own = { loss: 0.01, auc: 0.999, verified: 0.98, bestAccuracy: 0.99 }

const BY_CAUSE: Readonly<Record<CauseId, History>> = {
  convention_inverted: { ...stuck, config: { convention: 'different' } },
  loss_broadcast: { ...stuck, config: { loss: 'broadcast' } },
  sigma_of_distance: { ...stuck, config: { head: 'sigmoid' }, rest: finished(RANKED) },
  threshold_out_of_reach: {
    ...stuck,
    config: { ...custom(flatten, dense(16, 'softmax')), margin: 5 },
    rest: finished(RANKED),
  },
  metric_upside_down: {
    ...stuck,
    config: { metric: 'binary_accuracy' },
    rest: finished({ accuracy: 0.01 }),
  },
  metric_elsewhere: {
    ...stuck,
    config: { metric: 'keras_lt_half', margin: 2 },
    rest: finished({ accuracy: 0.7 }),
  },
  pair_of_itself: {
    config: { selfPairs: 1, epsilon: 0 },
    steps: 57,
    rest: { nonFinite: { ...nanAtZero, ofItself: true } },
  },
  image_twice: {
    config: { loss: 'triplet', epsilon: 0 },
    steps: 9,
    rest: { nonFinite: { ...nanAtZero, pair: null, drawnTwice: 1 } },
  },
  root_at_zero: { config: { epsilon: 0 }, steps: 57, rest: { nonFinite: nanAtZero } },
  moving_statistics_lag: {
    config: { encoder: 'net_definition', size: 64 },
    steps: 60,
    loss: 0.01,
    rest: finished({ ...RANKED, ownStatistics: own }),
  },
  learnt_by_heart: {
    config: { data: 'faces' },
    steps: 60,
    loss: 0.01,
    rest: { ...finished({ ...BAD, loss: 0.3, auc: 0.7, bestAccuracy: 0.7 }), set: DRAWN_FACES },
  },
  epsilon_passes_nothing: { steps: 60, loss: 0.5, gradNorm: 0, rest: finished(collapsed) },
  epsilon_too_large: {
    ...stuck,
    config: { epsilon: 0.02, margin: 1 },
  },
  pixels_unscaled: {
    ...stuck,
    config: { normalization: 'none' },
    loss: 5000,
    measures: { largest: 900 },
  },
  imbalance: {
    config: { data: 'faces', pairs: 'every' },
    steps: 150,
    loss: 0.0139,
    rest: { ...finished(BAD), set: DRAWN_FACES },
  },
  penalty_wins: { ...stuck, config: { l2: 1 }, loss: 6, measures: { penalty: 5.8 } },
  head_sign: {
    ...stuck,
    config: { head: 'dense_sigmoid' },
    rest: finished({ ...BAD, headScale: -0.8 }),
  },
  hard_mining: {
    config: { loss: 'triplet', mining: 'hard', margin: 0.2 },
    steps: 150,
    loss: 0.2,
    rest: finished(collapsed),
  },
  hard_pairs: { ...stuck, config: { hardNegatives: 1 } },
  rate_too_high: { ...stuck, config: { learningRate: 0.1 }, rest: finished(collapsed) },
  rate_too_low: {
    ...stuck,
    config: { learningRate: 0.000001 },
    rest: finished({ ...BAD, layers: moved(0.0001) }),
  },
  momentum_too_high: {
    ...stuck,
    config: { optimizer: 'sgd', learningRate: 0.0001, momentum: 0.999 },
  },
  clip_too_small: {
    ...stuck,
    config: { optimizer: 'sgd', learningRate: 0.01, clip: 0.001 },
    gradNorm: 2,
  },
  no_clip: { steps: 20, rest: { nonFinite: { ...nanAtZero, where: 'loss', pair: null } } },
  margin_off: {
    ...stuck,
    config: { distance: 'manhattan', margin: 0.02 },
    measures: { largest: 6, active: 0.5 },
  },
  distance_scale: { ...stuck, config: { distance: 'squared' }, measures: { largest: 60 } },
  temperature_off: {
    config: { loss: 'info_nce', distance: 'cosine', temperature: 2 },
    steps: 150,
    loss: 3.4,
    rest: finished(BAD),
  },
  dropout_high: {
    ...stuck,
    config: custom(flatten, { kind: 'dropout', rate: 0.9 }, dense(32, 'linear')),
  },
  embedding_narrow: { ...stuck, config: custom(flatten, dense(1, 'softmax')) },
  last_activation: { ...stuck, config: custom(flatten, dense(16, 'sigmoid')) },
  hidden_saturates: {
    ...stuck,
    config: custom(
      flatten,
      ...Array.from({ length: 4 }, () => dense(64, 'sigmoid')),
      dense(16, 'linear'),
    ),
  },
  encoder_linear: { ...stuck, config: custom(flatten, dense(64, 'linear'), dense(16, 'linear')) },
  initial_weights: { ...stuck, config: { initializer: 'random_normal' } },
  batch_small: { ...stuck, config: { batch: 2 } },
  ended_early: { steps: 12, loss: 0.25, rest: finished(BAD) },
  wrong_model: { ...stuck, config: { encoder: 'test_model', size: 64, createModel: 'as_posted' } },
  departure: { ...stuck, config: { half: 1 } },
}

/** Those that nothing speaks for but that they are there: others may stand before them. */
const LAST_RESORTS: readonly CauseId[] = ['no_clip', 'departure']

describe.each(Object.entries(BY_CAUSE) as [CauseId, History][])('%s', (cause, history) => {
  const facts = factsOf(history)
  const o = observe(facts)

  it('stands first where a run fails by it, but for the last resorts', () => {
    const causes = suspectsOf(o).map((each) => each.cause)
    if (LAST_RESORTS.includes(cause)) return expect(causes).toContain(cause)
    expect(causes[0]).toBe(cause)
    expect(diagnose([facts])[0]?.cause).toBe(cause)
  })

  it('has remedies that change something and can start', () => {
    const candidates = candidatesOf(o).filter((each) => each.cause === cause)
    if (!LAST_RESORTS.includes(cause)) expect(candidates.length).toBeGreaterThan(0)
    for (const { patch } of candidates) {
      expect(setupProblems({ ...facts.config, ...patch }, facts.set)).toEqual([])
      expect({ ...facts.config, ...patch }).not.toEqual(facts.config)
    }
  })

  it('says what was observed, without a number that is none', () => {
    const told = diagnose([facts])[0]
    expect(`${CAUSES[cause].why(o)} ${told?.why ?? ''} ${told?.where ?? ''}`).not.toMatch(
      /\b(NaN [%a-z]|undefined|null|Infinity)/,
    )
  })
})

describe('a healthy run', () => {
  it.each<History>([
    { steps: 40, rest: { heldOut: heldOut() } },
    { steps: 150, loss: 0.01, rest: finished() },
    { config: { normalization: 'none' }, steps: 150, loss: 3, rest: finished() },
    { config: { epsilon: 0 }, steps: 150, loss: 0.01, rest: { ...finished(), closest: 0.0001 } },
    { config: { learningRate: 0.1 }, steps: 150, loss: 0.01, rest: finished() },
    {
      config: { encoder: 'net_definition', size: 64 },
      steps: 150,
      rest: finished({ ownStatistics: own }),
    },
  ])('has good news alone, %j', (history) => {
    expect(diagnose([factsOf(history)]).map(({ code }) => code)).toEqual(['learns'])
  })
})

describe('what was learnt by heart', () => {
  const labels = (config: History['config'], set = DRAWN_FACES) => {
    const history = BY_CAUSE.learnt_by_heart
    const facts = factsOf({
      ...history,
      config: { ...history.config, ...config },
      rest: { ...history.rest, set },
    })
    return CAUSES.learnt_by_heart.remedies(observe(facts, 'by_heart')).map(({ label }) => label)
  }

  it('may be mended by augmentation, where there is none', () => {
    expect(labels({})).toContain('Augment the training photos')
    expect(labels({ flip: 1 })).not.toContain('Augment the training photos')
  })

  it('is not mended by mirroring what a mirror makes another sign of', () => {
    const facts = factsOf({ rest: { set: { ...DRAWN_FACES, kind: 'characters' } } })
    const remedies = CAUSES.learnt_by_heart.remedies(observe(facts, 'by_heart'))
    const remedy = remedies.find(({ label }) => label === 'Augment the training images')
    expect(remedy?.patch).toEqual({ shift: 8, zoom: 15, rotate: 10 })
  })
})
