import { describe, expect, it } from 'vitest'
import { createTabRuns } from './tabRuns'

/** Locks of one browser, and tabs that share them. */
function browser() {
  const holders = new Map<string, { steal: () => void; released: Promise<void> }>()
  const locks: Pick<LockManager, 'request'> = {
    request: (async (
      name: string,
      options: LockOptions,
      work: (lock: object | null) => unknown,
    ) => {
      const holder = holders.get(name)
      if (holder && options.ifAvailable) return work(null)
      if (holder && options.steal) holder.steal()
      else if (holder) await holder.released
      return new Promise<void>((resolve, reject) => {
        const held = Promise.resolve(work({})).then(() => undefined)
        const mine = {
          steal: () => reject(new DOMException('Stolen.', 'AbortError')),
          released: held,
        }
        holders.set(name, mine)
        void held.then(() => {
          if (holders.get(name) === mine) holders.delete(name)
          resolve()
        })
      })
    }) as LockManager['request'],
  }
  let ids = 0
  const shared = new Map<string, string>()
  return (storage = new Map<string, string>()) => {
    const taken: string[] = []
    const tab = createTabRuns(
      {
        storage: {
          getItem: (key) => storage.get(key) ?? null,
          setItem: (key, value) => void storage.set(key, value),
        },
        shared: {
          getItem: (key) => shared.get(key) ?? null,
          setItem: (key, value) => void shared.set(key, value),
        },
        locks,
        newId: () => `id ${++ids}`,
      },
      (run, id) => taken.push(`${run} ${id}`),
    )
    return { ...tab, taken, storage }
  }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('the runs of a tab', () => {
  it('are remembered by the tab alone, as long as they are its own', () => {
    const open = browser()
    const tab = open()
    const { id } = tab.begin('A')
    expect(open(tab.storage).remembered()).toEqual({ A: id })
    expect(open().remembered()).toEqual({})
    tab.leave('A')
    expect(open(tab.storage).remembered()).toEqual({})
  })

  it('are not those of another tab, unless they are taken from it', async () => {
    const open = browser()
    const [one, two] = [open(), open()]
    const { id, owner } = one.begin('A')
    await turn()
    expect(await two.adopt('A', id)).toBeNull()
    expect(one.taken).toEqual([])
    const taken = await two.adopt('B', id, true)
    expect(taken).toMatchObject({ id })
    expect(taken?.owner).not.toBe(owner)
    await turn()
    expect(one.taken).toEqual([`A ${id}`])
    expect(one.again('A')).toBeNull()
    expect(two.again('B')).toEqual(taken)
  })

  it('can be had by another tab once they were left', async () => {
    const open = browser()
    const [one, two] = [open(), open()]
    const { id } = one.begin('A')
    await turn()
    one.leave('A')
    await turn()
    expect(await two.adopt('A', id)).toMatchObject({ id })
  })

  it('are put away for every tab, until one is opened again', async () => {
    const open = browser()
    const [one, two] = [open(), open()]
    const { id } = one.begin('A')
    await turn()
    expect(two.isPutAway(id)).toBe(false)
    one.putAway('A')
    await turn()
    expect([one.again('A'), two.isPutAway(id)]).toEqual([null, true])
    one.putAway('A')
    await two.adopt('A', id)
    expect(one.isPutAway(id)).toBe(false)
  })

  it('stay those that began while another was waited for', async () => {
    const tab = browser()()
    const adopting = tab.adopt('A', 'kept')
    const own = tab.begin('A')
    expect(await adopting).toBeNull()
    expect(tab.again('A')).toEqual(own)
  })

  it('are done without a storage that throws, or one that holds something else', () => {
    const storage = new Map([['siamese-playground-tab-runs', '["x"']])
    expect(browser()(storage).remembered()).toEqual({})
    const fails = () => {
      throw new Error('no')
    }
    const none = { getItem: fails, setItem: fails }
    const tab = createTabRuns(
      {
        ...{ storage: none, shared: none },
        locks: null,
        newId: () => 'id',
      },
      () => undefined,
    )
    expect(tab.begin('A')).toEqual({ id: 'id', owner: 'id' })
    expect(tab.remembered()).toEqual({})
    tab.putAway('A')
    expect(tab.isPutAway('id')).toBe(false)
  })
})
