/**
 * Of each case its title and set-up: what its link needs. What there is to read stands in the other files, and is
 * fetched with the gallery.
 */
import type { ConfigPatch, Setup } from '../config'
import { FIRST_QUESTION, SMALL_ON_FACES, SMALL_SOFTMAX, caseSetup, custom } from './setup'

export interface CaseOpening {
  readonly id: string
  readonly title: string
  readonly setup: Omit<Setup, 'caseId'>
}

/** The second question's own settings. */
const POSTED: ConfigPatch = { metric: 'binary_accuracy', l2: 0.01, l2Applied: 0 }
const SIX_SIGMOIDS = 'dense(32,sigmoid)-'.repeat(6)

const opening = <Id extends string>(id: Id, title: string, setup: CaseOpening['setup']) => ({
  id,
  title,
  setup,
})

export const OPENINGS = {
  nan: opening(
    'nan',
    'TestModel works, Net_Definition is NaN',
    caseSetup({ ...FIRST_QUESTION, encoder: 'test_model' }, { encoder: 'net_definition' }),
  ),
  createmodel: opening(
    'createmodel',
    'CreateModel always builds Net_Definition',
    caseSetup(
      { ...FIRST_QUESTION, encoder: 'test_model', createModel: 'as_posted' },
      { createModel: 'as_named' },
    ),
  ),
  finite_dead: opening(
    'finite_dead',
    'Finite but dead',
    caseSetup(
      {
        ...FIRST_QUESTION,
        encoder: 'net_definition',
        epsilon: 1e-7,
        learningRate: 1e-3,
        steps: 300,
        seed: 5,
      },
      { learningRate: 1e-4 },
    ),
  ),
  self_pairs: opening(
    'self_pairs',
    'An image paired with itself',
    caseSetup(
      { pairs: 'every', selfPairs: 1, epsilon: 0, steps: 150, seed: 37 },
      { epsilon: 1e-7 },
    ),
  ),
  stuck_quarter: opening(
    'stuck_quarter',
    'Stuck at 0.25',
    caseSetup(
      { ...POSTED, loss: 'broadcast', steps: 0, epochs: 7 },
      { loss: 'contrastive', metric: 'verified' },
    ),
  ),
  upside_down: opening(
    'upside_down',
    'Accuracy upside down',
    caseSetup({ metric: 'binary_accuracy', steps: 200 }, { metric: 'verified' }),
  ),
  l2_unapplied: opening(
    'l2_unapplied',
    'L2 that is never added',
    caseSetup({ l2: 0.01, l2Applied: 0, steps: 200 }, { l2Applied: 1 }),
  ),
  swap_alone: opening(
    'swap_alone',
    'Swap the two terms alone',
    caseSetup({}, { convention: 'different' }),
  ),
  swap_both: opening(
    'swap_both',
    'Swap the terms and the labels',
    caseSetup({}, { convention: 'different', labels: 'different' }),
  ),
  sigmoid: opening(
    'sigmoid',
    'Add a sigmoid to the distance',
    caseSetup({ metric: 'keras_lt_half', steps: 200 }, { head: 'sigmoid' }),
  ),
  learnable_scale: opening(
    'learnable_scale',
    'A sigmoid with a learnable scale',
    caseSetup({ metric: 'keras_lt_half', head: 'sigmoid' }, { head: 'bn_dense_sigmoid' }),
  ),
  unscaled: opening(
    'unscaled',
    'Pixels from 0 to 255',
    caseSetup(
      { optimizer: 'sgd', learningRate: 0.01, normalization: 'none', steps: 100 },
      { normalization: 'scaled' },
    ),
  ),
  dead_start: opening(
    'dead_start',
    'Dead from the first step',
    caseSetup(
      { ...custom(`flatten()-${SIX_SIGMOIDS}dense(16,sigmoid)`), steps: 150 },
      { epsilonForm: 'add' },
    ),
  ),
  hard_mining: opening(
    'hard_mining',
    'Hard mining from scratch',
    caseSetup(
      {
        ...SMALL_ON_FACES,
        loss: 'triplet',
        margin: 0.5,
        mining: 'hard',
        learningRate: 0.01,
        steps: 100,
        seed: 7,
      },
      { mining: 'semi_hard' },
    ),
  ),
  no_triplets: opening(
    'no_triplets',
    'Batches without a triplet',
    caseSetup(
      {
        ...SMALL_ON_FACES,
        loss: 'triplet',
        margin: 0.5,
        pairs: 'every',
        batch: 2,
        steps: 60,
        seed: 7,
      },
      { batch: 32 },
    ),
  ),
  penalty: opening(
    'penalty',
    'A penalty that wins',
    caseSetup(
      {
        ...custom('flatten()-dense(64,relu)-dense(64,relu)-dense(64,relu)-dense(16,linear)'),
        loss: 'bce',
        head: 'absdiff_sigmoid',
        l2: 0.3,
        learningRate: 0.01,
        steps: 150,
      },
      { l2: 0.001 },
    ),
  ),
  margin_out_of_reach: opening(
    'margin_out_of_reach',
    'A margin out of reach',
    caseSetup({ ...SMALL_SOFTMAX, margin: 5, steps: 200 }, { margin: 1 }),
  ),
  batch_norm_lag: opening(
    'batch_norm_lag',
    'Batch normalisation lags',
    caseSetup(
      {
        ...custom(
          'conv2d(8,3,1,same,linear)-batch_normalization()-max_pooling2d(2,2)-conv2d(16,3,1,same,relu)-batch_normalization()-max_pooling2d(2,2)-flatten()-dense(32,relu)-batch_normalization()-dense(16,softmax)',
        ),
        batch: 64,
        steps: 40,
      },
      { steps: 250 },
    ),
  ),
  imbalance: opening(
    'imbalance',
    'Hardly any same pairs',
    caseSetup({ ...SMALL_ON_FACES, pairs: 'every', steps: 200 }, { pairs: 'balanced' }),
  ),
  keras_io: opening(
    'keras_io',
    'keras.io’s Siamese MNIST',
    caseSetup(
      {
        data: 'mnist',
        split: 'image',
        normalization: 'none',
        labels: 'different',
        ...custom(
          'batch_normalization()-conv2d(4,5,1,valid,tanh)-average_pooling2d(2,2)-conv2d(16,5,1,valid,tanh)-average_pooling2d(2,2)-flatten()-batch_normalization()-dense(10,tanh)',
        ),
        head: 'bn_dense_sigmoid',
        convention: 'different',
        optimizer: 'rmsprop',
        batch: 16,
        steps: 1000,
      },
      { headStart: 'one' },
    ),
  ),
  which_loss: opening(
    'which_loss',
    'Which loss instead?',
    caseSetup({ steps: 200 }, { loss: 'triplet' }),
  ),
  healthy: opening('healthy', 'A healthy baseline', caseSetup({})),
} as const

export type CaseId = keyof typeof OPENINGS

/** The title and set-up of a case; undefined where there is none of that id. */
export function openingOf(id: string): CaseOpening | undefined {
  return Object.hasOwn(OPENINGS, id) ? OPENINGS[id as CaseId] : undefined
}
