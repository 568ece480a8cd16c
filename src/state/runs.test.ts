import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SETUP } from '../domain/config'
import type { RunClient } from '../engine/client/run'
import type { Event } from '../engine/protocol/run'

/** Clients that only write down what they are told, in order of their making: A, then B. */
const made: { calls: string[]; send: (event: Partial<Event> & { type: string }) => void }[] = []
vi.mock('../engine/client/run', () => ({
  createRunClient(onEvent: (event: Event) => void): RunClient {
    const calls: string[] = []
    made.push({ calls, send: (event) => onEvent({ session: 1, ...event } as Event) })
    const note =
      (name: string) =>
      (...args: unknown[]) =>
        void calls.push([name, ...args.filter((arg) => typeof arg !== 'object')].join(' '))
    return {
      start: note('start'),
      train: note('train'),
      pause: note('pause'),
      step: note('step'),
      limit: note('limit'),
      release: note('release'),
      terminate: note('terminate'),
    }
  },
}))

const load = async () => {
  vi.resetModules()
  made.length = 0
  const [runs, views, setup] = await Promise.all([
    import('./runs'),
    import('./runView'),
    import('./setup'),
  ])
  setup.setupStore.setState({ setup: DEFAULT_SETUP, ignored: [] })
  runs.followSetup()
  return { ...runs, ...views, ...setup }
}
let page: Awaited<ReturnType<typeof load>>
beforeEach(async () => {
  page = await load()
})

const stateOf = (run: 'A' | 'B') => page.runsStore.getState()[run].state
const client = (index = 0) => made[index] ?? expect.fail('no client was made')
const steps = (from: number, to: number) => ({
  type: 'steps' as const,
  records: Array.from({ length: to - from + 1 }, (_, i) => ({
    step: from + i,
    epoch: 0,
    loss: 1,
    accuracy: 1,
    gradNorm: 1,
    ms: 10,
  })),
  layers: [],
  tensors: 6,
  closest: 0.5,
})

describe('the runs', () => {
  it('loads, trains and pauses; a pause is shown at once', () => {
    page.train()
    expect(stateOf('A')).toBe('loading')
    client().send({ type: 'training' })
    expect(stateOf('A')).toBe('training')
    page.pause()
    expect(stateOf('A')).toBe('paused')
    client().send(steps(1, 1))
    expect(stateOf('A')).toBe('paused')
    expect(client().calls).toEqual(['start train', 'pause'])
  })

  it('stays paused when the pause came before the run was ready', () => {
    page.train()
    page.pause()
    client().send({ type: 'training' })
    expect(stateOf('A')).toBe('paused')
  })

  it('starts anew when a setting changes, and goes on training if it trained', () => {
    page.train()
    client().send({ type: 'training' })
    client().send(steps(1, 3))
    page.setField('A', 'learningRate', 0.01)
    expect(client().calls).toEqual(['start train', 'release', 'start train'])
    expect(page.runsStore.getState().A.log.length).toBe(0)
  })

  it('only goes back to the start when a setting of a paused run changes', () => {
    page.step()
    client().send({ type: 'paused' })
    page.setField('A', 'margin', 2)
    expect(stateOf('A')).toBe('idle')
    expect(client().calls).toEqual(['start step', 'release'])
  })

  it('keeps the curves when only the step limit changes', () => {
    page.train()
    client().send(steps(1, 3))
    client().send({ type: 'finished' })
    page.setField('A', 'steps', 400)
    expect(stateOf('A')).toBe('paused')
    expect(page.runsStore.getState().A.log.length).toBe(3)
    page.train()
    expect(client().calls).toEqual(['start train', 'limit 400', 'train'])
  })

  it.each(['steps', 'epochs'] as const)('only moves the limit when the %s change', (field) => {
    page.setField('A', 'steps', 0)
    page.train()
    client().send(steps(1, 3))
    client().send({ type: 'paused' })
    page.setField('A', field, 2)
    // An epoch of the default run has 197 steps.
    const limit = { steps: 2, epochs: 394 }[field]
    expect(client().calls).toEqual(['start train', `limit ${limit}`])
    expect(stateOf('A')).toBe(limit < 3 ? 'finished' : 'paused')
    expect(page.runsStore.getState().A.log.length).toBe(3)
  })

  it('ends at the earlier of two limits', () => {
    page.train()
    page.setField('A', 'epochs', 1)
    page.setField('A', 'steps', 0)
    expect(client().calls).toEqual(['start train', 'limit 197', 'limit 197'])
  })

  it('leaves A alone when B fails', () => {
    page.setCompare(true)
    page.train()
    client(0).send({ type: 'training' })
    client(1).send({
      type: 'failed',
      error: { code: 'device_lost', title: '', cause: '', fix: '' },
    })
    expect([stateOf('A'), stateOf('B')]).toEqual(['training', 'failed'])
    page.pause()
    expect(client(1).calls).toEqual(['start train'])
  })

  it('restarts only B when only B changes, and ends its Worker when it is hidden', () => {
    page.setCompare(true)
    page.train()
    page.setField('B', 'margin', 2)
    expect(client(0).calls).toEqual(['start train'])
    expect(client(1).calls).toEqual(['start train', 'release', 'start train'])
    page.setCompare(false)
    expect(client(1).calls.at(-1)).toBe('terminate')
    expect(stateOf('B')).toBe('idle')
  })

  it('does not start what does not fit', () => {
    page.setField('A', 'encoder', 'net_definition')
    page.train()
    expect(made).toEqual([])
    expect(stateOf('A')).toBe('idle')
  })

  it('keeps the seed on reset', () => {
    page.setField('A', 'seed', 9)
    page.train()
    page.reset()
    expect(stateOf('A')).toBe('idle')
    expect(page.setupStore.getState().setup.a.seed).toBe(9)
  })
})

describe('the setup', () => {
  it('lets B follow A until a field is unlinked', () => {
    page.unlinkField('margin')
    page.setField('A', 'margin', 2)
    expect(page.setupStore.getState().setup.b).toEqual({ margin: 1 })
    page.linkField('margin')
    expect(page.setupStore.getState().setup.b).toEqual({})
  })

  it('says when a case was changed, but not for its seed', () => {
    page.openCase('nan')
    page.newSeed()
    expect(page.departsFromCase(page.setupStore.getState().setup)).toBe(false)
    page.setField('B', 'learningRate', 0.5)
    expect(page.departsFromCase(page.setupStore.getState().setup)).toBe(true)
  })
})
