import type { HelperFailed, HelperRequest, HelperWork } from '../protocol/run'

/**
 * Asks this Worker's client for helper threads at this work. Nothing waits for them: each begins
 * when it has loaded, and `onFailed` is called with the cause for each that cannot.
 */
export function recruit(count: number, work: HelperWork, onFailed: (cause: string) => void): void {
  const ports = Array.from({ length: count }, () => {
    const { port1: here, port2: there } = new MessageChannel()
    here.onmessage = ({ data }: MessageEvent<HelperFailed>) => onFailed(data.cause)
    here.postMessage(work)
    return there
  })
  self.postMessage({ type: 'helpers', ports } satisfies HelperRequest, {
    transfer: ports,
  })
}
