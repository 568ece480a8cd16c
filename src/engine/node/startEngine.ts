/** TensorFlow.js's WASM backend with our kernels, in Node, on one thread. */
import { setFlagsFromString } from 'node:v8'
import { setWasmPaths, type BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import { backend, setBackend } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { heapOf, manageHeap } from '../kernels/wasm/heap'
import { startNative } from '../kernels/wasm/native'
import { registerNativeKernels, registerWasmKernels } from '../kernels/wasm/register'
import { kernelsFromDisk, TENSORFLOW_BINARIES } from './files'

export interface EngineOptions {
  /**
   * fused: with fused multiply-add, so that the numbers are the page's to the last digit; the plain
   * build where this Node has no such instruction. plain: that build in any case.
   */
  readonly build?: 'fused' | 'plain'
}

let started: { readonly build: string; readonly ready: Promise<void> } | null = null

/** Starts the engine once a process; a later call waits for the first, and must want the same build. */
export function startEngine({ build = 'fused' }: EngineOptions = {}): Promise<void> {
  started ??= { build, ready: start(build) }
  if (started.build === build) return started.ready
  throw new Error(`internal: this process computes with the ${started.build} build already`)
}

async function start(build: 'fused' | 'plain'): Promise<void> {
  // Node 20 has the instruction, and asks to be told to use it.
  if (build === 'fused') setFlagsFromString('--experimental-wasm-relaxed-simd')
  setWasmPaths(TENSORFLOW_BINARIES)
  registerWasmKernels()
  if (!(await setBackend('wasm'))) throw new Error('internal: the WASM backend did not start')
  const wasm = backend() as BackendWasm
  manageHeap(heapOf(wasm))
  const wanted = await kernelsFromDisk(build)
  const binary = WebAssembly.validate(wanted) ? wanted : await kernelsFromDisk('plain')
  registerNativeKernels(await startNative(await WebAssembly.compile(binary), wasm))
}
