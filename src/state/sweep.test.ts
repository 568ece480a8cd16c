import { beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SETUP, type RunConfig } from '../domain/config'
import type { Judgement } from '../domain/reports'
import type { SweepPlan } from '../domain/sweep'
import { listOf, peopleWith, photosOf } from '../domain/testPhotos'
import type { DataSource } from '../domain/dataSource'
import type { ClientOptions, Event, RunClient } from '../engine'

/** Clients that keep what they were started with; `says` is what their Workers would say. */
interface FakeClient {
  readonly started: RunConfig[]
  readonly sources: DataSource[]
  readonly threads: number | undefined
  terminated: boolean
  /** How often it was asked for a judgement. */
  judged: number
  says(event: Partial<Event> & { type: Event['type'] }): void
}
let clients: FakeClient[] = []
vi.mock('../engine/client/run', () => ({
  createRunClient(onEvent: (event: Event) => void, options?: ClientOptions): RunClient {
    const fake: FakeClient = {
      started: [],
      sources: [],
      threads: options?.threads,
      terminated: false,
      judged: 0,
      says: (event) => onEvent({ session: 1, ...event } as Event),
    }
    clients.push(fake)
    const unused = () => expect.fail('a sweep only starts, judges and terminates')
    return {
      start: (config, _then, source) => {
        fake.started.push(config)
        fake.sources.push(source)
      },
      terminate: () => void (fake.terminated = true),
      train: unused,
      pause: unused,
      step: unused,
      limit: unused,
      judge: () => void fake.judged++,
      compare: unused,
      release: unused,
    }
  },
}))

const load = async (cores: number) => {
  vi.resetModules()
  vi.stubGlobal('navigator', { hardwareConcurrency: cores })
  vi.stubGlobal('location', { href: 'https://example.org/play/' })
  vi.stubGlobal('document', { baseURI: 'https://example.org/play/' })
  clients = []
  const [sweep, cell, setup, runs, fixes, csv, datasets] = await Promise.all([
    import('./sweep'),
    import('./sweepCell'),
    import('./setup'),
    import('./runView'),
    import('./sweepFixes'),
    import('./exportSweep'),
    import('./datasets'),
  ])
  setup.setupStore.setState({ setup: DEFAULT_SETUP, ignored: [] })
  return { ...sweep, ...cell, ...setup, ...runs, ...fixes, ...csv, ...datasets }
}
let page: Awaited<ReturnType<typeof load>>
beforeEach(async () => {
  page = await load(2)
})

const seeds = (count: number): SweepPlan => ({
  axes: [{ field: 'seed', values: Array.from({ length: count }, (_, i) => i + 1) }],
  steps: 60,
  common: {},
})
const client = (index: number) => clients[index] ?? expect.fail(`no client ${index}`)
const sweep = () => page.sweepStore.getState()
const statuses = () => sweep().cells.map(({ status }) => status)
const ready = (id: 'wasm' | 'webgpu') => ({
  type: 'ready' as const,
  backend: { id, label: '', detail: '', why: '' },
})
const finished = { type: 'finished' as const }
const steps = (losses: readonly number[], from = 1) => ({
  type: 'steps' as const,
  records: losses.map((loss, i) => ({
    step: from + i,
    epoch: 0,
    loss,
    accuracy: 1,
    gradNorm: 1,
    ms: 10,
  })),
})
const evaluation = (step: number, auc: number, accuracy: number) => ({
  type: 'evaluation' as const,
  report: {
    ...{ step, loss: 0.5, accuracy, verified: 1, bestAccuracy: 1, auc, eer: 0 },
    ...{ bestThreshold: 0.5 },
    a: new Int32Array(0),
    b: new Int32Array(0),
    distances: new Float32Array(0),
    outputs: new Float32Array(0),
    same: new Uint8Array(0),
    embeddings: { images: new Int32Array(0), dimension: 1, values: new Float32Array(0) },
  },
})

describe('a sweep', () => {
  it('runs as many at a time as there are cores, each on a Worker of its own', () => {
    page.startSweep(seeds(5))
    expect(clients.map(({ started }) => started.map(({ seed }) => seed))).toEqual([[1], [2]])
    expect(statuses()).toEqual(['running', 'running', 'queued', 'queued', 'queued'])
  })

  it('gives a free Worker the next run, and ends the Workers it needs no more', () => {
    page.startSweep(seeds(3))
    client(1).says(finished)
    expect(client(1).started.map(({ seed }) => seed)).toEqual([2, 3])
    expect(statuses()).toEqual(['running', 'done', 'running'])
    client(0).says(finished)
    expect([client(0).terminated, client(1).terminated]).toEqual([true, false])
    expect(sweep().state).toBe('running')
    client(1).says(finished)
    expect(sweep().state).toBe('finished')
    expect(sweep().endedAt).not.toBeNull()
    expect(clients.every(({ terminated }) => terminated)).toBe(true)
  })

  it('puts what a run reports into its own cell', () => {
    page.startSweep(seeds(3))
    client(1).says(steps([0.5, 0.25]))
    client(0).says(steps([1]))
    client(0).says(finished)
    client(0).says(steps([0.75]))
    client(0).says(evaluation(1, 0.9, 0.8))
    expect(sweep().cells.map(({ log }) => [...log.column('loss')])).toEqual([
      [1],
      [0.5, 0.25],
      [0.75],
    ])
    expect(sweep().cells.map(({ heldOut }) => heldOut?.auc)).toEqual([undefined, undefined, 0.9])
    expect(sweep().cells[2]?.log.heldOut.accuracy).toEqual([0.8])
  })

  it('gives a run that has ended its verdict, and one under way none', () => {
    page.startSweep(seeds(2))
    for (const each of [client(0), client(1)]) each.says(evaluation(60, 1, 1))
    client(0).says(finished)
    expect(sweep().cells.map(page.cellVerdict)).toEqual(['learns', null])
  })

  it('takes a NaN for an end like others, and goes on with the next run', () => {
    page.startSweep(seeds(3))
    client(0).says(steps([1]))
    client(0).says({
      type: 'non_finite',
      report: {
        ...{ step: 1, where: 'gradient', value: 'nan', tensors: [] },
        ...{ tensorCount: 1, loss: 1, pair: null },
      },
    })
    const [first] = sweep().cells
    expect(first?.status).toBe('done')
    expect(first && page.cellVerdict(first)).toBe('nan')
    expect(client(0).started.map(({ seed }) => seed)).toEqual([1, 3])
  })

  it('fails the cell of a run that fails, and no other', () => {
    page.startSweep(seeds(3))
    client(0).says({
      type: 'failed',
      error: { code: 'worker_died', title: 'The worker stopped', cause: 'out of stack', fix: '' },
    })
    expect(statuses()).toEqual(['failed', 'running', 'running'])
    expect(sweep().cells[0]?.trouble).toEqual({
      title: 'The worker stopped',
      message: 'out of stack',
    })
    client(0).says(finished)
    client(1).says(finished)
    expect(sweep().state).toBe('finished')
  })

  it('refuses what cannot start, with the reason, and runs the rest', () => {
    page.startSweep({
      axes: [{ field: 'encoder', values: ['net_definition', 'encoder'] }],
      steps: 60,
      common: {},
    })
    expect(statuses()).toEqual(['refused', 'running'])
    expect(sweep().cells[0]?.trouble?.message).toContain('smallest input that fits is 63 px')
    expect(clients.flatMap(({ started }) => started.map(({ encoder }) => encoder))).toEqual([
      'encoder',
    ])
    client(0).says(steps([1]))
    expect(sweep().cells.map(({ log }) => log.length)).toEqual([0, 1])
  })

  it('is over at once where nothing can start', () => {
    page.startSweep({
      axes: [{ field: 'seed', values: [1, 2] }],
      steps: 60,
      common: { encoder: 'net_definition' },
    })
    expect(sweep().state).toBe('finished')
    expect(clients).toEqual([])
  })

  it('can be cancelled: what is done stays, and late events change nothing', () => {
    page.startSweep(seeds(4))
    client(0).says(finished)
    page.cancelSweep()
    expect(statuses()).toEqual(['done', 'cancelled', 'cancelled', 'cancelled'])
    expect(sweep().state).toBe('cancelled')
    expect(page.cellsDone(sweep())).toBe(1)
    expect(clients.every(({ terminated }) => terminated)).toBe(true)
    client(1).says(steps([1]))
    client(1).says(finished)
    expect(statuses()).toEqual(['done', 'cancelled', 'cancelled', 'cancelled'])
    expect(sweep().cells[1]?.log.length).toBe(0)
    expect(clients).toHaveLength(2)
  })

  it('gives way to a new one', () => {
    page.startSweep(seeds(4))
    page.startSweep(seeds(2))
    expect(clients.map(({ terminated }) => terminated)).toEqual([true, true, false, false])
    client(0).says(finished)
    expect(statuses()).toEqual(['running', 'running'])
  })

  it('begins from A’s settings and leaves A and B as they are', () => {
    page.setField('A', 'batch', 8)
    const [setup, runs] = [page.setupStore.getState(), page.runsStore.getState()]
    page.startSweep(seeds(2))
    expect(client(0).started[0]).toMatchObject({ batch: 8, steps: 60, seed: 1 })
    client(0).says(steps([1]))
    client(0).says(finished)
    client(1).says(finished)
    expect(page.setupStore.getState()).toBe(setup)
    expect(page.runsStore.getState()).toBe(runs)
  })
})

describe('the Workers of a sweep', () => {
  it('are two on a GPU, however many cores there are', async () => {
    page = await load(8)
    page.startSweep(seeds(6))
    expect(clients).toHaveLength(2)
    client(0).says(ready('webgpu'))
    expect(clients).toHaveLength(2)
  })

  it('are as many as cores once it is known that there is no GPU', async () => {
    page = await load(4)
    page.startSweep(seeds(6))
    client(0).says(ready('wasm'))
    expect(clients).toHaveLength(4)
    client(1).says(ready('wasm'))
    expect(clients).toHaveLength(4)
    expect(clients.flatMap(({ started }) => started.map(({ seed }) => seed))).toEqual([1, 2, 3, 4])
  })

  it('share the cores among themselves', async () => {
    page = await load(8)
    page.startSweep(seeds(3))
    expect(client(0).threads).toBe(2)
    page.startSweep(seeds(20))
    expect(client(2).threads).toBe(1)
  })

  it('are fewer where a run needs much memory', async () => {
    page = await load(8)
    page.startSweep({
      ...seeds(8),
      common: { encoder: 'net_definition', size: 224, channels: 3, batch: 128 },
    })
    client(0).says(ready('wasm'))
    expect(clients.length).toBeLessThan(8)
  })
})

describe('a run of a sweep', () => {
  const rates: SweepPlan = {
    axes: [{ field: 'learningRate', values: [0.5, 0.001] }],
    steps: 60,
    common: { margin: 2 },
  }
  const config = () => sweep().cells[0]?.config ?? expect.fail('no cell')

  it('opens as A with A’s own limit', () => {
    page.startSweep(rates)
    page.openAsA(config())
    expect(page.setupStore.getState().setup.a).toEqual({
      ...DEFAULT_SETUP.a,
      learningRate: 0.5,
      margin: 2,
    })
  })

  it('races as B with nothing but what differs from A', () => {
    page.startSweep(rates)
    page.raceAsB(config())
    expect(page.setupStore.getState().setup).toEqual({
      ...DEFAULT_SETUP,
      b: { learningRate: 0.5, margin: 2 },
      compare: true,
    })
  })

  it('stands in the file with its link, empty where nothing was measured', () => {
    page.startSweep(rates)
    client(0).says(steps([0.5, NaN]))
    client(0).says(evaluation(2, 1, 0.995))
    client(0).says(finished)
    const link = 'https://example.org/play/#v=1&margin=2&lr=0.5&steps=60'
    expect(page.sweepCsv(sweep()).split('\n')).toEqual([
      'lr,verdict,auc,accuracy,last_loss,step,status,link',
      `0.5,learns,1,0.995,nan,2,done,${link}`,
      '0.001,,,,,0,running,https://example.org/play/#v=1&margin=2&steps=60',
    ])
  })

  it('of an axis of variants stands in the file by name, apart from the loss measured', () => {
    const variants = [
      { text: 'Contrastive', patch: { loss: 'contrastive' } },
      { text: 'Cosine', patch: { loss: 'cosine_embedding', distance: 'cosine', margin: 0 } },
    ] as const
    page.startSweep({ axes: [{ key: 'loss', label: 'Loss', variants }], steps: 60, common: {} })
    client(0).says(steps([0.5]))
    const link = 'https://example.org/play/#v=1'
    expect(page.sweepCsv(sweep()).split('\n')).toEqual([
      'loss,verdict,auc,accuracy,last_loss,step,status,link',
      `Contrastive,,,,0.5,1,running,${link}&steps=60`,
      `Cosine,,,,,0,running,${link}&distance=cosine&loss=cosine_embedding&margin=0&steps=60`,
    ])
  })
})

describe('a sweep over the folds of one’s own photos', () => {
  const list = listOf(
    [0, 1, 2].flatMap((fold) => [
      [4 * fold, 4 * fold + 1, 1, fold] as const,
      [4 * fold, 4 * fold + 2, 0, fold] as const,
    ]),
    ['1', '2', '3'],
  )
  const set = photosOf(peopleWith([2, 2, 2, 2, 2, 2]), undefined, list)
  const plan: SweepPlan = {
    axes: [{ field: 'fold', values: [1, 2, 3, 4] }],
    steps: 60,
    common: { data: 'own', set: set.id, split: 'folds', pairs: 'listed' },
  }

  it('hands each run the photos, and refuses a fold that the list has not', () => {
    const pixels = new Blob([new Uint8Array(144)])
    page.datasetsStore.setState({ state: 'ready', sets: [{ set, pixels, stored: true, when: 0 }] })
    page.startSweep(plan)
    expect(statuses()).toEqual(['running', 'running', 'queued', 'refused'])
    expect(sweep().cells[3]?.trouble?.message).toContain('there is no fold 4')
    expect(clients.flatMap(({ sources }) => sources)).toEqual([
      { kind: 'own', set, pixels },
      { kind: 'own', set, pixels },
    ])
  })

  it('refuses all where the photos are not here', () => {
    page.startSweep(plan)
    expect(new Set(statuses())).toEqual(new Set(['refused']))
    expect(sweep().state).toBe('finished')
  })

  it('takes the next run when all pairs of the fold are judged, and tells of those', () => {
    page.datasetsStore.setState({
      state: 'ready',
      sets: [{ set, pixels: new Blob(), stored: true, when: 0 }],
    })
    page.startSweep({ ...plan, axes: [{ field: 'fold', values: [1, 2, 3] }] })
    client(0).says(evaluation(60, 0.8, 0.95))
    client(0).says(finished)
    expect(client(0).judged).toBe(1)
    expect(client(0).started).toHaveLength(1)
    const outputs = new Float32Array([0.1, 0.2, 0.3, 0.9])
    const same = new Uint8Array([1, 0, 1, 0])
    const baselines = { untrained: outputs, pixels: outputs }
    client(0).says({ type: 'judgement', judgement: { outputs, same, baselines } as Judgement })
    expect(sweep().cells[0]?.heldOut).toMatchObject({
      verified: 0.75,
      bestAccuracy: 0.75,
      auc: 0.75,
    })
    expect(client(0).started.map(({ fold }) => fold)).toEqual([1, 3])
  })

  it('judges by what raw pixels reach on the same pairs', () => {
    page.datasetsStore.setState({
      state: 'ready',
      sets: [{ set, pixels: new Blob(), stored: true, when: 0 }],
    })
    page.startSweep({ ...plan, axes: [{ field: 'fold', values: [1, 2] }] })
    const { report } = evaluation(60, 0.8, 0.95)
    const same = new Uint8Array([1, 0, 1, 0])
    const untrained = new Float32Array(4)
    for (const each of [client(0), client(1)])
      each.says({ type: 'evaluation', report: { ...report, same } })
    const pixels = [new Float32Array([1, 2, 3, 4]), new Float32Array([1, 3, 2, 4])]
    pixels.forEach((values, run) => {
      client(run).says({ type: 'baselines', baselines: { untrained, pixels: values } })
      client(run).says(finished)
    })
    // Same pairs lie nearer in three of four comparisons, and in all of them.
    expect(sweep().cells.map(page.cellVerdict)).toEqual(['learns', 'stuck'])
  })
})
