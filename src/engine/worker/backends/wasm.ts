import { backend, env } from '@tensorflow/tfjs-core'
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import nativeFused from '../../kernels/wasm/assembly/build/fused.wasm?url'
import nativePlain from '../../kernels/wasm/assembly/build/plain.wasm?url'
import { startNative } from '../../kernels/wasm/native'
import { registerNativeKernels, registerWasmKernels } from '../../kernels/wasm/register'
import { activate, Unavailable } from './starter'

/** XNNPACK in WebAssembly, with our own kernels for what it lacks and where it is slow. */
export async function startWasm(): Promise<string> {
  if (typeof WebAssembly === 'undefined')
    throw new Unavailable('No WASM here: this browser does not have it, or has it turned off.')
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': simdUrl,
  })
  registerWasmKernels()
  await activate('wasm', 'WASM did not start: its module could not be loaded.')
  const compiled = (await compile(nativeFused)) ?? (await compile(nativePlain))
  if (compiled === null) return '1 thread, no SIMD'
  registerNativeKernels(await startNative(compiled, backend() as BackendWasm))
  return '1 thread, SIMD'
}

/** Null where the browser lacks instructions that the module needs. */
async function compile(url: string): Promise<WebAssembly.Module | null> {
  const binary = await (await fetch(url)).arrayBuffer()
  return WebAssembly.validate(binary) ? WebAssembly.compile(binary) : null
}
