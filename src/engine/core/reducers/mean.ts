/** The mean over pairs: what Keras's 'sum_over_batch_size' makes of a batch's losses. */
import { mean as average, type Scalar, type Tensor1D } from '@tensorflow/tfjs-core'

/** @param losses [N] */
export const mean = (losses: Tensor1D): Scalar => average(losses)
