import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { RunConfig } from '../../domain/config'
import { createTestStorage } from '../keep/testStorage'
import { createRecorder } from '../keep/recorder'
import { TINY_CONFIG, TINY_DATASET } from '../core/testData'
import { createTrainer } from '../core/trainer'
import type { Event } from '../protocol/run'
import { info, tasks } from './harness'
import { createSession } from './session'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

type Storage = ReturnType<typeof createTestStorage>

/** A page with one run; it is left by no longer listening, wherever the run is. */
function openPage(storage: Storage, config: RunConfig, owner: string) {
  const events: Event[] = []
  let left = false
  let clock = 0
  const guarded = <T extends object>(target: T): T =>
    // What a page that is gone still writes never arrives.
    new Proxy(target, {
      get: (of, key) => {
        const value: unknown = Reflect.get(of, key)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) =>
          left ? new Promise(() => undefined) : (value.apply(of, args) as unknown)
      },
    })
  const session = createSession({
    post: (event) => void (left || events.push(structuredClone(event))),
    startBackend: async () => info('cpu'),
    loadDataset: async () => TINY_DATASET,
    warmUp: async () => {},
    createTrainer,
    openRecorder: (as, its) =>
      createRecorder(as, its, {
        rows: guarded(storage.rows),
        files: guarded(storage.files),
        date: () => 0,
        now: () => clock,
      }),
    liveTensors: () => 0,
    now: () => (clock += 1000),
    nextTask: () => tasks(1),
  })
  const start = (then: 'train' | 'pause' = 'train') =>
    session.handle({
      type: 'start',
      session: 1,
      config,
      then,
      data: { kind: 'mnist01', url: '' },
      keep: { id: 'run', owner },
    })
  return {
    events,
    session,
    start,
    leave: () => {
      left = true
      session.handle({ type: 'release', session: 2 })
    },
    async until(found: (event: Event) => boolean) {
      while (!events.some(found)) await tasks(1)
    },
  }
}

/** The log as a page has it, times left out. */
function logOf(events: readonly Event[]) {
  const records = []
  const evaluations = []
  for (const event of events) {
    if (event.type === 'resumed') {
      records.push(...event.history.records)
      evaluations.push(...event.history.evaluations.map(({ record }) => record))
    }
    if (event.type === 'steps') records.push(...event.records)
    if (event.type === 'evaluation') {
      const { step, loss, accuracy, verified, bestAccuracy, auc, eer } = event.report
      evaluations.push({ step, loss, accuracy, verified, bestAccuracy, auc, eer })
    }
  }
  return { records: records.map((record) => ({ ...record, ms: 0 })), evaluations }
}

const finished = ({ type }: Event) => type === 'finished'
const step = (wanted: number) => (event: Event) =>
  event.type === 'steps' && event.records.some((record) => record.step >= wanted)

describe('a run that is kept', () => {
  const config: RunConfig = { ...TINY_CONFIG, steps: 130, clip: 1, optimizer: 'adam' }

  it('is the same run, to the last digit, however often its page is left', async () => {
    const whole = openPage(createTestStorage(), config, 'a')
    whole.start()
    await whole.until(finished)

    const storage = createTestStorage()
    let reached = 0
    let lost = 0
    for (const [turn, at] of [3, 31, 60, 61, 99, 128].entries()) {
      const page = openPage(storage, config, `page ${turn}`)
      page.start()
      await page.until(step(at))
      page.leave()
      const resumed = page.events.find((event) => event.type === 'resumed')
      const from = resumed?.type === 'resumed' ? resumed.history.run.step : 0
      lost = Math.max(lost, reached - from)
      reached = at
    }
    const last = openPage(storage, config, 'last')
    last.start()
    await last.until(finished)
    expect(lost).toBeGreaterThan(0)
    expect(lost).toBeLessThanOrEqual(25)
    expect(logOf(last.events)).toEqual(logOf(whole.events))
  })
})
