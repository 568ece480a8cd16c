import { expect } from 'vitest'
import type { WorkerLike } from './listen'

/** A Worker that keeps what it is sent, and says what a test says. */
export class FakeWorker<Command, Event> implements WorkerLike {
  readonly sent: Command[] = []
  readonly ports: MessagePort[] = []
  terminated = false
  onmessage: WorkerLike['onmessage'] = null
  onmessageerror: WorkerLike['onmessageerror'] = null
  onerror: WorkerLike['onerror'] = null
  postMessage(message: Command | MessagePort) {
    expect(this.terminated).toBe(false)
    if (message instanceof MessagePort) this.ports.push(message)
    else this.sent.push(structuredClone(message))
  }
  terminate() {
    this.terminated = true
  }
  says(data: Event) {
    this.onmessage?.call(this as unknown as Worker, { data } as MessageEvent)
  }
  dies(message: string) {
    const event = { message, preventDefault: () => undefined } as ErrorEvent
    this.onerror?.call(this as unknown as Worker, event)
  }
}
