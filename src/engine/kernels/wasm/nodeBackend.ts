/** The WASM backend with our kernels in Node, for tests. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setWasmPaths, type BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { streamKey, uniformAt } from '../../core/random'
import { startNative } from './native'
import { registerNativeKernels, registerWasmKernels } from './register'

const BUILDS = join(import.meta.dirname, 'assembly/build')

/** Starts it with the module built without fused multiply-add, which Node 20 has not. */
export async function startNode(): Promise<void> {
  setWasmPaths(join(process.cwd(), 'node_modules/@tensorflow/tfjs-backend-wasm/dist') + '/')
  registerWasmKernels()
  await tf.setBackend('wasm')
  const compiled = await WebAssembly.compile(await readFile(join(BUILDS, 'plain.wasm')))
  registerNativeKernels(await startNative(compiled, tf.backend() as BackendWasm))
}

/** Numbers between −½ and ½. */
export function values(shape: readonly number[], seed: number): Float32Array {
  const key = streamKey(seed, 'weights')
  const size = shape.reduce((product, length) => product * length, 1)
  return Float32Array.from({ length: size }, (_, i) => uniformAt(key, i) - 0.5)
}
