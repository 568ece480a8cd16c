/** Times kernels from outside: each one of the active backend is wrapped in a clock. */
import {
  getBackend,
  getKernelsForBackend,
  registerKernel,
  unregisterKernel,
  type KernelConfig,
} from '@tensorflow/tfjs-core'
import type { KernelTime } from './messages'

/**
 * Wraps every kernel of the active backend, for good. A kernel that a kernel calls counts for
 * itself only. Gives a function that ends the count and tells it.
 */
export function profileKernels(): (steps: number) => KernelTime[] {
  const totals = new Map<string, { calls: number; ms: number }>()
  /** Milliseconds of the kernels called by each one that is under way. */
  const inner: number[] = [0]

  function timed({ kernelName, kernelFunc }: KernelConfig): KernelConfig['kernelFunc'] {
    const total = { calls: 0, ms: 0 }
    totals.set(kernelName, total)
    return (args) => {
      const start = performance.now()
      inner.push(0)
      try {
        return kernelFunc(args)
      } finally {
        const ms = performance.now() - start
        total.calls++
        total.ms += ms - (inner.pop() ?? 0)
        inner.push((inner.pop() ?? 0) + ms)
      }
    }
  }

  for (const kernel of getKernelsForBackend(getBackend())) {
    unregisterKernel(kernel.kernelName, kernel.backendName)
    registerKernel({ ...kernel, kernelFunc: timed(kernel) })
  }
  return (steps) =>
    [...totals]
      .filter(([, { calls }]) => calls > 0)
      .map(([name, { calls, ms }]) => ({ name, calls: calls / steps, ms: ms / steps }))
      .sort((a, b) => b.ms - a.ms)
}

type Counted = (...args: never[]) => unknown

/** Counts what is sent to the GPU from here on: WebGPU's dispatches, WebGL's draw calls. */
export function countDispatches(): () => number {
  let count = 0
  const watch = (prototype: object | undefined, name: string) => {
    const own = prototype && (Reflect.get(prototype, name) as Counted | undefined)
    if (!own) return
    Reflect.set(prototype, name, function (this: unknown, ...args: never[]) {
      count++
      return own.apply(this, args)
    })
  }
  watch(globalThis.GPUComputePassEncoder?.prototype, 'dispatchWorkgroups')
  watch(globalThis.GPUComputePassEncoder?.prototype, 'dispatchWorkgroupsIndirect')
  watch(globalThis.WebGL2RenderingContext?.prototype, 'drawElements')
  return () => count
}
