/** A run's session in this process: what its Worker is on the page, on the same loop and data. */
import { memory } from '@tensorflow/tfjs-core'
import { setImmediate } from 'node:timers/promises'
import { PlaygroundError } from '../../domain/errors'
import type { BackendChoice } from '../../domain/settings'
import { drawFaces } from '../core/data/drawn/draw'
import { createDataLoader } from '../core/data/loader'
import { createTrainer } from '../core/trainer'
import type { BackendInfo, Event } from '../protocol/run'
import { createSession, type Session } from '../worker/session'
import { resvgFromDisk } from './files'
import { recorderIn } from './keepInFolder'
import { readDigits, readMnist } from './mnist'
import { startEngine } from './startEngine'

export interface NodeSessionHost {
  post(event: Event): void
  /** Milliseconds on a clock that only goes forward. */
  now(): number
  /** The folder that runs are kept in as they go; absent for nowhere. */
  readonly keptIn?: string | undefined
}

/** Shared by the sessions of a process, so that runs one after another read their images once. */
const data = createDataLoader({
  // The page's addresses of the files mean nothing here.
  fetchMnist: readMnist,
  fetchDigits: readDigits,
  async drawFaces(seed, onProgress, between, people) {
    const { startRaster } = await import('../core/data/drawn/artist')
    await startRaster(resvgFromDisk)
    return drawFaces(seed, onProgress, between, people)
  },
})

export function createNodeSession(host: NodeSessionHost): Session {
  return createSession({
    post: host.post,
    now: host.now,
    startBackend,
    loadDataset: data.load,
    warmUp: async () => undefined,
    createTrainer,
    openRecorder: host.keptIn === undefined ? keepsNothing : recorderIn(host.keptIn),
    liveTensors: () => memory().numTensors,
    // Behind the messages that wait already, which come by the same queue.
    nextTask: () => setImmediate(),
  })
}

async function keepsNothing(): Promise<never> {
  throw new Error('internal: no folder was given to keep runs in')
}

async function startBackend(choice: BackendChoice): Promise<BackendInfo> {
  if (choice !== 'auto' && choice !== 'wasm')
    throw new PlaygroundError(
      'backend_unavailable',
      `Node computes on WASM alone, not on ${choice}.`,
    )
  await startEngine()
  const why = choice === 'auto' ? 'It is what Node has.' : 'It was chosen.'
  return { id: 'wasm', label: 'WASM', detail: '1 thread, SIMD', why }
}
