import { env } from '@tensorflow/tfjs-core'
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import { registerWasmKernels } from '../../kernels/wasm/register'
import { activate, Unavailable } from './starter'

/**
 * XNNPACK in WebAssembly, with our own kernels for what it lacks. The threaded binary is left out:
 * it computes on one thread as well.
 */
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
  return env().getBool('WASM_HAS_SIMD_SUPPORT') ? '1 thread, SIMD' : '1 thread, no SIMD'
}
