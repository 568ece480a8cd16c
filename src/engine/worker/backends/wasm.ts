import { backend, env, setBackend } from '@tensorflow/tfjs-core'
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url'
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import nativeFused from '../../kernels/wasm/assembly/build/fused.wasm?url'
import nativeFusedShared from '../../kernels/wasm/assembly/build/fused-shared.wasm?url'
import nativePlain from '../../kernels/wasm/assembly/build/plain.wasm?url'
import nativePlainShared from '../../kernels/wasm/assembly/build/plain-shared.wasm?url'
import { fetchFile } from '../../../loading/fetchFile'
import { loadPart } from '../../../loading/part'
import { sharesMemory, threadsOf } from '../../../domain/threads'
import type { HelperWork } from '../../protocol/run'
import { manageHeap, heapOf } from '../../kernels/wasm/heap'
import { memoryOf, startNative } from '../../kernels/wasm/native'
import { registerNativeKernels, registerWasmKernels } from '../../kernels/wasm/register'
import { withIdleWorkers } from './idleWorkers'
import { activate, Unavailable, type Helpers, type StarterOptions } from './starter'

/**
 * XNNPACK in WebAssembly, with our own kernels for what it lacks and where it is slow. Where the
 * page may share memory, our kernels have helper threads; XNNPACK computes on one thread anyway.
 */
export async function startWasm({ helpers }: StarterOptions): Promise<string> {
  if (typeof WebAssembly === 'undefined')
    throw new Unavailable('No WASM here: this browser does not have it, or has it turned off.')
  const { setThreadsCount, setWasmPaths } = await loadPart(
    'WASM',
    () => import('@tensorflow/tfjs-backend-wasm'),
  )
  setThreadsCount(1)
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainUrl,
    'tfjs-backend-wasm-simd.wasm': simdUrl,
    'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
  })
  registerWasmKernels()
  const threads = helpers ? threadsHere() : 1
  const simd = await env().getAsync('WASM_HAS_SIMD_SUPPORT')
  if (threads === 1 || !simd || !(await startsShared())) {
    env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
    await arrived(simd ? simdUrl : plainUrl)
    await activate('wasm', 'WASM did not start: its module does not work here.')
  }
  const wasm = backend() as BackendWasm
  manageHeap(heapOf(wasm))
  const memory = memoryOf(wasm)
  const shared = threads > 1 && memory.buffer instanceof SharedArrayBuffer
  const compiled = shared
    ? ((await compile(nativeFusedShared)) ?? (await compile(nativePlainShared)))
    : ((await compile(nativeFused)) ?? (await compile(nativePlain)))
  if (compiled === null) return '1 thread, no SIMD'
  const native = await startNative(compiled, wasm)
  registerNativeKernels(native)
  if (!helpers || !shared) return detail(1)
  return helpedBy(helpers, threads, { compiled, memory, control: native.control })
}

/**
 * TensorFlow.js waits for ever for a module that stalls, and does not tell one that could not be had from
 * one that does not work here. So it is fetched before; when TensorFlow.js asks for it, it is at hand.
 */
async function arrived(url: string): Promise<void> {
  await fetchFile(url, { code: 'part_unreachable' })
}

/** Whether TensorFlow.js starts on memory that threads share; one thread does where its module cannot be had. */
async function startsShared(): Promise<boolean> {
  try {
    await arrived(threadedUrl)
  } catch {
    return false
  }
  return withIdleWorkers(() => setBackend('wasm'))
}

/** Threads that a run may have: one where the page cannot share memory. */
function threadsHere(): number {
  if (!sharesMemory()) return 1
  return threadsOf(navigator.hardwareConcurrency)
}

/** Asks for the other threads, and tells when one of them does not come. */
function helpedBy(helpers: Helpers, planned: number, work: HelperWork): string {
  let threads = planned
  helpers.recruit(planned - 1, work, (cause) => {
    helpers.onDetail(`${detail(--threads)}. A helper thread did not start: ${cause}`)
  })
  return detail(threads)
}

const detail = (threads: number) => `${threads} ${threads === 1 ? 'thread' : 'threads'}, SIMD`

/** Null where the browser lacks instructions that the module needs. */
async function compile(url: string): Promise<WebAssembly.Module | null> {
  const binary = await fetchFile(url, { code: 'part_unreachable' })
  return WebAssembly.validate(binary) ? WebAssembly.compile(binary) : null
}
