/** The heap of TensorFlow.js's WASM backend, and an allocator that says when it is full. */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import { PlaygroundError } from '../../../domain/errors'

export interface Heap {
  readonly HEAPU8: Uint8Array
  readonly asm: { readonly memory: WebAssembly.Memory }
  /** The threaded binary's own. */
  readonly wasmMemory?: WebAssembly.Memory
  _malloc(bytes: number): number
  _free(address: number): void
}

export const heapOf = (backend: BackendWasm) => backend.wasm as unknown as Heap

/**
 * From now on a full heap throws `out_of_memory`. TensorFlow.js does not look at what `malloc`
 * answers: a tensor that found no room would begin at address 0, over the engine's own data.
 */
export function guardAllocations(heap: Heap): void {
  // Emscripten's stubs put the real functions in their own place at the first call.
  heap._free(heap._malloc(8))
  const malloc = heap._malloc
  heap._malloc = (bytes) => {
    const address = malloc(bytes)
    if (address !== 0 || bytes === 0) return address
    const size = `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`
    throw new PlaygroundError('out_of_memory', `WASM's memory is full: it has no room for ${size}.`)
  }
}
