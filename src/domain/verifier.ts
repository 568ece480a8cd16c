/** A trained verifier as plain data: all that it takes to use it elsewhere, and what is known of it. */
import type { DistanceId } from './choices/distances'
import type { HeadId } from './choices/heads'
import { summariseHead } from './headLayers'
import type { IntakeOptions } from './intake'
import type { LayerSpec } from './layers'
import type { ImageWords } from './setKind'
import type { Convention } from './settings'
import { summarise, type LayerSummary } from './shapes'
import type { WeightValues } from './snapshot'

export interface VerifierInput {
  /** Side in pixels. */
  readonly size: number
  readonly channels: 1 | 3
  /** The network is given `byte · scale + offset`. */
  readonly scale: number
  readonly offset: number
}

export interface VerifierDistance {
  readonly id: DistanceId
  /** In the root of the Euclidean distance; 0 for none. */
  readonly epsilon: number
  readonly epsilonForm: 'max' | 'add' | 'safe'
}

/** Figures of held-out pairs, and what they are called. */
export const SCORE_NAMES = {
  verified: 'Accuracy at the threshold',
  far: 'False accept rate at the threshold',
  tar: 'True accept rate at the threshold',
  auc: 'AUC',
  eer: 'Equal error rate',
} as const
export type ScoreId = keyof typeof SCORE_NAMES

/** A figure of held-out pairs. */
export interface VerifierScore {
  /** Absent in files of before. */
  readonly id?: ScoreId | undefined
  readonly name: string
  readonly value: number
  /** Ends of its 95 % interval; null where that is not known. */
  readonly low: number | null
  readonly high: number | null
}

/** One of its scores; undefined where it was not judged so. */
export const scoreOf = ({ scores }: Pick<Verifier, 'scores'>, wanted: ScoreId) =>
  scores.find(({ id, name }) => (id === undefined ? name === SCORE_NAMES[wanted] : id === wanted))

/** How pictures that a person brings are cut for it, and what they are called. */
export interface VerifierPictures extends IntakeOptions {
  /** Whether they are made as MNIST's digits are. */
  readonly digits: boolean
  readonly words: ImageWords
}

/** Somebody it is to know: a name, and photos as the side and channels of its pictures want them, base64. */
export interface VerifierPerson {
  readonly name: string
  readonly photos: readonly { readonly name: string; readonly pixels: string }[]
}

export interface Verifier {
  readonly version: 1
  readonly input: VerifierInput
  /** The encoder, first layer to last. */
  readonly layers: readonly LayerSpec[]
  readonly distance: VerifierDistance
  readonly head: HeadId
  /** What a larger output says of a pair. */
  readonly larger: Convention
  /** Null where no held-out pair has been judged. */
  readonly threshold: { readonly value: number; readonly chosen: string } | null
  readonly scores: readonly VerifierScore[]
  /** What the scores are of, in a sentence. */
  readonly judgedOn: string
  /** What it was trained on, in sentences. */
  readonly data: readonly string[]
  readonly licences: readonly string[]
  /** Steps it was trained for. */
  readonly step: number
  /** Opens the run it is of. */
  readonly link: string
  /** Absent in files of before. */
  readonly pictures?: VerifierPictures
  /** Who was enrolled with it. */
  readonly people?: readonly VerifierPerson[]
}

/** With its weights: the encoder's, then the head's, in Keras's names, order and layout. */
export interface WeightedVerifier {
  readonly verifier: Verifier
  readonly weights: readonly WeightValues[]
}

type Built = Pick<Verifier, 'input' | 'layers' | 'head'>

export const encoderOf = ({ layers, input: { size, channels } }: Omit<Built, 'head'>) =>
  summarise(layers, [size, size, channels])

export const headOf = (built: Built): readonly LayerSummary[] =>
  summariseHead(built.head, encoderOf(built).embedding ?? 0)

/** Head weights are few: formats that hold an encoder alone carry them among what is said of it. */
export const isOfHead = ({ name }: Pick<WeightValues, 'name'>) => name.startsWith('head_')
