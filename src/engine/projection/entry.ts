/** The Worker that lays embeddings out flat: wires its messages to a session. */
import { answerPings } from '../../loading/heartbeat'
import type { ProjectionCommand, ProjectionEvent } from '../protocol/projection'
import { createProjectionSession } from './session'

answerPings()

const { port1: here, port2: there } = new MessageChannel()

/** A task by a message to itself: timers would be throttled in a background tab. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    here.onmessage = () => resolve()
    there.postMessage(null)
  })
}

const post = (event: ProjectionEvent) => self.postMessage(event)
const session = createProjectionSession({ post, nextTask })

self.onmessage = ({ data }: MessageEvent<ProjectionCommand>) => void session.handle(data)
