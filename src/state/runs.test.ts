import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SETUP } from '../domain/config'
import { DRAWN_FACES } from '../domain/drawnFaces'
import type { PhotoSet } from '../domain/photoSet'
import type { Judgement } from '../domain/reports'
import type { Event, RunClient } from '../engine'

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
      judge: note('judge'),
      compare: note('compare'),
      release: note('release'),
      terminate: note('terminate'),
    }
  },
}))

const load = async () => {
  vi.resetModules()
  made.length = 0
  vi.stubGlobal('document', { baseURI: 'https://example.org/' })
  const [runs, views, setup, datasets] = await Promise.all([
    import('./runs'),
    import('./runView'),
    import('./setup'),
    import('./datasets'),
  ])
  setup.setupStore.setState({ setup: DEFAULT_SETUP, ignored: [] })
  runs.followSetup()
  return { ...runs, ...views, ...setup, ...datasets }
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
    expect(client().calls).toEqual(['start train', 'judge', 'limit 400', 'train'])
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

const comparison = {
  given: { side: 1, channels: 1, count: 2, pixels: new Uint8Array(2) },
  a: Int32Array.of(0),
  b: Int32Array.of(1),
} as const
const error = { code: 'worker_died', title: 'It stopped', cause: 'Why.', fix: 'Reset.' } as const

describe('a judgement', () => {
  const viewOf = () => page.runsStore.getState().A
  const judgement = { step: 3 } as Judgement

  it('is asked for when a run finishes, and on demand while it lives', () => {
    page.judgeNow('A')
    page.train()
    client().send({ type: 'training' })
    page.judgeNow('A')
    client().send({ type: 'finished' })
    expect(client().calls).toEqual(['start train', 'judge', 'judge'])
  })

  it('is shown under way, then as it came out, until the run begins anew', () => {
    page.train()
    client().send({ type: 'finished' })
    client().send({ type: 'judging', fraction: 0.5 })
    expect(viewOf()).toMatchObject({ judging: 0.5, judgement: null })
    client().send({ type: 'judgement', judgement })
    expect(viewOf()).toMatchObject({ judging: null, judgement: { step: 3 }, state: 'finished' })
    page.reset()
    expect(viewOf().judgement).toBeNull()
  })

  it.each<[string, Parameters<(typeof made)[number]['send']>[0]]>([
    ['trains on', { type: 'training' }],
    ['does a step', steps(1, 1)],
    ['fails', { type: 'failed', error }],
  ])('is no longer under way when the run %s', (_how, event) => {
    page.step()
    client().send({ type: 'paused' })
    client().send({ type: 'judging', fraction: 0 })
    client().send(event)
    expect(viewOf().judging).toBeNull()
  })
})

describe('a comparison', () => {
  const trained = () => {
    page.train()
    client().send({ type: 'training' })
  }

  it('is answered by the number of its request, whatever the order', async () => {
    trained()
    const [one, two] = [page.compareOn('A', comparison), page.compareOn('A', comparison)]
    const [first, second] = client()
      .calls.slice(1)
      .map((call) => Number(call.split(' ')[1]))
    const values = (n: number) => ({ distances: Float32Array.of(n), outputs: Float32Array.of(-n) })
    client().send({ type: 'compared', request: second!, step: 7, ...values(2) })
    client().send({ type: 'compared', request: first!, step: 7, ...values(1) })
    expect(await one).toEqual({ step: 7, ...values(1) })
    expect(await two).toEqual({ step: 7, ...values(2) })
  })

  it('is refused, saying what to do, where there is no network to ask', async () => {
    await expect(page.compareOn('A', comparison)).rejects.toThrow('Press Train first')
    trained()
    client().send({ type: 'failed', error })
    await expect(page.compareOn('A', comparison)).rejects.toThrow('Reset it and train again')
  })

  it.each<[string, RegExp, () => void]>([
    ['is reset', /reset before it answered/, () => page.reset()],
    ['begins anew', /reset before it answered/, () => page.setField('A', 'margin', 2)],
    ['dies', /It stopped: Why. Reset./, () => client().send({ type: 'failed', error })],
    ['turns to NaN', /not finite before/, () => client().send({ type: 'non_finite' })],
  ])('is refused when its run %s meanwhile', async (_how, message, happen) => {
    trained()
    const asked = page.compareOn('A', comparison)
    happen()
    await expect(asked).rejects.toThrow(message)
  })

  it('with B is refused when B is hidden, and with A is left alone', async () => {
    page.setCompare(true)
    page.train()
    const ofB = page.compareOn('B', comparison)
    const ofA = page.compareOn('A', comparison)
    page.setCompare(false)
    await expect(ofB).rejects.toThrow('hidden')
    const request = Number(client(0).calls.at(-1)?.split(' ')[1])
    const values = { distances: new Float32Array(1), outputs: new Float32Array(1) }
    client(0).send({ type: 'compared', request, step: 1, ...values })
    expect(await ofA).toMatchObject({ step: 1 })
  })
})

describe('a set of one’s own', () => {
  const set: PhotoSet = { ...DRAWN_FACES, id: '0123456789ab' }
  const kept = { set, pixels: new Blob(), stored: true, when: 0 }
  const keep = (...sets: (typeof kept)[]) => page.datasetsStore.setState({ state: 'ready', sets })
  const choose = () => {
    page.setField('A', 'data', 'own')
    page.setField('A', 'set', set.id)
  }

  it('that comes later makes its run one that can start, and tells who looks at the runs', () => {
    choose()
    page.train()
    expect(made).toEqual([])
    let told = 0
    page.runsStore.subscribe(() => told++)
    keep(kept)
    expect(told).toBe(1)
    expect(page.canGoOn('A')).toBe(true)
    page.train()
    expect(stateOf('A')).toBe('loading')
    expect(page.runsStore.getState().A.set).toBe(set)
  })

  it('that is removed leaves its run as it is; only another start needs it', () => {
    keep(kept)
    choose()
    page.train()
    client().send({ type: 'training' })
    page.pause()
    keep()
    expect(page.canGoOn('A')).toBe(true)
    page.train()
    expect(client().calls).toEqual(['start train', 'pause', 'train'])
    page.reset()
    expect(page.canGoOn('A')).toBe(false)
  })

  it('is waited for by a link that trains at once', () => {
    choose()
    page.trainWhenReady()
    expect(made).toEqual([])
    keep(kept)
    expect(client().calls).toEqual(['start train'])
    page.datasetsStore.setState({ sets: [kept, kept] })
    expect(client().calls).toEqual(['start train'])
  })

  it('is not waited for where no run is on one', () => {
    page.trainWhenReady()
    expect(client().calls).toEqual(['start train'])
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
