/** What runs report, for tests: steps and evaluations that say nothing but what a test gives them. */
import type { EvaluationReport, NonFiniteReport } from './reports'
import type { StepRecord } from './stepLog'

/** A step of a run that trains: no penalty, every pair active, no distance at its least value. */
export const stepRecord = (values: Partial<StepRecord> = {}): StepRecord => ({
  step: 1,
  epoch: 0,
  loss: 0.1,
  accuracy: 1,
  gradNorm: 1,
  ms: 1,
  penalty: 0,
  active: 1,
  least: 0,
  largest: 1,
  ...values,
})

/** Held-out pairs that are told apart; none of them at hand. */
export const evaluationReport = (values: Partial<EvaluationReport> = {}): EvaluationReport => ({
  step: 40,
  loss: 0.01,
  accuracy: 1,
  verified: 1,
  bestAccuracy: 1,
  auc: 1,
  eer: 0,
  bestThreshold: 0.5,
  a: new Int32Array(0),
  b: new Int32Array(0),
  same: new Uint8Array(0),
  distances: new Float32Array(0),
  outputs: new Float32Array(0),
  embeddings: { images: new Int32Array(0), dimension: 1, values: new Float32Array(0) },
  layers: [],
  ownStatistics: null,
  headScale: null,
  ...values,
})

/** A NaN of which nothing more is known. */
export const nonFiniteReport = (values: Partial<NonFiniteReport> = {}): NonFiniteReport => ({
  step: 57,
  where: 'gradient',
  value: 'nan',
  tensors: [],
  tensorCount: 0,
  loss: 0.0131,
  pair: null,
  ofItself: false,
  drawnTwice: 0,
  forward: [],
  origin: null,
  ...values,
})
