/** The heap of TensorFlow.js's WASM backend, with an allocator fit for training. */
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

/** From this size on a block that is freed is kept for the next request of exactly its size. */
const LARGE = 2 ** 18

/**
 * Keeps large blocks whole: every step asks for the same sizes again, and small blocks that came to
 * lie in the gaps would leave none of them long enough. What is kept is given back before the heap
 * counts as full; then the request throws `out_of_memory`. (TensorFlow.js does not look at what
 * `malloc` answers: a tensor without room would begin at address 0, over the engine's own data.)
 */
export function manageHeap(heap: Heap): void {
  // Emscripten's stubs put the real functions in their own place at the first call.
  heap._free(heap._malloc(8))
  const { _malloc: malloc, _free: free } = heap
  /** Sizes of large blocks, in use or kept, by address; addresses of those kept, by size. */
  const sizes = new Map<number, number>()
  const kept = new Map<number, number[]>()

  function giveBack() {
    for (const address of [...kept.values()].flat()) {
      sizes.delete(address)
      free(address)
    }
    kept.clear()
  }

  heap._malloc = (bytes) => {
    const again = kept.get(bytes)?.pop()
    if (again !== undefined) return again
    let address = malloc(bytes) >>> 0
    if (address === 0) {
      giveBack()
      address = malloc(bytes) >>> 0
    }
    if (address === 0 && bytes > 0) throw full(bytes)
    if (bytes >= LARGE) sizes.set(address, bytes)
    return address
  }

  heap._free = (address) => {
    const size = sizes.get(address >>> 0)
    if (size === undefined) return free(address)
    const others = kept.get(size)
    if (others) others.push(address >>> 0)
    else kept.set(size, [address >>> 0])
  }
}

const full = (bytes: number) =>
  new PlaygroundError(
    'out_of_memory',
    `WASM's memory is full: it has no room for ${Math.ceil(bytes / 1e6).toLocaleString('en')} MB.`,
  )
