/**
 * A layer: its weights and what it does to a batch. In an encoder the batch is of both twins, N
 * A-images, then their N B-images, and the first axis of every input and output is 2N; in a head it
 * is N, a row a pair.
 */
import type { Tensor, Variable } from '@tensorflow/tfjs-core'
import type { Initializer } from '../../../domain/settings'

export interface Weight {
  /** `layer/weight` in Keras's names: `conv2d_1/kernel`. */
  readonly name: string
  readonly variable: Variable
  /** False for what training moves without a gradient: batch normalisation's moving statistics. */
  readonly trainable: boolean
  /** Whether it is a kernel, which the run's L2 penalty is of. */
  readonly isKernel?: boolean
  /** Its own, in place of the run's. */
  readonly penalty?: { readonly l1: number; readonly l2: number }
  /** What becomes of it after each step. */
  constrain?(weight: Tensor): Tensor
}

export interface LayerContext {
  /** Training mode: dropout masks, batch statistics, moving statistics updated. */
  readonly training: boolean
  /** The step the batch belongs to, 1 for the first; dropout masks follow from it. */
  readonly step: number
  /** In either mode, batch statistics while the moving ones stay as they are: to look, not to train. */
  readonly ownStatistics?: boolean
  /** Told of each layer's output on the way; it is disposed with the rest of the forward pass. */
  readonly observe?: (layer: Pick<Layer, 'name'>, output: Tensor) => void
}

export interface Layer {
  readonly name: string
  /** In Keras's order. */
  readonly weights: readonly Weight[]
  /** The place of an earlier layer whose output it is given too, from 1; 0 is what the first is given. */
  readonly looksBackTo?: number
  apply(x: Tensor, context: LayerContext, earlier?: Tensor): Tensor
}

/** Where a layer stands: all that its initial weights and masks depend on beside its spec. */
export interface Place {
  readonly name: string
  /** Place in the list of layers, from 0. */
  readonly index: number
  readonly seed: number
  /** How its kernel begins. */
  readonly initializer: Initializer
  /** The one value its kernel begins with throughout, where it is not drawn. */
  readonly begins?: number
  /** Whether its weights stay as they begin. */
  readonly frozen?: boolean
  /** Whether a layer before it has weights to train: only then is its input's gradient of use. */
  readonly learnsBelow: boolean
}

/** A batch through layers, one after the other. */
export function throughLayers(layers: readonly Layer[], x: Tensor, context: LayerContext): Tensor {
  const outputs = [x]
  for (const layer of layers) {
    const { looksBackTo } = layer
    const earlier = looksBackTo === undefined ? undefined : outputs[looksBackTo]
    const output = layer.apply(outputs.at(-1) as Tensor, context, earlier)
    context.observe?.(layer, output)
    outputs.push(output)
  }
  return outputs.at(-1) as Tensor
}
