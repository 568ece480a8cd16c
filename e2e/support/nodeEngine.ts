/** The engine in Node, as a page has it: with fused multiply-add, so that the numbers are the page's. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { setWasmPaths, type BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import { backend, setBackend } from '@tensorflow/tfjs-core'
import { heapOf, manageHeap } from '../../src/engine/kernels/wasm/heap'
import { startNative } from '../../src/engine/kernels/wasm/native'
import { registerNativeKernels, registerWasmKernels } from '../../src/engine/kernels/wasm/register'

export async function startEngine(): Promise<void> {
  setFlagsFromString('--experimental-wasm-relaxed-simd')
  setWasmPaths(join(process.cwd(), 'node_modules/@tensorflow/tfjs-backend-wasm/dist') + '/')
  registerWasmKernels()
  await setBackend('wasm')
  const wasm = backend() as BackendWasm
  manageHeap(heapOf(wasm))
  const compiled = await WebAssembly.compile(
    await readFile('src/engine/kernels/wasm/assembly/build/fused.wasm'),
  )
  registerNativeKernels(await startNative(compiled, wasm))
}
