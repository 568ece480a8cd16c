/** The Worker of a kept verifier: wires its messages to a session. Two photos need no GPU. */
import { answerPings } from '../../loading/heartbeat'
import type { VerifyCommand, VerifyEvent } from '../protocol/verify'
import { startBackend } from './backends'
import { createVerifySession } from './verifySession'

answerPings()

const nothing = () => undefined
const computing = (choice: 'wasm' | 'cpu') => startBackend(choice, nothing)

const session = createVerifySession({
  post: (event: VerifyEvent) => self.postMessage(event),
  startBackend: () => computing('wasm').catch(() => computing('cpu')),
})

self.onmessage = ({ data }: MessageEvent<VerifyCommand>) => session.handle(data)
