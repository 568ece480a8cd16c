import { beforeEach, describe, expect, test } from 'vitest'
import type { FoundNetwork } from '../domain/foundNetwork'
import type { Verifier } from '../domain/verifier'
import { asText } from './networkPeople'
import { createNetworkLibrary, networksStore, shapesFor, weightsFor } from './networks'
import type { EnrolledPerson, NetworkRecord, NetworkRecords } from './networksDatabase'

const network = (id: string, patch: Partial<FoundNetwork> = {}): FoundNetwork => ({
  id,
  name: `file ${id}`,
  verifier: null,
  outline: null,
  shapes: { layout: 'keras', layers: [{ name: 'dense', weights: [{ name: 'b', shape: [2] }] }] },
  values: new Blob([Float32Array.of(1, 2)]),
  notes: [],
  ...patch,
})

/** Keeps records in memory; `refuses` is thrown by whatever writes. */
function fakeLibrary() {
  const kept = new Map<string, unknown>()
  const people = new Map<string, readonly EnrolledPerson[]>()
  const fake = { kept, people, refuses: null as Error | null, changes: 0 }
  const write = async (edit: () => void) => {
    if (fake.refuses) throw fake.refuses
    edit()
  }
  const records: NetworkRecords = {
    all: async () => [...kept],
    put: (record) => write(() => kept.set(record.network.id, record)),
    remove: (id) => write(() => void (kept.delete(id), people.delete(id))),
    people: async (id) => people.get(id) ?? null,
    putPeople: (id, all) => write(() => people.set(id, all)),
  }
  return {
    fake,
    library: createNetworkLibrary(
      async () => records,
      () => fake.changes++,
    ),
  }
}

const names = () => networksStore.getState().kept.map(({ network: { name } }) => name)
const QUOTA = Object.assign(new Error('full'), { name: 'QuotaExceededError' })

beforeEach(() => networksStore.setState({ state: 'loading', kept: [], problem: null }))

describe('networks that are kept', () => {
  test('are found by the id that a RunConfig names, and by no other', async () => {
    const { library, fake } = fakeLibrary()
    expect(await library.keep(network('a'))).toBeNull()
    expect(weightsFor({ weights: 'a' })?.name).toBe('file a')
    expect(shapesFor({ weights: 'a' })?.layers).toHaveLength(1)
    expect([weightsFor({ weights: 'b' }), weightsFor({ weights: '' })]).toEqual([null, null])
    expect(fake.changes).toBe(1)
  })

  test('keep the name they were given when their file is opened again', async () => {
    const { library } = fakeLibrary()
    await library.keep(network('a'))
    await library.rename('a', 'mine')
    await library.keep(network('a'))
    expect(names()).toEqual(['mine'])
    expect(await library.rename('b', 'x')).toBe('These weights are not here any more.')
  })

  test('last as long as the page where there is no room, and it is said', async () => {
    const { library, fake } = fakeLibrary()
    fake.refuses = QUOTA
    expect(await library.keep(network('a'))).toMatch(/no room left .* Delete weights/)
    expect(networksStore.getState().kept[0]).toMatchObject({ stored: false })
    await library.read()
    expect(names()).toEqual(['file a'])
    expect(await library.remove('a')).toBeNull()
    expect(names()).toEqual([])
  })

  test('that are damaged are left out, and it is said how many', async () => {
    const { library, fake } = fakeLibrary()
    await library.keep(network('a'))
    const whole = fake.kept.get('a') as NetworkRecord
    fake.kept.set('b', { ...whole, network: network('b', { values: new Blob(['short']) }) })
    fake.kept.set('c', { version: 2 })
    await library.read()
    expect(names()).toEqual(['file a'])
    expect(networksStore.getState().problem).toBe(
      '2 records of weights cannot be read: open the file again.',
    )
  })
})

describe('who is enrolled with a verifier', () => {
  const ADA = [{ name: 'Ada', photos: [{ name: 'a', pixels: Uint8Array.of(1, 2, 3, 4) }] }]
  const verifier = { input: { size: 2, channels: 1 }, people: asText(ADA) } as unknown as Verifier

  test('comes with its file, once: what was changed here stays', async () => {
    const { library } = fakeLibrary()
    await library.keep(network('a', { verifier }))
    expect(await library.enrolledWith('a')).toEqual(ADA)
    expect(await library.keepEnrolled('a', [])).toBeNull()
    await library.keep(network('a', { verifier }))
    expect(await library.enrolledWith('a')).toEqual([])
  })

  test('goes with it, and is not kept where there is no room, which is said', async () => {
    const { library, fake } = fakeLibrary()
    await library.keep(network('a', { verifier }))
    fake.refuses = QUOTA
    expect(await library.keepEnrolled('a', ADA)).toMatch(/Delete people/)
    fake.refuses = null
    await library.remove('a')
    expect(fake.people.size).toBe(0)
  })
})
