/** The WASM backend with our kernels in Node, for tests. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setWasmPaths, type BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { manageHeap, heapOf } from './heap'
import { startNative } from './native'
import { registerNativeKernels, registerWasmKernels } from './register'

const BUILDS = join(import.meta.dirname, 'assembly/build')

/** Starts it with the module built without fused multiply-add, which Node 20 has not. */
export async function startNode(): Promise<void> {
  setWasmPaths(join(process.cwd(), 'node_modules/@tensorflow/tfjs-backend-wasm/dist') + '/')
  registerWasmKernels()
  await tf.setBackend('wasm')
  manageHeap(heapOf(tf.backend() as BackendWasm))
  const compiled = await WebAssembly.compile(await readFile(join(BUILDS, 'plain.wasm')))
  registerNativeKernels(await startNative(compiled, tf.backend() as BackendWasm))
}

/** Numbers between −½ and ½: a linear congruential generator's (Numerical Recipes). */
export function values(shape: readonly number[], seed: number): Float32Array {
  let state = seed
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 - 0.5
  const size = shape.reduce((product, length) => product * length, 1)
  return Float32Array.from({ length: size }, next)
}
