/** For tests: what a loss is given, made of a few points, and what it gives back. */
import { NAIVE_DISTANCES } from '../../../domain/choices/distances/testDistances'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { DEFAULT_CONFIG, type RunConfig } from '../../../domain/config'
import { read, tensorOf, type Rows } from '../distances/testSupport'
import type { Compared, Loss } from './loss'

export const config = (patch: Partial<RunConfig> = {}): RunConfig => ({
  ...DEFAULT_CONFIG,
  epsilon: 0,
  ...patch,
})

/**
 * Outputs, or logits for a loss that reads those, and labels, as a loss over single pairs is given
 * them; images do not matter to it.
 */
export function pairsOf(values: readonly number[], labels: readonly number[]): Compared {
  const outputs = tf.tensor1d([...values])
  return {
    outputs,
    logits: outputs,
    labels: tf.tensor1d([...labels]),
    embeddings: tf.zeros([2 * values.length, 1]),
    classes: new Uint8Array(2 * values.length),
  }
}

/** Images and classes as a loss within a batch reads them; outputs do not matter to it. */
export function imagesOf(embeddings: Rows, classes: readonly number[]): Compared {
  return {
    outputs: tf.zeros([embeddings.length / 2]),
    logits: null,
    labels: tf.zeros([embeddings.length / 2]),
    embeddings: tensorOf(embeddings),
    classes: Uint8Array.from(classes),
  }
}

export const meanOf = (x: readonly number[]) => x.reduce((sum, each) => sum + each, 0) / x.length

/** One loss a pair. */
export const lossesOf = (
  loss: Loss<RunConfig>,
  compared: Compared,
  patch: Partial<RunConfig> = {},
) => read(loss(compared, config(patch)))

/** The gradient of the mean loss by the outputs, or by the logits where it reads those. */
export function slopesByOutputs(
  loss: Loss<RunConfig>,
  compared: Compared,
  patch: Partial<RunConfig> = {},
) {
  const total = (o: tf.Tensor) =>
    tf.mean(
      loss({ ...compared, outputs: o as tf.Tensor1D, logits: o as tf.Tensor1D }, config(patch)),
    )
  return read(tf.grad(total)(compared.outputs))
}

/** The gradient of the mean loss by the embeddings, in one row. */
export function slopesByEmbeddings(
  loss: Loss<RunConfig>,
  compared: Compared,
  patch: Partial<RunConfig> = {},
) {
  const total = (e: tf.Tensor) =>
    tf.mean(loss({ ...compared, embeddings: e as tf.Tensor2D }, config(patch)))
  return read(tf.grad(total)(compared.embeddings))
}

/** Distances of all images from one another, by naive loops. */
export const naiveMatrix = (embeddings: Rows, distance: RunConfig['distance']) =>
  embeddings.map((a) => embeddings.map((b) => NAIVE_DISTANCES[distance](a, b)))

/** Places of an anchor's positives and negatives. */
export function othersOf(classes: readonly number[], anchor: number) {
  const others = [...classes.keys()].filter((i) => i !== anchor)
  return {
    positives: others.filter((i) => classes[i] === classes[anchor]),
    negatives: others.filter((i) => classes[i] !== classes[anchor]),
  }
}
