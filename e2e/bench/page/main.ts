/** The bench's page: a Worker for each request, thrown away afterwards. */
import { profileEngine } from './engineProfile'
import type { StepsAnswer, StepsRequest, StockAnswer } from './messages'

declare global {
  interface Window {
    /** Rejects with a sentence where it cannot be measured. */
    ask(subject: 'ours' | 'stock', request: StepsRequest): Promise<StepsAnswer>
  }
}

window.ask = (subject, request) => (subject === 'ours' ? profileEngine : runStock)(request)

function runStock(request: StepsRequest): Promise<StepsAnswer> {
  const worker = new Worker(new URL('./stockWorker.ts', import.meta.url), { type: 'module' })
  const answer = new Promise<StepsAnswer>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<StockAnswer>) =>
      data.type === 'done' ? resolve(data.steps) : reject(new Error(data.reason))
    worker.onerror = ({ message }) => reject(new Error(message))
  })
  const dataUrl = new URL('data/mnist01.bin', document.baseURI).href
  worker.postMessage({ request, dataUrl })
  return answer.finally(() => worker.terminate())
}
