/** A tensor's values where they lie. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import { backend, getBackend, type Tensor } from '@tensorflow/tfjs-core'
import { heapOf } from './heap'

/**
 * The values of a 32-bit float tensor as they lie in the heap of the WASM backend, until anything is computed;
 * null on another backend. TensorFlow.js copies them, into memory that the system has to find anew each time.
 */
export function lentValues(tensor: Tensor): Float32Array | null {
  if (getBackend() !== 'wasm') return null
  const wasm = backend() as BackendWasm
  const address = wasm.getMemoryOffset(tensor.dataId) >>> 0
  return new Float32Array(heapOf(wasm).HEAPU8.buffer, address, tensor.size)
}
