/** What being made, not imported, is for: runs that share nothing, on any client. */
import { expect, it } from 'vitest'
import type { Event, RunClient, Then } from '../engine'
import { createRunStore } from './runStore'
import { COMPARISON, DEAD, evaluation, fakeClients, startOf, steps, stepsOf } from './testRuns'

it('two runs share nothing: client, log, answers, pauses, ends', async () => {
  const { makeClient, client } = fakeClients()
  const [one, two] = [createRunStore({ makeClient }), createRunStore({ makeClient })]
  const idle = two.view.getState()
  let told = 0
  two.view.subscribe(() => told++)
  one.start(startOf({ seed: 1 }), 'train')
  client(0).says({ type: 'training' })
  client(0).says(steps(1, 3))
  expect(two.view.getState()).toBe(idle)
  expect(told).toBe(0)

  two.start(startOf({ seed: 2 }), 'train')
  client(1).says({ type: 'training' })
  client(1).says(stepsOf([0.5]))
  const logs = [one, two].map(({ view }) => [...view.getState().log.column('loss')])
  expect(logs).toEqual([[1, 1, 1], [0.5]])

  const asked = two.compare(COMPARISON)
  one.pause()
  client(0).says(DEAD)
  one.dispose()
  expect(two.view.getState()).toMatchObject({ state: 'training', error: null })
  const values = { distances: Float32Array.of(1), outputs: Float32Array.of(2) }
  client(1).says({ type: 'compared', request: 1, step: 1, ...values })
  expect(await asked).toEqual({ step: 1, ...values })
  expect(client(1).calls).toEqual(['start train', 'compare 1'])
})

/** No Worker: steps are done in this very call, and everything is told before it returns. */
function inProcess(onEvent: (event: Event) => void): RunClient {
  let [done, limit] = [0, 0]
  const tell = (event: Partial<Event> & { type: Event['type'] }) =>
    onEvent({ session: 1, ...event } as Event)
  const doOne = () => tell(stepsOf([1 / ++done], done))
  const end = () => tell({ type: done < limit ? 'paused' : 'finished' })
  const train = () => {
    tell({ type: 'training' })
    while (done < limit) doOne()
    tell(evaluation(done, 1, 1))
    end()
  }
  const step = () => {
    doOne()
    end()
  }
  return {
    start(config, then: Then) {
      ;[done, limit] = [0, config.steps]
      tell({ type: 'ready', backend: { id: 'cpu', label: '', detail: '', why: '' } })
      if (then === 'train') train()
      else step()
    },
    train,
    step,
    pause: () => undefined,
    judge: () => undefined,
    compare: (request, { a }) => {
      const values = Float32Array.from(a, () => done)
      tell({ type: 'compared', request, step: done, distances: values, outputs: values })
    },
    limit: (steps) => void (limit = steps),
    keep: () => undefined,
    endSilent: () => undefined,
    weights: () => undefined,
    release: () => tell({ type: 'released', tensors: 0 }),
    terminate: () => undefined,
  }
}

it('a run works on a client that is no Worker at all', async () => {
  let ends = 0
  const run = createRunStore({ makeClient: inProcess, onEnd: () => void ends++ })
  const view = () => run.view.getState()
  run.start(startOf({ steps: 5 }), 'step')
  expect(view()).toMatchObject({ state: 'paused', backend: { id: 'cpu' } })
  run.train()
  expect(view()).toMatchObject({ state: 'finished', evaluation: { auc: 1 } })
  expect([...view().log.column('loss')]).toEqual([1, 1 / 2, 1 / 3, 1 / 4, 1 / 5])
  expect(ends).toBe(1)
  const answer = await run.compare(COMPARISON)
  expect(answer).toMatchObject({ step: 5, outputs: Float32Array.of(5) })
  run.limit(startOf({ steps: 7 }).config)
  run.train()
  expect(view().log.length).toBe(7)
  run.limit(startOf({ steps: 2 }).config)
  expect(view()).toMatchObject({ state: 'idle', tensors: 0 })
})
