import { beforeEach, describe, expect, test } from 'vitest'
import type { ProjectionCommand, ProjectionEvent } from '../protocol/projection'
import { createProjectionClient } from './projection'
import { FakeWorker } from './testWorker'

class TestWorker extends FakeWorker<ProjectionCommand, ProjectionEvent> {}

let workers: TestWorker[] = []
let client = createProjectionClient()
const request = { method: 'pca', values: Float32Array.of(1, 2), dimension: 1, seed: 0 } as const
const result = {
  points: Float32Array.of(1, 0, 2, 0),
  explained: null,
  neighbours: Int32Array.of(1),
}
const projected = (request: number) => ({ type: 'projected', request, ...result }) as const

beforeEach(() => {
  workers = []
  client = createProjectionClient(() => {
    const worker = new TestWorker()
    workers.push(worker)
    return worker
  })
})

describe('a request', () => {
  test('makes the Worker once, and is answered with its progress and its result', async () => {
    expect(workers).toHaveLength(0)
    const fractions: number[] = []
    const { done } = client.project(request, (fraction) => fractions.push(fraction))
    workers[0]?.says({ type: 'progress', request: 1, fraction: 0.5 })
    workers[0]?.says(projected(1))
    expect(await done).toEqual({ type: 'projected', ...result })
    expect(fractions).toEqual([0.5])
    void client.project(request)
    expect(workers).toHaveLength(1)
    expect(workers[0]?.sent).toMatchObject([{ request: 1 }, { request: 2 }])
  })

  test('gives way to a newer one, whose answer alone counts', async () => {
    const first = client.project(request)
    const second = client.project(request)
    workers[0]?.says(projected(1))
    workers[0]?.says(projected(2))
    expect(await first.done).toBe(null)
    expect(await second.done).toMatchObject({ type: 'projected' })
  })

  test('that is cancelled comes to nothing, and a late cancel harms no other', async () => {
    const first = client.project(request)
    first.cancel()
    expect(await first.done).toBe(null)
    const second = client.project(request)
    first.cancel()
    expect(workers[0]?.sent.map(({ type }) => type)).toEqual(['project', 'cancel', 'project'])
    workers[0]?.says(projected(2))
    expect(await second.done).toMatchObject({ type: 'projected' })
  })

  test('that fails says why', async () => {
    const error = { code: 'internal', title: 'No', cause: 'so', fix: 'that' } as const
    const { done } = client.project(request)
    workers[0]?.says({ type: 'failed', request: 1, error })
    expect(await done).toEqual({ type: 'failed', error })
  })
})

describe('a Worker', () => {
  test('that dies fails the request, and the next one makes another', async () => {
    const { done } = client.project(request)
    workers[0]?.dies('out of memory')
    expect(await done).toMatchObject({ error: { code: 'worker_died', cause: 'out of memory' } })
    void client.project(request)
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false])
  })

  test('that is terminated leaves a request unanswered', async () => {
    const { done } = client.project(request)
    client.terminate()
    expect(await done).toBe(null)
    expect(workers[0]?.terminated).toBe(true)
  })
})
