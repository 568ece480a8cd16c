import { beforeEach, describe, expect, it } from 'vitest'
import { datasetsStore } from './datasets'
import { createLibrary } from './library'
import type { SetRecords } from './libraryDatabase'
import { blankPixels, namedSet } from '../domain/testPhotos'

const first = namedSet([2, 2], { id: 'first' })
const second = namedSet([3, 2], { id: 'second' })
const store = () => datasetsStore.getState()
const names = () => store().sets.map(({ set }) => set.name)

/** Keeps records in memory; `refuses` is thrown by whatever writes. */
function fakeRecords() {
  const kept = new Map<string, unknown>()
  const fake = {
    kept,
    refuses: null as Error | null,
    changes: 0,
    closed: () => undefined as void,
    opened: 0,
  }
  const write = async (edit: () => void) => {
    if (fake.refuses) throw fake.refuses
    edit()
  }
  const records: SetRecords = {
    all: async () => {
      if (fake.refuses) throw fake.refuses
      return [...kept]
    },
    put: (record) => write(() => kept.set(record.set.id, record)),
    remove: (key) => write(() => kept.delete(key)),
  }
  const open = async (closed: () => void) => {
    fake.closed = closed
    fake.opened++
    return records
  }
  return { fake, library: createLibrary(open, () => fake.changes++) }
}

beforeEach(() => {
  datasetsStore.setState({ state: 'loading', sets: [], unreadable: [], problem: null })
})

it('is ready once read, with what was kept', async () => {
  const { fake, library } = fakeRecords()
  await library.keep(first, blankPixels(first))
  datasetsStore.setState({ state: 'loading', sets: [] })
  await library.read()
  expect(store()).toMatchObject({ state: 'ready', problem: null })
  expect(names()).toEqual(['Set first'])
  expect(fake.changes).toBe(1)
})

it('is ready also where the storage cannot be opened, and says why', async () => {
  const library = createLibrary(() => Promise.reject(new Error('No storage here.')))
  await library.read()
  expect(store().state).toBe('ready')
  expect(store().problem).toContain('No storage here.')
})

it('lists what it cannot understand, and removes it on request', async () => {
  const { fake, library } = fakeRecords()
  fake.kept.set('odd', { version: 9, set: { name: 'From the future' } })
  await library.keep(first, blankPixels(first))
  expect(names()).toEqual(['Set first'])
  expect(store().unreadable).toMatchObject([{ key: 'odd', name: 'From the future' }])
  expect(await library.remove('odd')).toBeNull()
  expect(store().unreadable).toEqual([])
  expect([...fake.kept.keys()]).toEqual(['first'])
})

describe('a full storage', () => {
  const full = Object.assign(new Error('The quota has been exceeded.'), {
    name: 'QuotaExceededError',
  })

  it('says so with what to do, and the set stays usable in this page', async () => {
    const { fake, library } = fakeRecords()
    await library.keep(first, blankPixels(first))
    fake.refuses = full
    expect(await library.keep(second, blankPixels(second))).toMatch(/no room left.*Delete sets/)
    expect(store().sets.find(({ set }) => set.id === 'second')?.stored).toBe(false)
    expect(store().sets.find(({ set }) => set.id === 'first')?.stored).toBe(true)
    expect(fake.changes).toBe(1)
  })

  it('keeps such a set over another tab’s changes, until it is deleted', async () => {
    const { fake, library } = fakeRecords()
    fake.refuses = full
    await library.keep(second, blankPixels(second))
    fake.refuses = null
    await library.read()
    expect(names()).toEqual(['Set second'])
    expect(await library.remove('second')).toBeNull()
    expect(names()).toEqual([])
  })

  it('stores it once there is room', async () => {
    const { fake, library } = fakeRecords()
    fake.refuses = full
    await library.keep(second, blankPixels(second))
    fake.refuses = null
    expect(await library.keep(second, blankPixels(second))).toBeNull()
    expect(store().sets).toMatchObject([{ stored: true }])
  })
})

it('renames and deletes, in the storage too', async () => {
  const { fake, library } = fakeRecords()
  await library.keep(first, blankPixels(first))
  expect(await library.rename('first', 'Family')).toBeNull()
  expect(fake.kept.get('first')).toMatchObject({ set: { name: 'Family' } })
  expect(names()).toEqual(['Family'])
  await library.remove('first')
  expect([...fake.kept.keys()]).toEqual([])
  expect(names()).toEqual([])
})

it('changes nothing where the storage refuses, and says why', async () => {
  const { fake, library } = fakeRecords()
  await library.keep(first, blankPixels(first))
  fake.refuses = new Error('Site data are blocked.')
  expect(await library.rename('first', 'Family')).toContain('Site data are blocked.')
  expect(await library.remove('first')).toContain('Site data are blocked.')
  expect(names()).toEqual(['Set first'])
})

it('opens the storage anew after it was closed from outside', async () => {
  const { fake, library } = fakeRecords()
  await library.read()
  await library.read()
  expect(fake.opened).toBe(1)
  fake.closed()
  await library.read()
  expect(fake.opened).toBe(2)
})

it('takes what was read last where two readings overlap', async () => {
  const answers: ((value: [string, unknown][]) => void)[] = []
  const records = {
    all: () => new Promise<[string, unknown][]>((resolve) => answers.push(resolve)),
  } as unknown as SetRecords
  const library = createLibrary(() => Promise.resolve(records))
  const both = [library.read(), library.read()]
  await Promise.resolve()
  await Promise.resolve()
  answers[1]?.([['late', 'damaged']])
  answers[0]?.([])
  await Promise.all(both)
  expect(store().unreadable).toHaveLength(1)
})
