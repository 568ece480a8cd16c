/** The intake's Worker without the Worker: commands in, events out. */
import { toRunError, type RunError } from '../../domain/errors'
import { DEFAULT_INTAKE } from '../../domain/intake'
import type { IntakeCommand, IntakeEvent, IntakeFile } from '../protocol/intake'
import { exportZip, type Encode } from './exportZip'
import type { Decode } from './photo'
import { originalOf, recut, type LastRead } from './lastRead'
import { preparePhotos } from './prepare'
import { readFiles } from './read'
import { Cancelled } from './refusal'
import { reopened } from './reopen'
import { settle } from './settle'

export interface IntakeNeeds {
  readonly post: (event: IntakeEvent, transfer?: Transferable[]) => void
  readonly decode: Decode
  readonly encode: Encode
  readonly now: () => number
  /** Lets messages have their turn. */
  readonly nextTask: () => Promise<void>
}

/** Milliseconds between two events of progress, at least. */
const PACE = 100

type FilesCommand = Extract<IntakeCommand, { type: 'files' }>

export function createIntakeSession(needs: IntakeNeeds) {
  const { post, decode, encode, now, nextTask } = needs
  /** Files of jobs that have not begun. */
  const waiting = new Map<number, IntakeFile[]>()
  const running = new Set<number>()
  let lastRead: LastRead = new Map()

  function progressOf(job: number) {
    let last = -Infinity
    return (stage: string, done: number, total: number) => {
      if (!running.has(job)) throw new Cancelled()
      if (now() - last < PACE && done < total) return
      last = now()
      post({ job, type: 'progress', stage, done, total })
    }
  }

  async function run(job: number, act: () => Promise<void>) {
    running.add(job)
    try {
      await act()
    } catch (thrown) {
      if (thrown instanceof Cancelled) post({ job, type: 'cancelled' })
      else post({ job, type: 'failed', error: failure(thrown) })
    } finally {
      running.delete(job)
    }
  }

  async function read({ job, name, options }: FilesCommand, files: readonly IntakeFile[]) {
    const isCancelled = () => !running.has(job)
    const onProgress = progressOf(job)
    const made = await readFiles({
      files,
      name,
      options,
      decode,
      isCancelled,
      onProgress,
      now,
      nextTask,
    })
    const { files: photos, ...rest } = made
    lastRead = photos
    post({ job, type: 'read', ...rest })
  }

  async function cutAnew({ job, cuts, options }: Extract<IntakeCommand, { type: 'recut' }>) {
    const onProgress = progressOf(job)
    const length = options.side * options.side * options.channels
    const pixels = new Uint8Array(cuts.length * length)
    for (const [i, { path, crop }] of cuts.entries()) {
      onProgress('Cutting photos', i, cuts.length)
      pixels.set(await recut(lastRead, path, { ...options, crop }, decode), i * length)
    }
    post({ job, type: 'recut', pixels }, [pixels.buffer])
  }

  return {
    handle(command: IntakeCommand): Promise<void> | void {
      const { job, type } = command
      switch (type) {
        case 'files': {
          const files = waiting.get(job) ?? []
          waiting.set(job, files)
          files.push(...command.files)
          if (!command.last) return
          waiting.delete(job)
          return run(job, () => read(command, files))
        }
        case 'prepare':
          return run(job, async () => {
            const made = await preparePhotos(command.photos, command.options, decode)
            post({ job, type: 'prepared', ...made }, [made.images.pixels.buffer])
          })
        case 'settle':
          return run(job, async () => {
            const onProgress = progressOf(job)
            post({ job, type: 'settled', ...(await settle({ ...command, onProgress, nextTask })) })
          })
        case 'reopen':
          return run(job, async () => {
            const draft = await reopened({ ...command, onProgress: progressOf(job), nextTask })
            post({ job, type: 'reopened', draft })
          })
        case 'original':
          return run(job, async () => {
            const sample = await originalOf(lastRead, command.path, DEFAULT_INTAKE, decode)
            post({ job, type: 'original', sample }, [sample.rgba.buffer])
          })
        case 'recut':
          return run(job, () => cutAnew(command))
        case 'export':
          return run(job, async () => {
            const { set, pixels } = command
            const onProgress = progressOf(job)
            const exported = (done: number) => onProgress('Packing photos', done, set.paths.length)
            post({ job, type: 'exported', zip: await exportZip(set, pixels, encode, exported) })
          })
        case 'cancel':
          if (waiting.delete(job)) post({ job, type: 'cancelled' })
          running.delete(job)
          return
        default:
          return type satisfies never
      }
    },
  }
}

function failure(thrown: unknown): RunError {
  const error = toRunError(thrown)
  return {
    ...error,
    title: error.code === 'out_of_memory' ? error.title : 'The photos could not be read',
    fix: 'Bring fewer photos at a time, or choose a smaller side. If it happens again, please report it with this message.',
  }
}
