import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../domain/config'
import type { Judgement } from '../domain/reports'
import { createRunStore, type RunOptions, type RunStore } from './runStore'
import { DEAD, fakeClients, startOf, steps } from './testRuns'

let fakes: ReturnType<typeof fakeClients>
let run: RunStore
const make = (options: Partial<RunOptions> = {}) =>
  (run = createRunStore({ makeClient: fakes.makeClient, judgesAtEnd: true, ...options }))
beforeEach(() => {
  fakes = fakeClients()
  make()
})

const client = () => fakes.client()
const view = () => run.view.getState()
const trained = (last: number, patch: Partial<RunConfig> = {}) => {
  run.start(startOf(patch), 'train')
  client().says({ type: 'training' })
  client().says(steps(1, last))
}

describe('a run', () => {
  it('loads, trains and pauses; a pause is shown at once', () => {
    expect(view().state).toBe('idle')
    run.start(startOf(), 'train')
    expect(view().state).toBe('loading')
    client().says({ type: 'training' })
    expect(view().state).toBe('training')
    run.pause()
    expect(view().state).toBe('paused')
    client().says(steps(1, 1))
    expect(view().state).toBe('paused')
    expect(client().calls).toEqual(['start train', 'pause'])
  })

  it('stays paused when the pause came before it was ready', () => {
    run.start(startOf(), 'train')
    run.pause()
    client().says({ type: 'training' })
    expect(view().state).toBe('paused')
  })

  it('does a step where it is paused, and is paused by one where it trains', () => {
    trained(3)
    run.step()
    expect(view().state).toBe('paused')
    run.step()
    expect(client().calls).toEqual(['start train', 'pause', 'step'])
  })

  it('tells whether it trains or will, which a single step is not', () => {
    expect(run.trains()).toBe(false)
    run.start(startOf(), 'step')
    expect(run.trains()).toBe(false)
    run.reset()
    run.start(startOf(), 'train')
    expect(run.trains()).toBe(true)
    run.pause()
    expect(run.trains()).toBe(false)
  })

  it('is as before its start after a reset, but knows its backend', () => {
    const backend = { id: 'wasm', label: '', detail: '', why: '' } as const
    run.start(startOf(), 'train')
    client().says({ type: 'ready', backend })
    client().says(steps(1, 2))
    run.reset()
    expect(view()).toMatchObject({ state: 'idle', config: null, backend })
    expect(view().log.length).toBe(0)
  })

  it('keeps the least distance of all its steps, whatever a batch of them says', () => {
    trained(1)
    for (const [i, closest] of [0.25, 0.75, 0.125, 0.5].entries())
      client().says({ ...steps(i + 2, i + 2), closest })
    expect(view().closest).toBe(0.125)
  })
})

describe('another limit', () => {
  it('lets a finished run go on, with its curves', () => {
    trained(3, { steps: 3 })
    client().says({ type: 'finished' })
    run.limit({ ...DEFAULT_CONFIG, steps: 400 })
    expect(view()).toMatchObject({ state: 'paused', config: { steps: 400 } })
    expect(view().log.length).toBe(3)
    run.train()
    expect(client().calls).toEqual(['start train', 'judge', 'limit 400', 'train'])
  })

  it('ends a paused run that has done just as many steps', () => {
    trained(3, { steps: 0 })
    run.pause()
    run.limit({ ...DEFAULT_CONFIG, steps: 3 })
    expect(view().state).toBe('finished')
    expect(view().log.length).toBe(3)
  })

  it('below the steps done begins a run that trains anew, and trains it', () => {
    trained(3)
    run.limit({ ...DEFAULT_CONFIG, steps: 2 })
    expect(client().calls).toEqual(['start train', 'release', 'start train'])
    expect(client().started[1]).toMatchObject({ steps: 2 })
    expect(view()).toMatchObject({ state: 'loading', config: { steps: 2 } })
    expect(view().log.length).toBe(0)
  })

  it.each<[string, () => void]>([
    ['paused', () => run.pause()],
    ['finished', () => client().says({ type: 'finished' })],
    ['failed', () => client().says(DEAD)],
  ])('below the steps done takes a %s run back to its start', (_how, happen) => {
    trained(3)
    happen()
    run.limit({ ...DEFAULT_CONFIG, steps: 2 })
    expect(view()).toMatchObject({ state: 'idle', config: null })
    expect(client().calls.at(-1)).toBe('release')
  })

  it('that steps under way go beyond is kept to as well', () => {
    trained(3)
    run.limit({ ...DEFAULT_CONFIG, steps: 4 })
    expect(client().calls.at(-1)).toBe('limit 4')
    client().says(steps(4, 5))
    expect(client().calls.slice(-2)).toEqual(['release', 'start train'])
    client().says(steps(1, 4))
    client().says({ type: 'finished' })
    expect(view().state).toBe('finished')
    expect(view().log.length).toBe(4)
  })
})

describe('a judgement', () => {
  const judgement = { step: 3 } as Judgement

  it('is asked for when a run finishes, and on demand while it lives', () => {
    run.judge()
    trained(3)
    run.judge()
    client().says({ type: 'finished' })
    expect(client().calls).toEqual(['start train', 'judge', 'judge'])
  })

  it('is only made on demand where the run is not to be judged at its end', () => {
    make({ judgesAtEnd: false })
    trained(3)
    client().says({ type: 'finished' })
    expect(client().calls).toEqual(['start train'])
  })

  it('is shown under way, then as it came out, until the run begins anew', () => {
    trained(3)
    client().says({ type: 'finished' })
    client().says({ type: 'judging', fraction: 0.5 })
    expect(view()).toMatchObject({ judging: 0.5, judgement: null })
    client().says({ type: 'judgement', judgement })
    expect(view()).toMatchObject({ judging: null, judgement: { step: 3 }, state: 'finished' })
    run.reset()
    expect(view().judgement).toBeNull()
  })

  it.each([
    ['trains on', { type: 'training' } as const],
    ['does a step', steps(2, 2)],
    ['fails', DEAD],
  ])('is no longer under way when the run %s', (_how, event) => {
    run.start(startOf(), 'step')
    client().says(steps(1, 1))
    client().says({ type: 'paused' })
    client().says({ type: 'judging', fraction: 0 })
    client().says(event)
    expect(view().judging).toBeNull()
  })
})

describe('the end of a run', () => {
  let ends = 0
  beforeEach(() => {
    ends = 0
  })
  const onEnd = () => void ends++

  it('is told once it is finished, or once it is judged where it is to be', () => {
    make({ judgesAtEnd: false, onEnd })
    trained(3)
    client().says({ type: 'finished' })
    expect(ends).toBe(1)

    make({ onEnd })
    run.start(startOf(), 'train')
    fakes.client(1).says({ type: 'judgement', judgement: { step: 1 } as Judgement })
    fakes.client(1).says({ type: 'finished' })
    expect(ends).toBe(1)
    fakes.client(1).says({ type: 'judgement', judgement: { step: 3 } as Judgement })
    expect(ends).toBe(2)
  })

  it.each([{ type: 'non_finite' } as const, DEAD])('is told of a run that fails', (event) => {
    make({ onEnd })
    trained(3)
    client().says(event)
    expect(ends).toBe(1)
  })

  it('by hand ends the client and leaves the view; nothing is heard of it, and another start works', () => {
    trained(3)
    run.pause()
    run.dispose()
    expect(client().calls.at(-1)).toBe('terminate')
    const last = view()
    client().says(steps(4, 4))
    run.train()
    run.step()
    run.judge()
    run.limit({ ...DEFAULT_CONFIG, steps: 2 })
    expect(view()).toBe(last)
    expect(client().calls.at(-1)).toBe('terminate')
    run.start(startOf(), 'train')
    expect(fakes.client(1).calls).toEqual(['start train'])
  })
})
