/** The Worker that writes and reads verifiers as files: wires its messages to a session. */
import { answerPings } from '../../loading/heartbeat'
import type { ExchangeCommand, ExchangeEvent } from '../protocol/exchange'
import { createExchangeSession } from './session'

answerPings()

const session = createExchangeSession((event: ExchangeEvent) => self.postMessage(event))

self.onmessage = ({ data }: MessageEvent<ExchangeCommand>) => void session.handle(data)
