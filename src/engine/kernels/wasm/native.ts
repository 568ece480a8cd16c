/**
 * The module compiled from `assembly`, at work on the memory of TensorFlow.js's WASM backend: it
 * reads and writes tensors where they lie. What it needs besides, it gets from the same heap.
 */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { DataType, TensorInfo } from '@tensorflow/tfjs-core'
import { heapOf } from './heap'

const CONTROL_BYTES = 256
const ARGUMENTS = 64
/** Tiles may read, and never use, this many bytes past the end of what they work on. */
const MARGIN = 64

export interface Native {
  /**
   * Does all turns of a task.
   * @param args addresses, sizes and counts, in the order that the task's file in `assembly` gives
   */
  run(task: number, turns: number, ...args: number[]): void
  /** Where a tensor's values begin. */
  address(tensor: TensorInfo): number
  /** A new tensor; its values are not set. */
  output(shape: number[], dtype?: DataType): TensorInfo
  /** Rooms of these sizes, in bytes, until the same user asks again. */
  scratch(user: string, ...sizes: number[]): number[]
  /** The heap, as it lies until the next allocation. */
  readonly floats: Float32Array
  readonly integers: Int32Array
  /** Where helpers attach. */
  readonly control: number
}

interface Exports {
  attach(control: number): void
  run(task: number, count: number): void
}

/** The memory that the backend's tensors lie in; shared where its binary is the threaded one. */
export function memoryOf(backend: BackendWasm): WebAssembly.Memory {
  const heap = heapOf(backend)
  return heap.wasmMemory ?? heap.asm.memory
}

/** Starts the module on a backend's memory. @param compiled for shared memory where that is */
export async function startNative(
  compiled: WebAssembly.Module,
  backend: BackendWasm,
): Promise<Native> {
  const heap = heapOf(backend)
  const instance = await WebAssembly.instantiate(compiled, { env: { memory: memoryOf(backend) } })
  const { attach, run } = instance.exports as unknown as Exports
  const control = heap._malloc(CONTROL_BYTES) >>> 0
  heap.HEAPU8.fill(0, control, control + CONTROL_BYTES)
  attach(control)
  const arenas = new Map<string, { address: number; bytes: number }>()

  return {
    control,
    get floats() {
      return new Float32Array(heap.HEAPU8.buffer)
    },
    get integers() {
      return new Int32Array(heap.HEAPU8.buffer)
    },
    run(task, turns, ...args) {
      new Int32Array(heap.HEAPU8.buffer, control + ARGUMENTS, args.length).set(args)
      run(task, turns)
    },
    address: ({ dataId }) => backend.getMemoryOffset(dataId) >>> 0,
    output: (shape, dtype = 'float32') => backend.makeOutput(shape, dtype),
    scratch(user, ...sizes) {
      const starts: number[] = []
      let end = 0
      for (const size of sizes) {
        starts.push(end)
        end += Math.ceil((size + MARGIN) / 64) * 64
      }
      let arena = arenas.get(user)
      if (arena === undefined || arena.bytes < end) {
        if (arena) heap._free(arena.address)
        arenas.delete(user)
        arena = { address: heap._malloc(end) >>> 0, bytes: end }
        arenas.set(user, arena)
      }
      const { address } = arena
      return starts.map((start) => address + start)
    },
  }
}
