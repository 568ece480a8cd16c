/**
 * A helper thread of a run's Worker: it runs the Worker's kernels on the Worker's memory, and loads
 * no TensorFlow.js. Once at work it hears no message any more; its client terminates it.
 */
import type { HelperFailed, HelperLoaded, HelperWork } from '../protocol/run'

interface Exports {
  attach(control: number): void
  serve(): never
}

function start({ compiled, memory, control }: HelperWork): Exports {
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } })
  const started = exports as unknown as Exports
  started.attach(control)
  return started
}

/** What is thrown while serving is left to be the Worker's error: its client must hear of it. */
function work(port: MessagePort, given: HelperWork) {
  let helper: Exports
  try {
    helper = start(given)
  } catch (thrown) {
    port.postMessage({ type: 'failed', cause: String(thrown) } satisfies HelperFailed)
    return self.close()
  }
  helper.serve()
}

self.onmessage = ({ data: port }: MessageEvent<MessagePort>) => {
  port.onmessage = ({ data }: MessageEvent<HelperWork>) => work(port, data)
}
self.postMessage({ type: 'loaded' } satisfies HelperLoaded)
