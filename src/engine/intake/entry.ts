/** The intake's Worker: wires its messages to a session. */
import { answerPings } from '../../loading/heartbeat'
import type { IntakeCommand, IntakeEvent } from '../protocol/intake'
import { decodeByBrowser, encodeByBrowser } from './decode'
import { createIntakeSession } from './session'

answerPings()

const { port1: here, port2: there } = new MessageChannel()

/** A task by a message to itself: timers would be throttled in a background tab. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    here.addEventListener('message', () => resolve(), { once: true })
    here.start()
    there.postMessage(null)
  })
}

const session = createIntakeSession({
  post: (event: IntakeEvent, transfer: Transferable[] = []) =>
    self.postMessage(event, { transfer }),
  decode: decodeByBrowser,
  encode: encodeByBrowser,
  now: () => performance.now(),
  nextTask,
})

self.onmessage = ({ data }: MessageEvent<IntakeCommand>) => session.handle(data)
