import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunConfig } from '../../domain/config'
import { createHarness, start, tasks, type Harness } from './harness'

let h: Harness
beforeEach(() => {
  h = createHarness()
})
afterEach(() => h.close())

const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1)

describe('a run', () => {
  it('posts the first step at once and later ones at most every 100 ms', async () => {
    const session = h.sessionWith({
      host: { nextTask: async () => (await tasks(1), void (h.clock += 30)) },
    })
    session.handle(start(1, { steps: 9 }))
    await h.until('finished')
    const batches = h.events.flatMap((e) =>
      e.type === 'steps' ? [e.records.map((r) => r.step)] : [],
    )
    expect(batches).toEqual([[1], [2, 3, 4, 5], [6, 7, 8, 9]])
  })

  it('does one step and is paused', async () => {
    const session = h.sessionWith()
    session.handle(start(1, {}, 'step'))
    await h.until('paused')
    await tasks(5)
    expect(h.recorded()).toEqual([1])
    session.handle({ type: 'step' })
    await tasks(5)
    expect(h.recorded()).toEqual([1, 2])
    expect(h.types().filter((type) => type === 'paused')).toHaveLength(2)
    expect(h.types()).not.toContain('training')
  })

  it('lets what is under way finish before it is paused, and goes on after', async () => {
    const session = h.sessionWith({ backend: 'webgpu' })
    session.handle(start(1))
    await h.until('steps')
    h.fakes[0]!.state.hold = true
    await tasks(5)
    expect(h.fakes[0]!.state.underWay).toBe(2)
    session.handle({ type: 'pause' })
    await tasks(5)
    expect(h.types()).not.toContain('paused')
    const issued = h.fakes[0]!.trainer.stepsIssued
    h.fakes[0]!.release()
    await h.until('paused')
    expect(h.fakes[0]!.trainer.stepsIssued).toBe(issued)
    expect(h.recorded()).toEqual(upTo(h.fakes[0]!.trainer.stepsIssued))
    session.handle({ type: 'train' })
    await tasks(5)
    expect(h.types().at(-1)).toBe('training')
    expect(h.fakes[0]!.trainer.stepsIssued).toBeGreaterThan(h.recorded().length)
  })

  it.each([
    ['webgpu', 2],
    ['webgl', 2],
    ['wasm', 1],
    ['cpu', 1],
  ] as const)('keeps on %s %i steps under way', async (backend, depth) => {
    h.sessionWith({ backend }).handle(start(1, { steps: 20 }))
    await h.until('finished')
    expect(h.fakes[0]!.mostUnderWay()).toBe(depth)
    expect(h.recorded()).toEqual(upTo(20))
  })

  it('evaluates the weights of the very step, with no later step issued', async () => {
    h.sessionWith({ backend: 'webgpu', trainers: [{ evaluateEvery: 5 }] }).handle(
      start(1, { steps: 12 }),
    )
    await h.until('finished')
    expect(h.fakes[0]!.evaluatedAt).toEqual([
      [5, 5],
      [10, 10],
      [12, 12],
    ])
    const at = h.types().indexOf('evaluation')
    expect(
      h.events.slice(0, at).flatMap((e) => (e.type === 'steps' ? e.records : [])),
    ).toHaveLength(5)
  })

  it('ignores train and step once finished, until the limit is raised', async () => {
    const session = h.sessionWith()
    session.handle(start(1, { steps: 2 }))
    await h.until('finished')
    const { length } = h.events
    session.handle({ type: 'train' })
    session.handle({ type: 'step' })
    await tasks(5)
    expect(h.events).toHaveLength(length)
    session.handle({ type: 'limit', steps: 4 })
    session.handle({ type: 'train' })
    await tasks(10)
    expect(h.recorded()).toEqual([1, 2, 3, 4])
    expect(h.types().at(-1)).toBe('finished')
  })

  it('stops at the first non-finite value and drops the steps behind it', async () => {
    const session = h.sessionWith({ backend: 'webgpu', trainers: [{ nanAt: 4 }] })
    session.handle(start(1))
    await h.until('non_finite')
    session.handle({ type: 'train' })
    await tasks(10)
    expect(h.recorded()).toEqual([1, 2, 3, 4])
    expect(h.types().slice(-2)).toEqual(['steps', 'non_finite'])
    expect(h.fakes[0]!.state.underWay).toBe(0)
  })

  it('fails with what was thrown, once, after the steps before it', async () => {
    const session = h.sessionWith({ backend: 'webgpu', trainers: [{ throwAt: 3 }] })
    session.handle(start(1))
    await h.until('failed')
    session.handle({ type: 'train' })
    await tasks(10)
    expect(h.recorded()).toEqual([1, 2])
    expect(h.events.at(-1)).toMatchObject({
      type: 'failed',
      error: { code: 'internal', cause: 'the kernel broke' },
    })
  })

  it('abandons an evaluation on release', async () => {
    const session = h.sessionWith({ trainers: [{ evaluateEvery: 2 }] })
    session.handle(start(1, {}, 'step'))
    await h.until('paused')
    const [fake] = h.fakes
    session.handle({ type: 'step' })
    await tasks(0)
    fake!.state.hold = true
    await tasks(3)
    expect(fake!.evaluatedAt).toHaveLength(1)
    session.handle({ type: 'release', session: 2 })
    await tasks(3)
    expect(fake!.state.disposed).toBe(true)
    fake!.release()
    await h.until('released')
    expect(h.types()).not.toContain('evaluation')
    expect(h.types()).not.toContain('failed')
  })

  it('tells the baselines once, after the first evaluation', async () => {
    h.sessionWith({ trainers: [{ evaluateEvery: 5 }] }).handle(start(1, { steps: 12 }))
    await h.until('finished')
    expect(h.types().filter((type) => type === 'evaluation' || type === 'baselines')).toEqual([
      'evaluation',
      'baselines',
      'evaluation',
      'evaluation',
    ])
  })

  it('tells the least distance of all steps, also of those that do not end a batch of messages', async () => {
    const closest = [0.4, 0.00035, 0.3, 0.2, 0.00067, 0.1, 0.1, 0.1, 0.00051]
    const session = h.sessionWith({
      trainers: [{ closest: (step) => closest[step - 1] ?? NaN }],
      host: { nextTask: async () => (await tasks(1), void (h.clock += 30)) },
    })
    session.handle(start(1, { steps: 9 }))
    await h.until('finished')
    const told = h.events.flatMap((e) =>
      e.type === 'steps' ? [[e.records.length, e.closest]] : [],
    )
    expect(told).toEqual([
      [1, 0.4],
      [4, 0.00035],
      [4, 0.00051],
    ])
  })

  it('counts tensors only while nothing is under way', async () => {
    const session = h.sessionWith({
      backend: 'webgpu',
      trainers: [{ hold: true }],
      host: { liveTensors: () => 5 + 7 * (h.fakes[0]?.state.underWay ?? 0) },
    })
    session.handle(start(1))
    await tasks(5)
    h.fakes[0]!.releaseOne()
    await h.until('steps')
    expect(h.events.at(-1)).toMatchObject({ type: 'steps', tensors: 5 })
  })
})

describe('evaluations', () => {
  const evaluated = () => h.fakes[0]!.evaluatedAt.map(([step]) => step)
  const EVERY_5 = { trainers: [{ evaluateEvery: 5 }] }
  /** Trains to a step and pauses there. */
  async function pausedAt(step: number, patch: Partial<RunConfig>) {
    const session = h.sessionWith({
      ...EVERY_5,
      host: {
        nextTask: async () => {
          await tasks(1)
          if (h.fakes[0]?.trainer.stepsIssued === step) session.handle({ type: 'pause' })
        },
      },
    })
    session.handle(start(1, patch))
    await h.until('paused')
    expect(h.fakes[0]!.trainer.stepsIssued).toBe(step)
    return session
  }

  it.each([
    ['raised', 12, 17, [5, 10, 15, 17]],
    ['lowered', 17, 12, [5, 10, 12]],
    ['taken away and given again', 0, 12, [5, 10, 12]],
  ])('of a run whose limit is %s on the way are those of the link', async (_, from, to, steps) => {
    const session = await pausedAt(8, { steps: from })
    session.handle({ type: 'limit', steps: 0 })
    session.handle({ type: 'limit', steps: to })
    session.handle({ type: 'train' })
    await h.until('finished')
    expect(evaluated()).toEqual(steps)
  })

  it.each([
    ['step', 13],
    ['epoch', 24],
  ])('come after the last step by the limit of %ss', async (_, last) => {
    // 6,332 balanced pairs, 256 a step: 24 steps an epoch.
    h.sessionWith(EVERY_5).handle(
      start(1, { batch: 256, epochs: 1, steps: last === 24 ? 30 : last }),
    )
    await h.until('finished')
    expect(evaluated().at(-1)).toBe(last)
  })

  it('come at once where a paused run stands at its new last step, and once only', async () => {
    const session = await pausedAt(8, {})
    expect(evaluated()).toEqual([5])
    session.handle({ type: 'limit', steps: 8 })
    session.handle({ type: 'limit', steps: 8 })
    await tasks(10)
    expect(evaluated()).toEqual([5, 8])
    expect(h.types().filter((type) => type === 'paused' || type === 'finished')).toHaveLength(1)
  })

  it('made at the last step stay where a finished run is then given a higher limit', async () => {
    const session = h.sessionWith(EVERY_5)
    session.handle(start(1, { steps: 7 }))
    await h.until('finished')
    session.handle({ type: 'limit', steps: 12 })
    session.handle({ type: 'train' })
    await tasks(40)
    expect(evaluated()).toEqual([5, 7, 10, 12])
  })

  it('are not made of a later step’s weights where the limit falls behind a step under way', async () => {
    const session = h.sessionWith({ backend: 'webgpu', ...EVERY_5 })
    session.handle(start(1))
    await h.until('steps')
    const [fake] = h.fakes
    fake!.state.hold = true
    await tasks(5)
    const issued = fake!.trainer.stepsIssued
    expect(fake!.state.underWay).toBe(2)
    session.handle({ type: 'limit', steps: issued - 1 })
    fake!.release()
    await h.until('finished')
    for (const [step, weightsOf] of fake!.evaluatedAt) expect(weightsOf).toBe(step)
    expect(evaluated().every((step) => step % 5 === 0)).toBe(true)
  })
})

const QUESTION = {
  type: 'compare',
  request: 7,
  given: { side: 1, channels: 1, count: 2, pixels: new Uint8Array(2) },
  a: Int32Array.of(3),
  b: Int32Array.of(1),
} as const

describe('a judgement', () => {
  const fractions = () => h.events.flatMap((e) => (e.type === 'judging' ? [e.fraction] : []))

  it('waits until no step is under way, and training goes on after it', async () => {
    const session = h.sessionWith({ backend: 'webgpu', trainers: [{ parts: 2 }] })
    session.handle(start(1))
    await h.until('steps')
    h.fakes[0]!.state.hold = true
    await tasks(5)
    expect(h.fakes[0]!.state.underWay).toBe(2)
    session.handle({ type: 'judge' })
    await tasks(5)
    expect(h.types()).not.toContain('judging')
    h.fakes[0]!.release()
    await h.until('judgement')
    const judged = h.events.findIndex(({ type }) => type === 'judgement')
    expect(h.events[judged]).toMatchObject({ judgement: { step: h.recorded().length } })
    h.clock += 1000
    await tasks(5)
    expect(h.types().slice(judged + 1)).toContain('steps')
    expect(h.types()).not.toContain('paused')
  })

  it('tells how far it is, at most every 100 ms', async () => {
    const session = h.sessionWith({
      trainers: [{ parts: 10 }],
      host: { nextTask: async () => (await tasks(1), void (h.clock += 30)) },
    })
    session.handle(start(1, { steps: 1 }))
    await h.until('finished')
    session.handle({ type: 'judge' })
    await h.until('judgement')
    expect(fractions()).toEqual([0, 0.4, 0.8])
    expect(h.types().filter((type) => type === 'finished')).toHaveLength(1)
  })

  it('of a paused run leaves it paused', async () => {
    const session = h.sessionWith()
    session.handle(start(1, {}, 'step'))
    await h.until('paused')
    session.handle({ type: 'judge' })
    await h.until('judgement')
    await tasks(5)
    expect(h.recorded()).toEqual([1])
    expect(h.types().filter((type) => type === 'paused')).toHaveLength(1)
  })

  it.each(['train', 'step'] as const)('is given up at its next part for a %s', async (command) => {
    const session = h.sessionWith()
    session.handle(start(1, {}, 'step'))
    await h.until('paused')
    const [fake] = h.fakes
    fake!.state.hold = true
    session.handle({ type: 'judge' })
    await h.until('judging')
    session.handle({ type: command })
    fake!.release()
    await tasks(5)
    expect(fake!.state.judged).toBe(0)
    expect(h.types()).not.toContain('judgement')
    expect(h.types()).not.toContain('failed')
    expect(fake!.trainer.stepsIssued).toBeGreaterThan(1)
  })

  it('asked for anew while an older one is given up is made', async () => {
    const session = h.sessionWith()
    session.handle(start(1, {}, 'step'))
    await h.until('paused')
    const [fake] = h.fakes
    fake!.state.hold = true
    session.handle({ type: 'judge' })
    await h.until('judging')
    session.handle({ type: 'step' })
    session.handle({ type: 'judge' })
    fake!.release()
    await h.until('judgement')
    await tasks(5)
    const [found] = h.events.flatMap((e) => (e.type === 'judgement' ? [e.judgement] : []))
    expect(found?.step).toBe(1)
    expect(h.recorded()).toEqual([1, 2])
  })

  it.each([
    ['release', { type: 'release', session: 2 }, 'released'],
    ['start', start(2, { steps: 1 }), 'finished'],
  ] as const)('is given up for a %s, and says no more', async (_what, command, then) => {
    const session = h.sessionWith({ trainers: [{ parts: 1000 }] })
    session.handle(start(1, {}, 'step'))
    await h.until('paused')
    session.handle({ type: 'judge' })
    await tasks(10)
    session.handle(command)
    await h.until(then)
    expect(h.fakes[0]!.state.disposed).toBe(true)
    expect(h.fakes[0]!.state.judged).toBeLessThan(50)
    expect(h.types()).not.toContain('judgement')
    expect(h.types()).not.toContain('failed')
  })

  it('is not made where there are no held-out pairs, or where the run has ended', async () => {
    const session = h.sessionWith({ trainers: [{ hasHeldOutPairs: false }, { nanAt: 1 }] })
    session.handle(start(1, { steps: 1 }))
    await h.until('finished')
    session.handle({ type: 'judge' })
    session.handle(start(2))
    await h.until('non_finite')
    session.handle({ type: 'judge' })
    session.handle(QUESTION)
    await tasks(5)
    expect(h.types()).not.toContain('judging')
    expect(h.types()).not.toContain('compared')
  })

  it('of a run that is still loading is made once it is ready', async () => {
    const session = h.sessionWith()
    session.handle(start(1))
    session.handle({ type: 'pause' })
    session.handle({ type: 'judge' })
    session.handle(QUESTION)
    await h.until('judgement')
    expect(h.recorded()).toEqual([])
    expect(h.types()).toContain('compared')
  })
})

describe('a comparison', () => {
  it('is answered between two steps of a run that trains', async () => {
    const session = h.sessionWith({ backend: 'webgpu' })
    session.handle(start(1))
    await h.until('steps')
    session.handle(QUESTION)
    await h.until('compared')
    const [answer] = h.events.flatMap((e) => (e.type === 'compared' ? [e] : []))
    expect(answer).toMatchObject({ session: 1, request: 7, distances: Float32Array.of(3) })
    const issued = h.fakes[0]!.trainer.stepsIssued
    await tasks(5)
    expect(h.fakes[0]!.trainer.stepsIssued).toBeGreaterThan(issued)
  })

  it('does not wait for a judgement', async () => {
    const session = h.sessionWith({ trainers: [{ parts: 100 }] })
    session.handle(start(1, { steps: 1 }))
    await h.until('finished')
    session.handle({ type: 'judge' })
    await tasks(10)
    session.handle(QUESTION)
    await h.until('compared')
    expect(h.types()).not.toContain('judgement')
    await h.until('judgement')
  })

  it('is dropped with the run it was asked of', async () => {
    const session = h.sessionWith()
    session.handle(start(1))
    session.handle(QUESTION)
    session.handle(start(2, { steps: 1 }))
    await h.until('finished')
    await tasks(5)
    expect(h.types()).not.toContain('compared')
  })
})
