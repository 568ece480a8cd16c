/**
 * Identity without a copy: the result shares the input's values, as Reshape's does. The stock kernel
 * copies, and TensorFlow.js asks for it whenever it keeps a tensor for the backward pass. No kernel
 * writes into its inputs, so nobody can tell the two apart.
 */
import { Identity, type KernelConfig } from '@tensorflow/tfjs-core'

export const identityConfig: KernelConfig = {
  kernelName: Identity,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend }) => {
    const { dataId, shape, dtype } = inputs['x']!
    ;(backend as { incRef(dataId: object): void }).incRef(dataId)
    return { dataId, shape, dtype }
  },
}
