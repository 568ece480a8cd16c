/** What TensorFlow.js's threaded binary asks of the Workers in its pool, and no more. */
class IdleWorker {
  onmessage: ((event: { data: { cmd: 'loaded' } }) => void) | null = null

  postMessage({ cmd }: { cmd: string }) {
    if (cmd === 'load') queueMicrotask(() => this.onmessage?.({ data: { cmd: 'loaded' } }))
  }
  terminate() {}
}

/**
 * Does this while every Worker that is made is an idle one. The threaded binary makes eight before
 * it is ready and, on one thread, never uses them; we want its shared memory only.
 */
export async function withIdleWorkers<T>(start: () => Promise<T>): Promise<T> {
  const real = globalThis.Worker
  globalThis.Worker = IdleWorker as unknown as typeof Worker
  try {
    return await start()
  } finally {
    globalThis.Worker = real
  }
}
