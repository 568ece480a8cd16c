/** The Worker of a run: wires its messages to a session. */
import { answerPings } from '../../loading/heartbeat'
import { memory } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../domain/config'
import { loadPart } from '../../loading/part'
import { createDataLoader } from '../core/data/loader'
import { rehearse } from '../core/rehearsal'
import { createTrainer } from '../core/trainer'
import type { Alive, BackendInfo, Command, Event } from '../protocol/run'
import { openWeightFiles } from '../keep/files'
import { createRecorder } from '../keep/recorder'
import { openRunRows } from '../keep/rows'
import { startBackend } from './backends'
import { recruit } from './recruit'
import { createSession } from './session'

answerPings()

const { port1: here, port2: there } = new MessageChannel()

/** A task by a message to itself: timers would be throttled in a background tab. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    here.onmessage = () => resolve()
    there.postMessage(null)
  })
}

/** Only a GPU compiles what it is to run; the others are ready as they are. */
async function warmUp(id: BackendInfo['id'], config: RunConfig): Promise<void> {
  if (id !== 'webgpu') return
  const { warmUp } = await loadPart('WebGPU', () => import('../kernels/webgpu/warmUp'))
  await warmUp(() => rehearse(config))
}

const data = createDataLoader()
const session = createSession({
  post: (event: Event) => self.postMessage(event),
  startBackend: (choice, onLost, onDetail) => startBackend(choice, onLost, { recruit, onDetail }),
  loadDataset: data.load,
  warmUp,
  createTrainer,
  async openRecorder(as, config) {
    const [rows, files] = await Promise.all([openRunRows(), openWeightFiles()])
    const now = () => performance.now()
    return createRecorder(as, config, { rows, files, now, date: () => Date.now() })
  },
  liveTensors: () => memory().numTensors,
  now: () => performance.now(),
  nextTask,
})

/** Holds a lock until this Worker ends, however it does, and tells the page which. */
function tellAlive() {
  const lock = `worker ${Array.from(crypto.getRandomValues(new Uint32Array(4)), String).join('-')}`
  // Absent on pages that are not secure.
  const { locks } = navigator as Partial<Navigator>
  const held = locks?.request(lock, () => {
    self.postMessage({ type: 'alive', lock } satisfies Alive)
    return new Promise(() => undefined)
  })
  held?.catch(() => undefined)
}

tellAlive()
self.onmessage = ({ data }: MessageEvent<Command>) => session.handle(data)
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault()
  session.fail(event.reason)
})
self.addEventListener('error', (event) => {
  event.preventDefault()
  session.fail(event.error ?? event.message)
})
