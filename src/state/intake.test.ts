import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_CONFIG } from '../domain/config'
import { settingsForSet } from '../domain/dataDefaults'
import type { Judgement } from '../domain/reports'
import { splitOf } from '../domain/split'
import { runError } from '../domain/errors'
import { CENTRE_CROP, type IntakeReport } from '../domain/intake'
import { withCuts } from '../domain/people/pixels'
import { settled as settledFacts, type PhotoDraft } from '../domain/photoDraft'
import { IntakeFailure, type IntakeClient, type ReadResult, type Settlement } from '../engine'
import { datasetsStore } from './datasets'
import {
  bring,
  cancelIntake,
  cutPhotos,
  intakeStore,
  keepIntake,
  nameIntake,
  preparePhotos,
  readAgain,
  resetIntake,
  setIntakeOptions,
  startOver,
} from './intake'
import { editKept, embeddedOf, keepEdited } from './keptEditing'
import { blankPixels, draftOf, namedSet, readingOf } from '../domain/testPhotos'

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
let recutFails = false
let settlements: Settlement[] = []
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
    settle: async (draft, pixels, { personOf, kind, name }) => {
      settlements.push({ personOf, kind, name })
      return { set: { ...settledFacts(draft, personOf, kind).facts, id: 'settled', name }, pixels }
    },
    reopen: (reopenedSet) => ({
      done: Promise.resolve({
        ...draftOf(reopenedSet.paths, [
          readingOf(
            'kept',
            Array.from(reopenedSet.identityOf, (each) => reopenedSet.identities[each]!),
          ),
        ]),
      }),
      cancel: () => undefined,
    }),
    original: async (path) => ({ path, width: 1, height: 1, rgba: new Uint8ClampedArray(4) }),
    recut: async (cuts) => {
      if (recutFails) throw new Error('It is gone.')
      return new Uint8Array(cuts.length * 4).fill(7)
    },
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
  settlements = []
  recutFails = false
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

  it('comes of an empty folder, and says so', async () => {
    await bring(async () => ({ files: [], unopened: [] }))
    expect(intake().job).toMatchObject({
      state: 'failed',
      error: { title: 'There was no file in it' },
    })
    expect(jobs).toHaveLength(0)
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

describe('who is who, and how photos are cut', () => {
  const facts = {
    ...set,
    crop: CENTRE_CROP,
    groupOf: Int32Array.from(set.paths.keys()),
    copies: [],
  }
  const names = Array.from(set.identityOf, (identity) => set.identities[identity]!)
  const draft: PhotoDraft = {
    ...facts,
    listMeaning: null,
    readings: [readingOf('folder', names)],
  }
  const readPhotos = async () => {
    await files('a.jpg')
    jobs.at(-1)!.resolve({ ...read, draft })
    await settled()
  }

  it('is the set as it was read where nothing was changed', async () => {
    await readPhotos()
    expect((await keepIntake())?.set.id).toBe(set.id)
    expect(settlements).toEqual([])
  })

  it('is settled with what was changed by hand', async () => {
    await readPhotos()
    intake().people!.leaveOut([1], true)
    intake().people!.rename([names[2]!], 'Eve')
    const kept = await keepIntake()
    expect(settlements).toMatchObject([
      { kind: 'people', personOf: [names[0], null, 'Eve', 'Eve'], name: 'a' },
    ])
    expect(kept?.set.identities).toEqual([names[0], 'Eve'])
    expect(datasetsStore.getState().sets.some((each) => each.set.id === 'settled')).toBe(true)
  })

  it('stays changed when photos are read again, and can still be undone', async () => {
    await readPhotos()
    intake().people!.rename([names[2]!], 'Eve')
    setIntakeOptions({ side: 32 })
    readAgain()
    jobs.at(-1)!.resolve({ ...read, draft: { ...draft } })
    await settled()
    const people = () => intake().people!.getState().now.personOf
    expect(people()).toEqual([names[0], names[0], 'Eve', 'Eve'])
    intake().people!.undo()
    expect(people()).toEqual(names)
  })

  it('has other pixels where photos are cut anew, also after they are read again, until undone', async () => {
    setIntakeOptions({ side: 2, channels: 1 })
    const small = { ...draft, side: 2, channels: 1 as const }
    const again = async () => {
      readAgain()
      jobs.at(-1)!.resolve({ ...read, draft: { ...small } })
      await settled()
    }
    const bytes = async () => {
      const { result, people } = intake()
      const { cuts } = people!.getState().now
      return [...new Uint8Array(await withCuts(result!.pixels, 4, cuts).arrayBuffer())]
    }
    await files('a.jpg')
    await again()
    const whole = await bytes()
    const crop = { zoom: 0.5, x: 0, y: 0 }
    expect(await cutPhotos([1], crop)).toBeNull()
    const cut = [0, 0, 0, 0, 7, 7, 7, 7, 0, 0, 0, 0, 0, 0, 0, 0]
    expect(await bytes()).toEqual(cut)
    intake().people!.undo()
    expect(await bytes()).toEqual(whole)
    await again()
    intake().people!.redo()
    expect(await bytes()).toEqual(cut)
    await again()
    expect(await bytes()).toEqual(cut)
    intake().people!.undo()
    expect(await bytes()).toEqual(whole)
    await again()
    intake().people!.redo()
    await keepIntake()
    expect(settlements).toHaveLength(1)
  })

  it('says where a photo cut by hand could not be cut so again, and has it as the others', async () => {
    await readPhotos()
    await cutPhotos([1], { zoom: 0.5, x: 0, y: 0 })
    recutFails = true
    readAgain()
    jobs.at(-1)!.resolve({ ...read, draft: { ...draft } })
    await settled()
    expect(intake().job).toMatchObject({
      state: 'failed',
      error: { title: 'Photos cut by hand could not be cut so again', cause: 'It is gone.' },
    })
    expect(intake().people!.getState().now.cuts.size).toBe(0)
  })
})

describe('a kept set whose people are edited', () => {
  const kept = (id: string) => datasetsStore.getState().sets.find((each) => each.set.id === id)
  const open = async () => {
    datasetsStore.setState({ sets: [] })
    await files('Ada/1.jpg')
    jobs.at(-1)!.resolve(read)
    await settled()
    await keepIntake()
    editKept(kept(set.id)!)
    await settled()
    intake().people!.rename([set.identities[0]!], 'Eve')
  }

  it('is kept as another set beside it', async () => {
    await open()
    const made = await keepEdited('Second', false)
    expect(made?.set).toMatchObject({ id: 'settled', name: 'Second' })
    expect(made?.set.identities).toEqual(['Eve', set.identities[1]])
    expect(kept(set.id)).toBeDefined()
    expect(intake()).toMatchObject({ kept: null, result: null })
  })

  it('or in its place, but for where it could not be stored', async () => {
    await open()
    expect((await keepEdited('Second', true))?.problem).toContain('last only as long as this page')
    expect(kept(set.id)).toBeDefined()
  })

  it('is not lost to photos that are dropped meanwhile: that is said', async () => {
    await open()
    const editor = intake().people
    await files('Ben/1.jpg')
    expect(intake().job).toMatchObject({
      state: 'failed',
      error: { cause: 'Who is who in “Ada” is being edited.' },
    })
    expect(intake().people).toBe(editor)
  })

  it('goes by a run that was judged on it, by places in the set', () => {
    const config = { ...DEFAULT_CONFIG, ...settingsForSet(set, 'image').patch, heldOutPercent: 50 }
    const { heldOut } = splitOf(set, config)
    const embeddings = { images: Int32Array.of(1, 0), dimension: 1, values: Float32Array.of(3, 4) }
    const judged = { config, set, judgement: { embeddings } as Judgement }
    const none = { config: null, set: null, judgement: null }
    const found = { by: 'B', ...embeddings, images: Int32Array.of(heldOut[1]!, heldOut[0]!) }
    expect(embeddedOf({ A: none, B: judged }, set.id)).toEqual(found)
    expect(embeddedOf({ A: none, B: judged }, 'other')).toBeNull()
  })
})
