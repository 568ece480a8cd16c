import { describe, expect, it } from 'vitest'
import { DEFAULT_CONFIG } from '../../domain/config'
import type { Snapshot } from '../../domain/snapshot'
import { evaluationReport, nonFiniteReport, stepRecord } from '../../domain/testRecords'
import { createRecorder } from './recorder'
import { createTestStorage } from './testStorage'

type Storage = ReturnType<typeof createTestStorage>
const open = (storage: Storage, owner = 'me') =>
  createRecorder({ id: 'run', owner }, DEFAULT_CONFIG, { ...storage, now: () => 0, date: () => 0 })

const snapshotAt = (step: number): Snapshot => ({
  step,
  weights: [{ name: 'dense/kernel', shape: [2, 1], values: Float32Array.of(step, -step) }],
  slots: [Float32Array.of(step / 2, 0)],
})

/** Kept at each of these steps; an evaluation at each. */
async function keptAt(steps: readonly number[], storage = createTestStorage()) {
  const recorder = await open(storage)
  let from = 0
  for (const step of steps) {
    const records = Array.from({ length: step - from }, (_, i) =>
      stepRecord({ step: from + i + 1, epoch: 1, loss: 1, accuracy: 1 }),
    )
    recorder.hear({ type: 'steps', records, layers: [], tensors: 1, closest: 1 / step })
    recorder.hear({ type: 'evaluation', report: evaluationReport({ step }), asLast: false })
    await (
      await recorder.keep('training', async () => snapshotAt(step))
    ).written
    from = step
  }
  return storage
}

const newest = ({ runs, contents }: Storage, place = 0) => {
  const { file } = runs.get('run')?.weights[place] ?? { file: '' }
  return { file, bytes: contents.get(file) as Uint8Array<ArrayBuffer> }
}

describe('what is kept', () => {
  it('is read back as it was', async () => {
    const { history } = await open(await keptAt([3, 7]))
    expect(history?.snapshot).toEqual(snapshotAt(7))
    expect(history?.records.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(history?.evaluations.map(({ record }) => record.step)).toEqual([3, 7])
    expect(history).toMatchObject({ lost: 0, run: { step: 7, closest: 1 / 7, state: 'training' } })
  })

  const damages: readonly [string, (storage: Storage) => void][] = [
    ['is gone', ({ contents, ...rest }) => contents.delete(newest({ contents, ...rest }).file)],
    ['is empty', (s) => s.contents.set(newest(s).file, new Uint8Array())],
    ['is cut short', (s) => s.contents.set(newest(s).file, newest(s).bytes.slice(0, -4))],
    ['is longer', (s) => s.contents.set(newest(s).file, new Uint8Array([...newest(s).bytes, 0]))],
    ...Array.from({ length: 30 }, (_, i): [string, (storage: Storage) => void] => [
      `has another bit, ${i}`,
      (s) => {
        const { bytes } = newest(s)
        const at = Math.floor((i / 30) * bytes.length)
        bytes[at] = (bytes[at] as number) ^ (1 << (i % 8))
      },
    ]),
  ]
  it.each(damages)(
    'goes on from the weights before where the newest file %s',
    async (_how, damage) => {
      const storage = await keptAt([3, 7])
      damage(storage)
      const { history } = await open(storage)
      expect(history).toMatchObject({ snapshot: snapshotAt(3), lost: 4, run: { step: 3 } })
      expect(history?.records).toHaveLength(3)
      expect(history?.evaluations).toHaveLength(1)
      expect(history?.reports.evaluation).toBeNull()
      // The log goes on from there, and is whole again.
      const again = await open(storage)
      expect(again.history).toMatchObject({ run: { step: 3 } })
    },
  )

  it('begins anew where no weights can be read, and says how many steps that costs', async () => {
    const storage = await keptAt([3, 7])
    storage.contents.clear()
    expect((await open(storage)).history).toMatchObject({
      snapshot: null,
      lost: 7,
      run: { step: 0 },
    })
  })

  it('of a run that failed is its whole log', async () => {
    const storage = await keptAt([3])
    const recorder = await open(storage)
    const records = [stepRecord({ step: 4, epoch: 1, loss: NaN, accuracy: 0 })]
    recorder.hear({ type: 'steps', records, layers: [], tensors: 1, closest: 0 })
    const report = nonFiniteReport({ step: 4, where: 'loss', loss: NaN })
    recorder.hear({ type: 'non_finite', report })
    await (
      await recorder.keep('failed', null)
    ).written
    const { history } = await open(storage)
    expect(history).toMatchObject({
      lost: 0,
      run: { step: 4, state: 'failed' },
      reports: { nonFinite: report },
    })
  })

  it('is written by one page: the one that has taken it over', async () => {
    const storage = await keptAt([3])
    const mine = await open(storage, 'mine')
    await open(storage, 'yours')
    const { written } = await mine.keep('paused', null)
    expect((await written).problem?.kind).toBe('taken_over')
    expect(storage.runs.get('run')).toMatchObject({ owner: 'yours', state: 'training' })
  })

  it.each(['rows', 'files'] as const)(
    'where %s cannot be written is written with what comes next',
    async (kind) => {
      const storage = createTestStorage()
      const recorder = await open(storage)
      const hear = (step: number) =>
        recorder.hear({
          type: 'steps',
          records: [stepRecord({ step, epoch: 1, loss: 1, accuracy: 1 })],
          layers: [],
          tensors: 1,
          closest: 1,
        })
      hear(1)
      storage.failing[kind] = new DOMException('The quota has been exceeded.', 'QuotaExceededError')
      const first = await (await recorder.keep('training', async () => snapshotAt(1))).written
      expect(first).toMatchObject({ step: 0, problem: { kind: 'full' } })
      storage.failing[kind] = null
      hear(2)
      const second = await (await recorder.keep('training', async () => snapshotAt(2))).written
      expect(second).toMatchObject({ step: 2, problem: null })
      expect((await open(storage)).history?.records).toHaveLength(2)
    },
  )
})
