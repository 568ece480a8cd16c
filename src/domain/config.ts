import { UNAUGMENTED } from './augmentation'
import { defaultsOf, type SettingsOf } from './choices/choice'
import { DISTANCES, type DistanceId } from './choices/distances'
import { ENCODERS, type EncoderId } from './choices/encoders'
import { HEADS, type HeadId } from './choices/heads'
import { LOSSES, type LossId } from './choices/losses'
import { OPTIMIZERS, type OptimizerId } from './choices/optimizers'
import { SOURCES, type SourceId } from './choices/sources'
import { NO_SCHEDULE } from './schedule'
import type { CommonSettings } from './settings'

/**
 * RunConfig: everything a run is a function of, as one JSON value of ids and numbers.
 * Two runs with equal RunConfigs see the same pairs, weights and dropout masks, step by step.
 * It is made of what every run has, of the choices, and of what each choice can be set to.
 */
export interface RunConfig
  extends
    CommonSettings,
    SettingsOf<typeof SOURCES>,
    SettingsOf<typeof ENCODERS>,
    SettingsOf<typeof DISTANCES>,
    SettingsOf<typeof HEADS>,
    SettingsOf<typeof LOSSES>,
    SettingsOf<typeof OPTIMIZERS> {
  readonly data: SourceId
  readonly encoder: EncoderId
  readonly distance: DistanceId
  readonly head: HeadId
  readonly loss: LossId
  readonly optimizer: OptimizerId
}

export type RunId = 'A' | 'B'

/** Fields a person may set: all but the version. */
export type FieldId = Exclude<keyof RunConfig, 'version'>
export type ConfigPatch = Partial<Omit<RunConfig, 'version'>>
/** Settings that go together, under a name. */
export interface Variant {
  readonly text: string
  readonly patch: ConfigPatch
  /** What is particular about it, in a few words. */
  readonly about?: string
}

/** What is on the screen: A, what B has unlinked from A, and whether B is shown. */
export interface Setup {
  readonly caseId: string | null
  readonly a: RunConfig
  /** B's own values; a field absent here follows A. */
  readonly b: ConfigPatch
  readonly compare: boolean
}

/** A healthy run: the second seed's Encoder with the loss as it should be. */
export const DEFAULT_CONFIG: RunConfig = {
  version: 1,
  data: 'mnist01',
  ...defaultsOf(SOURCES),
  pairs: 'balanced',
  selfPairs: 0,
  hardNegatives: 0,
  split: 'identity',
  heldOutPercent: 20,
  calibratePercent: 50,
  fold: 1,
  trainPeople: 0,
  trainPhotos: 0,
  ...SOURCES.mnist01.input,
  normalization: 'scaled',
  labels: 'same',
  ...UNAUGMENTED,
  encoder: 'encoder',
  createModel: 'as_named',
  ...defaultsOf(ENCODERS),
  initializer: 'glorot_uniform',
  weights: '',
  frozen: 0,
  distance: 'euclidean',
  ...defaultsOf(DISTANCES),
  head: 'raw',
  ...defaultsOf(HEADS),
  loss: 'contrastive',
  ...defaultsOf(LOSSES),
  metric: 'verified',
  l2: 0,
  l2Applied: 1,
  optimizer: 'adam',
  learningRate: 0.001,
  ...defaultsOf(OPTIMIZERS),
  ...NO_SCHEDULE,
  clip: 0,
  clipForm: 'global',
  batch: 32,
  steps: 300,
  epochs: 0,
  seed: 1,
  backend: 'auto',
}

export const DEFAULT_SETUP: Setup = { caseId: null, a: DEFAULT_CONFIG, b: {}, compare: false }

/** The RunConfig of a run: A's, or A's with B's own values over it. */
export function configOf(setup: Setup, run: RunId): RunConfig {
  return run === 'A' ? setup.a : { ...setup.a, ...setup.b }
}

/** The runs on show. */
export function runsOf(setup: Setup): readonly RunId[] {
  return setup.compare ? ['A', 'B'] : ['A']
}

/** Equality of two field values; layers are compared by content. */
export function sameValue(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b)
}
