/** The Worker that reads pasted code: the page goes on whatever the code is. */
import { answerPings } from '../../loading/heartbeat'
import type { CodeCommand } from '../protocol/code'
import { answerCode } from './session'

answerPings()

self.onmessage = ({ data }: MessageEvent<CodeCommand>) => self.postMessage(answerCode(data))
