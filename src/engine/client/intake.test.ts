import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_INTAKE, type IntakeReport } from '../../domain/intake'
import type { IntakeCommand, IntakeEvent } from '../protocol/intake'
import { createIntakeClient, IntakeFailure, type IntakeClient, type IntakeProgress } from './intake'
import { FakeWorker } from './testWorker'

class TestWorker extends FakeWorker<IntakeCommand, IntakeEvent> {}

let workers: TestWorker[]
let client: IntakeClient
let progress: IntakeProgress[]
const report: IntakeReport = { rows: [], counts: {}, files: 0, ms: 1, peakBytes: 1, samples: [] }
const files = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ path: `a/${i}.jpg`, file: new Blob([]) }))
const read = (count: number) =>
  client.read(files(count), 'Mine', DEFAULT_INTAKE, (event) => progress.push(event))
const sentTo = (worker = 0) => workers[worker]!.sent

beforeEach(() => {
  workers = []
  progress = []
  client = createIntakeClient(() => workers[workers.push(new TestWorker()) - 1]!)
})

describe('an intake client', () => {
  it('makes a Worker at the first job, and sends files in parts, the last of which begins', async () => {
    expect(workers).toHaveLength(0)
    const { done } = read(60)
    while (sentTo().length < 3) await new Promise((resolve) => setImmediate(resolve))
    const parts = sentTo() as Extract<IntakeCommand, { type: 'files' }>[]
    expect(parts.map((part) => [part.files.length, part.last])).toEqual([
      [25, false],
      [25, false],
      [10, true],
    ])
    const { job } = parts[0]!
    workers[0]!.says({ job, type: 'progress', stage: 'Reading photos', done: 3, total: 60 })
    workers[0]!.says({ job, type: 'read', draft: null, set: null, pixels: new Blob(), report })
    expect(await done).toEqual({ draft: null, set: null, pixels: expect.any(Blob), report })
    expect(progress).toMatchObject([{ stage: 'Reading photos', done: 3, total: 60 }])
  })

  it('begins even without files', async () => {
    read(0)
    expect(sentTo()).toMatchObject([{ files: [], last: true }])
  })

  it('gives null once cancelled, at once, and sends no more files', async () => {
    const { done, cancel } = read(500)
    cancel()
    cancel()
    expect(await done).toBeNull()
    await new Promise((resolve) => setTimeout(resolve))
    expect(sentTo().map(({ type }) => type)).toEqual(['files', 'cancel'])
    workers[0]!.says({ job: sentTo()[0]!.job, type: 'cancelled' })
  })

  it('rejects with what happened, why and what to do', async () => {
    const { done } = read(1)
    const error = { code: 'internal', title: 'No', cause: 'because', fix: 'do this' } as const
    workers[0]!.says({ job: sentTo()[0]!.job, type: 'failed', error })
    await expect(done).rejects.toMatchObject({ run: error })
  })

  it('rejects everything when its Worker dies, and makes a new one next time', async () => {
    const jobs = [read(1).done, client.prepare([new Blob([])], DEFAULT_INTAKE)]
    workers[0]!.dies('out of memory')
    for (const job of jobs) {
      await expect(job).rejects.toBeInstanceOf(IntakeFailure)
      await expect(job).rejects.toMatchObject({
        run: {
          code: 'worker_died',
          title: 'The reading of photos stopped',
          cause: 'out of memory',
          fix: 'Try again; if it happens again, bring fewer photos at a time or choose a smaller side.',
        },
      })
    }
    expect(workers[0]!.terminated).toBe(true)
    read(1)
    expect(workers).toHaveLength(2)
  })

  it('answers prepare and export by their jobs', async () => {
    const images = { side: 1, channels: 1, count: 1, pixels: new Uint8Array(1) } as const
    const prepared = client.prepare([new Blob([])], DEFAULT_INTAKE)
    const exported = client.exportZip({} as never, new Blob([]))
    const [first, second] = sentTo()
    const zip = new Blob(['zip'])
    workers[0]!.says({ job: second!.job, type: 'exported', zip })
    workers[0]!.says({ job: first!.job, type: 'prepared', images, problems: [null] })
    expect(await prepared).toEqual({ images, problems: [null] })
    expect(await exported).toBe(zip)
  })

  it('cancels what is under way when it is ended', async () => {
    const { done } = read(1)
    client.terminate()
    expect(workers[0]!.terminated).toBe(true)
    expect(await done).toBeNull()
  })
})
