import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CENTRE_CROP, DEFAULT_INTAKE } from '../../domain/intake'
import { personFolders } from '../../../e2e/support/photos/sets'
import type { SampleFile } from '../../../e2e/support/photos/files'
import type { IntakeEvent } from '../protocol/intake'
import { createIntakeSession } from './session'
import { decodeBySharp, encodeBySharp } from './sharpDecoder'

let files: { path: string; file: Blob }[]
let photos: readonly SampleFile[]
let events: IntakeEvent[]
let time: number
let session: ReturnType<typeof createIntakeSession>

beforeAll(async () => {
  photos = await personFolders({ people: 4, photos: 5, side: 24 })
  files = photos.map(({ path, bytes }) => ({ path, file: new Blob([bytes]) }))
})
beforeEach(() => {
  events = []
  time = 0
  session = createIntakeSession({
    post: (event) => events.push(event),
    decode: decodeBySharp,
    encode: encodeBySharp,
    now: () => (time += 10),
    nextTask: () => new Promise((resolve) => setImmediate(resolve)),
  })
})

const part = (job: number, from: number, to: number, last: boolean) => ({
  type: 'files' as const,
  job,
  files: files.slice(from, to),
  last,
  name: 'Mine',
  options: { ...DEFAULT_INTAKE, side: 16 },
})
const ends = () => events.filter(({ type }) => type !== 'progress')

describe('an intake session', () => {
  it('reads once the last part is there', async () => {
    await session.handle(part(1, 0, 7, false))
    expect(events).toEqual([])
    await session.handle(part(1, 7, 20, true))
    expect(ends()).toMatchObject([{ job: 1, type: 'read', set: { name: 'Mine' } }])
    const [read] = ends()
    expect(read?.type === 'read' && read.set?.paths.length).toBe(20)
  })

  it('tells of progress at a pace, and of each end', async () => {
    await session.handle(part(1, 0, 20, true))
    const told = events.flatMap((event) => (event.type === 'progress' ? [event] : []))
    expect(told.length).toBeLessThan(20)
    expect(told.filter(({ stage }) => stage === 'Reading photos').at(-1)).toMatchObject({
      done: 20,
      total: 20,
    })
  })

  it('ends a job that is cancelled, before it begins or while it reads', async () => {
    await session.handle(part(1, 0, 7, false))
    await session.handle({ type: 'cancel', job: 1 })
    const reading = session.handle(part(2, 0, 20, true))
    await session.handle({ type: 'cancel', job: 2 })
    await reading
    expect(ends()).toEqual([
      { job: 1, type: 'cancelled' },
      { job: 2, type: 'cancelled' },
    ])
  })

  it('prepares photos in order, and says which it cannot read', async () => {
    const options = { ...DEFAULT_INTAKE, side: 16 }
    const given = [files[0]!.file, new Blob(['text']), files[1]!.file]
    await session.handle({ type: 'prepare', job: 3, photos: given, options })
    await session.handle(part(4, 0, 2, true))
    const [prepared, read] = ends()
    if (prepared?.type !== 'prepared' || read?.type !== 'read') throw new Error('not there')
    expect(prepared.problems).toEqual([
      null,
      'It holds text, not a picture, whatever its name says. Bring the photo itself.',
      null,
    ])
    const pixels = new Uint8Array(await read.pixels.arrayBuffer())
    const length = 16 * 16 * 3
    expect(prepared.images.pixels.slice(0, length)).toEqual(pixels.slice(0, length))
    expect(prepared.images.pixels.slice(length, 2 * length)).toEqual(new Uint8Array(length))
    expect(prepared.images.pixels.slice(2 * length)).toEqual(pixels.slice(length))
  })

  it('exports a set, and fails with what to do where it cannot', async () => {
    await session.handle(part(5, 0, 20, true))
    const [read] = ends()
    if (read?.type !== 'read' || !read.set) throw new Error('not there')
    await session.handle({ type: 'export', job: 6, set: read.set, pixels: read.pixels })
    await session.handle({ type: 'export', job: 7, set: read.set, pixels: new Blob([]) })
    expect(ends()[1]).toMatchObject({ job: 6, type: 'exported' })
    expect(ends()[2]).toMatchObject({
      job: 7,
      type: 'failed',
      error: { code: 'internal', fix: expect.stringMatching(/^Bring fewer photos/) },
    })
  })
})

describe('an intake session, after it has read', () => {
  type Told<T extends IntakeEvent['type']> = Extract<IntakeEvent, { type: T }>
  const told = <T extends IntakeEvent['type']>(type: T) =>
    events.find((event): event is Told<T> => event.type === type)!
  const readAll = async () => {
    await session.handle(part(1, 0, 20, true))
    const { draft, set, pixels } = told('read')
    return { draft: draft!, set: set!, pixels }
  }

  it('settles a draft as it was read to the very same set', async () => {
    const { draft, set, pixels } = await readAll()
    const personOf = draft.readings[0]!.names
    const whole = { draft, pixels, personOf, kind: 'people', name: 'Mine' } as const
    await session.handle({ type: 'settle', job: 2, ...whole })
    expect(told('settled').set).toEqual(set)
    expect(await told('settled').pixels.text()).toBe(await pixels.text())
  })

  it('leaves images of nobody out of a set, and gives it an id of its own', async () => {
    const { draft, set, pixels } = await readAll()
    const personOf = draft.readings[0]!.names.map((name, image) => (image === 3 ? null : name))
    const some = { draft, pixels, personOf, kind: 'people', name: 'Mine' } as const
    await session.handle({ type: 'settle', job: 2, ...some })
    const settled = told('settled')
    expect(settled.set.paths).toEqual(draft.paths.filter((_, image) => image !== 3))
    expect(settled.set.id).not.toBe(set.id)
    const bytes = async (blob: Blob) => [...new Uint8Array(await blob.arrayBuffer())]
    const each = 16 * 16 * 3
    const all = await bytes(pixels)
    expect(await bytes(settled.pixels)).toEqual([...all.slice(0, 3 * each), ...all.slice(4 * each)])
  })

  it('opens a kept set as a draft of its people, which settles into the same set', async () => {
    await session.handle(part(1, 0, 20, true))
    const [read] = ends()
    if (read?.type !== 'read' || read.set === null) throw new Error('nothing was read')
    const { set, pixels } = read
    await session.handle({ type: 'reopen', job: 2, set, pixels, embedded: null })
    const opened = ends().at(-1)
    if (opened?.type !== 'reopened') throw new Error('nothing was opened')
    const { draft } = opened
    expect(draft).toMatchObject({ paths: set.paths, crop: set.crop, kind: set.kind })
    const { names } = draft.readings[0]!
    expect(names).toEqual(read.draft!.readings[0]!.names)
    expect(draft.readings[0]!.odd).toEqual(read.draft!.readings[0]!.odd)
    const { kind, name } = set
    await session.handle({ type: 'settle', job: 3, draft, pixels, personOf: names, kind, name })
    expect(ends().at(-1)).toMatchObject({ type: 'settled', set: { id: set.id } })
  })

  it('shows a photo whole, and cuts photos anew as if they had been cut so at first', async () => {
    const { draft, pixels } = await readAll()
    const path = draft.paths[7]!
    await session.handle({ type: 'original', job: 2, path })
    expect(told('original').sample).toMatchObject({ path, width: 24, height: 24 })
    const options = { ...DEFAULT_INTAKE, side: 16 }
    const cuts = [
      { path, crop: { zoom: 0.5, x: 0, y: 1 } },
      { path: draft.paths[8]!, crop: CENTRE_CROP },
    ]
    await session.handle({ type: 'recut', job: 3, cuts, options })
    const each = 16 * 16 * 3
    const [cut, whole] = [0, 1].map((i) => [
      ...told('recut').pixels.slice(i * each, (i + 1) * each),
    ])
    const before = [...new Uint8Array(await pixels.slice(7 * each, 9 * each).arrayBuffer())]
    expect(whole).toEqual(before.slice(each))
    expect(cut).not.toEqual(before.slice(0, each))
    const photo = photos.find((each) => each.path.endsWith(path))!
    await session.handle({
      type: 'prepare',
      job: 4,
      photos: [new Blob([photo.bytes])],
      options: { ...options, crop: cuts[0]!.crop },
    })
    expect([...told('prepared').images.pixels]).toEqual(cut)
  })

  it('says so where photos are not at hand any more', async () => {
    await session.handle({ type: 'original', job: 2, path: 'gone.jpg' })
    expect(told('failed').error.cause).toContain('gone.jpg is not at hand any more')
  })
})
