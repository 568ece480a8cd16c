import { beforeEach, expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../domain/config'
import type { FirstPairs } from '../../domain/reports'
import type { PreviewCommand, PreviewEvent } from '../protocol/preview'
import { createPreviewClient, type PreviewOutcome } from './preview'
import { FakeWorker } from './testWorker'

class TestWorker extends FakeWorker<PreviewCommand, PreviewEvent> {}

const data = { kind: 'mnist01', url: 'https://example.org/data' } as const
const pairs = { of: 32 } as FirstPairs
let workers: TestWorker[] = []
let outcomes: PreviewOutcome[] = []
const create = () =>
  createPreviewClient(
    (outcome) => outcomes.push(outcome),
    () => workers[workers.push(new TestWorker()) - 1] as TestWorker,
  )

beforeEach(() => {
  workers = []
  outcomes = []
})

test('one Worker is made at the first request, and the newest one alone is answered', () => {
  const client = create()
  expect(workers).toHaveLength(0)
  client.show(DEFAULT_CONFIG, data, 10)
  client.show({ ...DEFAULT_CONFIG, seed: 2 }, data, 10)
  expect(workers[0]?.sent.map(({ request, config }) => [request, config.seed])).toEqual([
    [1, 1],
    [2, 2],
  ])
  workers[0]?.says({ request: 1, type: 'shown', pairs })
  expect(outcomes).toEqual([])
  workers[0]?.says({ request: 2, type: 'shown', pairs })
  expect(outcomes).toMatchObject([{ type: 'shown', pairs }])
})

test('one that is ended says no more, and the next request makes another', () => {
  const client = create()
  client.show(DEFAULT_CONFIG, data, 10)
  client.terminate()
  expect(workers[0]?.terminated).toBe(true)
  workers[0]?.says({ request: 1, type: 'shown', pairs })
  workers[0]?.dies('late')
  expect(outcomes).toEqual([])
  client.show(DEFAULT_CONFIG, data, 10)
  expect(workers).toHaveLength(2)
})

test('one that dies is told of', () => {
  const client = create()
  client.show(DEFAULT_CONFIG, data, 10)
  workers[0]?.dies('no script')
  expect(outcomes).toMatchObject([
    { type: 'failed', error: { code: 'worker_died', cause: 'no script' } },
  ])
  expect(workers[0]?.terminated).toBe(true)
})
