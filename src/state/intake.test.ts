import { beforeEach, describe, expect, it, vi } from 'vitest'
import { runError } from '../domain/errors'
import type { IntakeReport } from '../domain/intake'
import { IntakeFailure, type IntakeClient, type ReadResult } from '../engine'
import { datasetsStore } from './datasets'
import {
  bring,
  cancelIntake,
  intakeStore,
  keepIntake,
  nameIntake,
  preparePhotos,
  readAgain,
  resetIntake,
  setIntakeOptions,
  startOver,
} from './intake'
import { blankPixels, namedSet } from '../domain/testPhotos'

const REPORT: IntakeReport = { rows: [], counts: {}, files: 1, ms: 5, peakBytes: 9, samples: [] }
const set = namedSet([2, 2])
const read = { draft: null, set, pixels: blankPixels(set), report: REPORT }
const intake = () => intakeStore.getState()
const settled = () => new Promise<void>((resolve) => setTimeout(resolve))

type Read = Parameters<IntakeClient['read']>
interface Job {
  readonly files: Read[0]
  readonly name: string
  readonly options: Read[2]
  readonly progress: Read[3]
  readonly cancel: () => void
  resolve(result: ReadResult | null): void
  reject(thrown: unknown): void
}

let jobs: Job[] = []
let ended = 0
function fakeClient(): IntakeClient {
  return {
    read(files, name, options, progress) {
      const cancel = vi.fn()
      const done = new Promise<ReadResult | null>((resolve, reject) => {
        jobs.push({ files, name, options, progress, cancel, resolve, reject })
      })
      return { done, cancel }
    },
    prepare: async () => ({
      images: { side: 2, channels: 1, count: 0, pixels: new Uint8Array() },
      problems: [],
    }),
    exportZip: async () => new Blob(),
    terminate: () => ended++,
  }
}
const files = (...paths: string[]) =>
  bring(async () => ({
    files: paths.map((path) => ({ path, file: new Blob([path]) })),
    unopened: [],
  }))

beforeEach(() => {
  jobs = []
  resetIntake(fakeClient)
  ended = 0
})

it('lists, reads, tells how far it is, and has what was read', async () => {
  let found: (count: number) => void = () => undefined
  let give: (paths: string[]) => void = () => undefined
  const brought = bring(
    (tell) =>
      new Promise((resolve) => {
        found = tell
        give = (paths) =>
          resolve({
            files: paths.map((path) => ({ path, file: new Blob() })),
            unopened: ['locked'],
          })
      }),
  )
  found(100)
  expect(intake().job).toEqual({ state: 'listing', found: 100 })
  give(['Ada/1.jpg'])
  await brought
  expect(jobs[0]).toMatchObject({ name: 'Ada' })
  jobs[0]?.progress({ stage: 'Reading photos', done: 3, total: 7 })
  expect(intake().job).toEqual({ state: 'reading', stage: 'Reading photos', done: 3, total: 7 })
  jobs[0]?.resolve(read)
  await settled()
  expect(intake()).toMatchObject({ job: { state: 'idle' }, unopened: ['locked'] })
  expect(intake().result).toMatchObject({ set, options: intake().options })
})

it('reads again what is held, with other options', async () => {
  await files('Ada/1.jpg')
  jobs[0]?.resolve(read)
  await settled()
  setIntakeOptions({ side: 96 })
  expect(intake().result?.options.side).toBe(64)
  readAgain()
  expect(jobs[1]?.files).toEqual(jobs[0]?.files)
  expect(jobs[1]?.options.side).toBe(96)
})

it('adds what is brought later to what is held', async () => {
  await files('Ada/1.jpg')
  await files('Ben/1.jpg')
  expect(jobs[0]?.cancel).toHaveBeenCalled()
  expect(jobs[1]?.files.map(({ path }) => path)).toEqual(['Ada/1.jpg', 'Ben/1.jpg'])
})

describe('cancel', () => {
  it('ends the reading at once, whatever still comes of it; what was read before stays', async () => {
    await files('Ada/1.jpg')
    jobs[0]?.resolve(read)
    await settled()
    readAgain()
    cancelIntake()
    expect(jobs[1]?.cancel).toHaveBeenCalled()
    jobs[1]?.progress({ stage: 'late', done: 1, total: 1 })
    jobs[1]?.resolve({ ...read, set: null })
    await settled()
    expect(intake().job).toEqual({ state: 'cancelled' })
    expect(intake().result?.set).toBe(set)
  })

  it('ends the looking through folders', async () => {
    const brought = bring(async (_, signal) => {
      await settled()
      expect(signal.aborted).toBe(true)
      return { files: [{ path: 'x', file: new Blob() }], unopened: [] }
    })
    cancelIntake()
    await brought
    expect(jobs).toEqual([])
    expect(intake()).toMatchObject({ job: { state: 'cancelled' }, files: [] })
  })
})

describe('failure', () => {
  it('has its cause and fix, and can be tried again', async () => {
    await files('Ada/1.jpg')
    const error = runError('worker_died', 'It broke.')
    jobs[0]?.reject(new IntakeFailure(error))
    await settled()
    expect(intake().job).toEqual({ state: 'failed', error })
    readAgain()
    jobs[1]?.resolve(read)
    await settled()
    expect(intake()).toMatchObject({ job: { state: 'idle' }, result: { set } })
  })

  it('also comes of folders that cannot be looked through', async () => {
    await bring(() => Promise.reject(new Error('It is gone.')))
    expect(intake().job).toMatchObject({
      state: 'failed',
      error: { title: 'The files could not be read', cause: 'It is gone.' },
    })
  })
})

it('keeps what was read under its name, and lets go of files and Worker', async () => {
  await files('Ada/1.jpg')
  jobs[0]?.resolve(read)
  await settled()
  nameIntake('Family')
  // No IndexedDB here: it is kept for as long as the page.
  const kept = await keepIntake()
  expect(kept?.set).toEqual({ ...set, name: 'Family' })
  expect(kept?.problem).toContain('last only as long as this page')
  expect(datasetsStore.getState().sets).toMatchObject([{ set: kept?.set, stored: false }])
  expect(intake()).toMatchObject({ files: [], result: null, named: null })
  expect(ended).toBe(1)
})

it('has nothing to keep where no photo could be read', async () => {
  await files('notes.txt')
  jobs[0]?.resolve({ ...read, set: null })
  await settled()
  expect(await keepIntake()).toBeNull()
})

it('prepares single photos without disturbing a reading, nor being ended with it', async () => {
  await files('Ada/1.jpg')
  await preparePhotos([new Blob()], intake().options)
  expect(intake().job.state).toBe('reading')
  startOver()
  expect(ended).toBe(1)
  expect(await preparePhotos([], intake().options)).toMatchObject({ problems: [] })
})
