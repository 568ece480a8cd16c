/**
 * The page's end of the intake: makes its Worker when there is something to read, and again after
 * it died. Jobs are numbered, and each is a promise here.
 */
import type { RunError } from '../../domain/errors'
import type { IntakeOptions, IntakeReport, Sample } from '../../domain/intake'
import type { EmbeddedImages, PhotoDraft } from '../../domain/photoDraft'
import type { PhotoSet } from '../../domain/photoSet'
import type { SetKind } from '../../domain/setKind'
import type { Cut, IntakeCommand, IntakeEvent, IntakeFile } from '../protocol/intake'
import type { GivenImages } from '../protocol/run'
import { BoundWorker as Worker } from './boundWorker'
import { listenTo, type WorkerLike } from './listen'
import { endsWhenSilent } from './watch'

export interface ReadResult {
  /** All that was read, and who may be on it; null where no image could be read. */
  readonly draft: PhotoDraft | null
  /** As the draft's best reading has it; null where that says of no image who is on it. */
  readonly set: PhotoSet | null
  /** Of the draft's images; the set's are among them, and all where it leaves none out. */
  readonly pixels: Blob
  readonly report: IntakeReport
}

export interface PreparedPhotos {
  readonly images: GivenImages
  /** Per photo, why it could not be read; its pixels are then zeros. */
  readonly problems: readonly (string | null)[]
}

export interface IntakeProgress {
  readonly stage: string
  readonly done: number
  readonly total: number
}

export interface IntakeClient {
  /** Reads files into a set. `done` gives null once cancelled, and rejects with an IntakeFailure. */
  read(
    files: readonly IntakeFile[],
    name: string,
    options: IntakeOptions,
    onProgress: (progress: IntakeProgress) => void,
  ): { readonly done: Promise<ReadResult | null>; cancel(): void }
  /** The set of a draft, once it is settled who is on which image; null for those left out. */
  settle(
    draft: PhotoDraft,
    pixels: Blob,
    people: Settlement,
    onProgress?: (progress: IntakeProgress) => void,
  ): Promise<{ readonly set: PhotoSet; readonly pixels: Blob }>
  /** A set that is kept as a draft again; null once cancelled. */
  reopen(
    set: PhotoSet,
    pixels: Blob,
    embedded: EmbeddedImages | null,
    onProgress: (progress: IntakeProgress) => void,
  ): { readonly done: Promise<PhotoDraft | null>; cancel(): void }
  /** A photo of those read last, uncropped, by its path in the draft. */
  original(path: string): Promise<Sample>
  /** The pixels of photos read last, each with its own crop, one image after the other. */
  recut(
    cuts: readonly Cut[],
    options: IntakeOptions,
    onProgress?: (progress: IntakeProgress) => void,
  ): Promise<Uint8Array<ArrayBuffer>>
  prepare(photos: readonly Blob[], options: IntakeOptions): Promise<PreparedPhotos>
  /** The set as a zip that can be brought in again. */
  exportZip(set: PhotoSet, pixels: Blob): Promise<Blob>
  /** Ends the Worker; what is under way is cancelled. */
  terminate(): void
}

/** Who is on which image of a draft, and what the set is called. */
export interface Settlement {
  readonly personOf: readonly (string | null)[]
  readonly kind: SetKind
  readonly name: string
}

/** An error with what happened, why and what to do, as `PlaygroundError` has it. */
export class IntakeFailure extends Error {
  readonly run: RunError
  constructor(run: RunError) {
    super(`${run.title}: ${run.cause}`)
    this.name = 'IntakeFailure'
    this.run = run
  }
}

/** Files a message holds at most: each costs the page’s thread up to a millisecond. */
const PART = 25

const makeWorker = (): WorkerLike =>
  new Worker(new URL('../intake/entry.ts', import.meta.url), { type: 'module', name: 'intake' })

/** What a job waits for: the event that ends it, or null where it was cancelled. */
interface Waiting {
  resolve(event: IntakeEvent | null): void
  reject(failure: IntakeFailure): void
  onProgress(progress: IntakeProgress): void
}

export function createIntakeClient(make: () => WorkerLike = makeWorker): IntakeClient {
  let worker: WorkerLike | null = null
  let lastJob = 0
  const waiting = new Map<number, Waiting>()

  function settle(job: number, act: (waiting: Waiting) => void) {
    const found = waiting.get(job)
    waiting.delete(job)
    if (found) act(found)
  }

  function receive(event: IntakeEvent) {
    const { job, type } = event
    switch (type) {
      case 'progress':
        return waiting.get(job)?.onProgress(event)
      case 'failed':
        return settle(job, ({ reject }) => reject(new IntakeFailure(event.error)))
      case 'cancelled':
        return settle(job, ({ resolve }) => resolve(null))
      case 'read':
      case 'settled':
      case 'reopened':
      case 'original':
      case 'recut':
      case 'prepared':
      case 'exported':
        return settle(job, ({ resolve }) => resolve(event))
      default:
        return type satisfies never
    }
  }

  function dropWorker() {
    worker?.terminate()
    worker = null
  }

  function died(cause: string) {
    dropWorker()
    const failure = new IntakeFailure(workerDied(cause))
    for (const job of [...waiting.keys()]) settle(job, ({ reject }) => reject(failure))
  }

  function running(): WorkerLike {
    if (worker) return worker
    const made = endsWhenSilent(make())
    listenTo<IntakeEvent>(
      made,
      (event) => made === worker && receive(event),
      (cause) => made === worker && died(cause),
    )
    worker = made
    return made
  }

  const send = (command: IntakeCommand) => running().postMessage(command)

  function wait(job: number, onProgress: Waiting['onProgress'] = () => undefined) {
    return new Promise<IntakeEvent | null>((resolve, reject) => {
      waiting.set(job, { resolve, reject, onProgress })
    })
  }

  /** Sends files part by part, each in a task of its own, for as long as the job is wanted. */
  async function sendFiles(job: number, all: readonly IntakeFile[], rest: FilesRest) {
    for (let from = 0; from === 0 || from < all.length; from += PART) {
      if (from > 0) await nextTask()
      if (!waiting.has(job)) return
      const files = all.slice(from, from + PART)
      send({ type: 'files', job, files, last: from + PART >= all.length, ...rest })
    }
  }

  function cancel(job: number) {
    if (!waiting.has(job)) return
    send({ type: 'cancel', job })
    settle(job, ({ resolve }) => resolve(null))
  }

  return {
    read(files, name, options, onProgress) {
      const job = ++lastJob
      const ended = wait(job, onProgress)
      sendFiles(job, files, { name, options }).catch((thrown: unknown) => died(String(thrown)))
      const done = ended.then((event) => {
        if (event === null) return null
        const { draft, set, pixels, report } = expect(event, 'read')
        return { draft, set, pixels, report }
      })
      return { done, cancel: () => cancel(job) }
    },
    reopen(set, pixels, embedded, onProgress) {
      const job = ++lastJob
      const ended = wait(job, onProgress)
      send({ type: 'reopen', job, set, pixels, embedded })
      const done = ended.then((event) => event && expect(event, 'reopened').draft)
      return { done, cancel: () => cancel(job) }
    },
    async prepare(photos, options) {
      const job = ++lastJob
      const ended = wait(job)
      send({ type: 'prepare', job, photos, options })
      const { images, problems } = expect(await ended, 'prepared')
      return { images, problems }
    },
    async settle(draft, pixels, people, onProgress) {
      const job = ++lastJob
      const ended = wait(job, onProgress)
      send({ type: 'settle', job, draft, pixels, ...people })
      const settled = expect(await ended, 'settled')
      return { set: settled.set, pixels: settled.pixels }
    },
    async original(path) {
      const job = ++lastJob
      const ended = wait(job)
      send({ type: 'original', job, path })
      return expect(await ended, 'original').sample
    },
    async recut(cuts, options, onProgress) {
      const job = ++lastJob
      const ended = wait(job, onProgress)
      send({ type: 'recut', job, cuts, options })
      return expect(await ended, 'recut').pixels
    },
    async exportZip(set, pixels) {
      const job = ++lastJob
      const ended = wait(job)
      send({ type: 'export', job, set, pixels })
      return expect(await ended, 'exported').zip
    },
    terminate() {
      dropWorker()
      for (const job of [...waiting.keys()]) settle(job, ({ resolve }) => resolve(null))
    },
  }
}

type FilesRest = Pick<Extract<IntakeCommand, { type: 'files' }>, 'name' | 'options'>

function expect<T extends IntakeEvent['type']>(event: IntakeEvent | null, type: T) {
  if (event?.type === type) return event as Extract<IntakeEvent, { type: T }>
  throw new IntakeFailure(workerDied('It was ended before it was done.'))
}

function workerDied(cause: string): RunError {
  return {
    code: 'worker_died',
    title: 'The reading of photos stopped',
    cause,
    fix: 'Try again; if it happens again, bring fewer photos at a time or choose a smaller side.',
  }
}

/** A task by a message to itself: timers would be throttled in a background tab. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
