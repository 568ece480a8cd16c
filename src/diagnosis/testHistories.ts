/** For each rule, histories that it speaks in and others near by that it is silent in. */
import { augmentationFor } from '../domain/augmentation'
import { runError } from '../domain/errors'
import { peopleWith, photosOf } from '../domain/testPhotos'
import type { FindingCode } from './finding'
import { heldOut, nanAtZero, type History } from './testFacts'

/** More than WASM can hold. */
const TOO_LARGE = { size: 224, channels: 3, batch: 128 } as const
const NO_ROOT = [
  { distance: 'squared' },
  { distance: 'manhattan' },
  { distance: 'cosine' },
  { head: 'absdiff_sigmoid' },
] as const
/** Held-out pairs not told apart. */
export const BAD = { auc: 0.55, accuracy: 0.5, verified: 0.5, bestAccuracy: 0.56 }
/** Held-out pairs ranked rightly, all on one side of the threshold. */
export const RANKED = { auc: 0.999, accuracy: 0.5, verified: 0.5, bestAccuracy: 0.99 }
/** The same pairs, normalised by their own statistics. */
const WELL = { loss: 0.01, auc: 0.999, verified: 0.98, bestAccuracy: 0.99 }
const BAD_OWN = { loss: 0.2, auc: 0.56, verified: 0.52, bestAccuracy: 0.56 }
/** Held-out distances, so many of them at √1e-7. */
export const distances = (atLeast: number) =>
  Float32Array.from({ length: 200 }, (_, i) => (i < atLeast ? Math.sqrt(1e-7) : 0.5))

const PEOPLE = photosOf(peopleWith([3, 3, 3]))
/** Held-out pairs of faces, told apart fairly unless told otherwise. */
const onFaces = (values: Parameters<typeof heldOut>[0]) => ({
  set: PEOPLE,
  pixelAuc: 0.65,
  heldOut: heldOut({ auc: 0.9, accuracy: 0.77, verified: 0.77, bestAccuracy: 0.83, ...values }),
})

/** For each rule, histories that trigger it and healthy ones near by that don't. */
export const FIXTURES: Readonly<Record<FindingCode, { triggers: History[]; not: History[] }>> = {
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
    triggers: [{ config: { epsilon: 0 }, steps: 57, rest: { nonFinite: nanAtZero } }],
    not: [{ config: { epsilon: 0 }, steps: 57 }],
  },
  root_without_epsilon: {
    triggers: [
      { config: { epsilon: 0 }, steps: 5, rest: { closest: 0.001 } },
      { config: { epsilon: 0, rootSlope: 'tensorflow' }, steps: 5, rest: { closest: 0 } },
    ],
    not: [
      {},
      { config: { epsilon: 0 } },
      { config: { epsilon: 0 }, steps: 5, rest: { closest: 0.3 } },
      { config: { epsilon: 0 }, rest: { nonFinite: nanAtZero, closest: 0 } },
      {
        config: { epsilon: 0, rootSlope: 'tensorflow', selfPairs: 1 },
        steps: 5,
        rest: { closest: 0 },
      },
      ...NO_ROOT.map((patch) => ({ config: { ...patch, epsilon: 0 }, rest: { closest: 0 } })),
    ],
  },
  self_pairs: {
    triggers: [
      { config: { selfPairs: 1, epsilon: 0 } },
      { config: { selfPairs: 1, epsilon: 0, pairs: 'every' } },
      { config: { selfPairs: 1, epsilon: 0, flip: 1, brightness: 20 } },
    ],
    not: [
      {},
      { config: { selfPairs: 1 } },
      { config: { selfPairs: 1, epsilon: 0, rootSlope: 'tensorflow' } },
      { config: { selfPairs: 1, epsilon: 0 }, rest: { nonFinite: nanAtZero } },
      // No two draws are alike, so such a pair is one of two images.
      { config: { selfPairs: 1, epsilon: 0, rotate: 10 } },
    ],
  },
  pixels_unscaled: {
    triggers: [{ config: { normalization: 'none' }, steps: 60, loss: 5000, rest: finished(BAD) }],
    not: [
      {},
      { config: { normalization: 'none' } },
      { config: { normalization: 'none' }, steps: 60, rest: finished() },
      { config: { normalization: 'standardized' }, steps: 60, loss: 5000, rest: finished(BAD) },
    ],
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
      { steps: 30, gradNorm: 0 },
      { steps: 40, gradNorm: 0, loss: 0.006, rest: { heldOut: heldOut(BAD) } },
    ],
    not: [
      { steps: 29, gradNorm: 0 },
      { steps: 30, gradNorm: 1e-12 },
      {
        config: { loss: 'triplet' },
        steps: 40,
        gradNorm: 0,
        loss: 0,
        rest: { heldOut: heldOut() },
      },
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
      { steps: 320, loss: 0.01, rest: { heldOut: heldOut({ ...BAD, ownStatistics: WELL }) } },
      { steps: 320, loss: 0.01, rest: { heldOut: heldOut({ ...RANKED, ownStatistics: WELL }) } },
      { steps: 20, loss: 0.2, rest: finished({ ...RANKED, ownStatistics: WELL }) },
    ],
    not: [
      { steps: 20, loss: 0.01, rest: { heldOut: heldOut(BAD) } },
      { steps: 320, loss: 0.01, rest: { heldOut: heldOut({ ...BAD, ownStatistics: BAD_OWN }) } },
      { steps: 320, loss: 0.2, rest: { heldOut: heldOut({ ...BAD, ownStatistics: WELL }) } },
      // The averages cannot have caught up yet.
      { steps: 150, loss: 0.01, rest: { heldOut: heldOut({ ...BAD, ownStatistics: WELL }) } },
      { steps: 320, loss: 0.01, rest: { heldOut: heldOut({ ownStatistics: WELL }) } },
    ],
  },
  overfits: {
    triggers: [
      { config: { data: 'faces' }, steps: 20, loss: 0.01, rest: onFaces({ ...BAD, loss: 0.16 }) },
      {
        config: { data: 'faces' },
        steps: 20,
        loss: 0.01,
        rest: onFaces({ loss: 0.16, accuracy: 0.7, verified: 0.7 }),
      },
      {
        config: { data: 'faces', encoder: 'test_model', size: 64, split: 'image' },
        steps: 20,
        loss: 0.04,
        heldOutLosses: [0.12, 0.1, 0.12, 0.13, 0.14],
        rest: onFaces({ loss: 0.14 }),
      },
    ],
    not: [
      // It ranks unseen people as well as ever, whatever the gap.
      {
        config: { data: 'faces' },
        steps: 20,
        loss: 0.01,
        heldOutLosses: [0.16, 0.15, 0.16, 0.17, 0.15],
        rest: onFaces({ loss: 0.16 }),
      },
      { config: { data: 'faces' }, steps: 20, loss: 0.01, rest: onFaces({ loss: 0.02 }) },
      { config: { data: 'faces' }, steps: 20, loss: 0.1, rest: onFaces({ loss: 0.4 }) },
      {
        config: { data: 'faces' },
        steps: 20,
        loss: 0.01,
        rest: onFaces({ loss: 0.16, bestAccuracy: 0.97 }),
      },
      // Augmented, training pairs cost more than held-out ones.
      {
        config: { data: 'faces', ...augmentationFor('people') },
        steps: 60,
        loss: 0.1,
        rest: { ...onFaces({ loss: 0.07 }), finished: true },
      },
      // That held-out pairs are hardly told apart at all is said by another rule.
      { config: { data: 'faces' }, steps: 5, loss: 0.01, rest: onFaces({ loss: 0.16 }) },
      { steps: 20, loss: 0.01, rest: { heldOut: heldOut({ loss: 0.16, bestAccuracy: 0.9 }) } },
    ],
  },
  misread: {
    triggers: [
      { steps: 60, loss: 0.01, rest: finished(RANKED) },
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
    triggers: [
      { steps: 40, rest: { heldOut: heldOut() } },
      // Augmented, training pairs cost more than held-out ones.
      {
        config: { data: 'faces', ...augmentationFor('people') },
        steps: 300,
        loss: 0.15,
        rest: { ...onFaces({ loss: 0.07 }), finished: true },
      },
    ],
    not: [
      { steps: 40, rest: { heldOut: heldOut({ auc: 0.92 }) } },
      { steps: 40, rest: { heldOut: heldOut(RANKED) } },
      { steps: 57, rest: { heldOut: heldOut(), nonFinite: nanAtZero } },
    ],
  },
}
export function finished(values: Parameters<typeof heldOut>[0] = {}) {
  return { finished: true, heldOut: heldOut({ step: 60, ...values }) }
}
