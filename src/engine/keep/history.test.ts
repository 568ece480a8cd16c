import { describe, expect, it, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../domain/config'
import type { Snapshot } from '../../domain/snapshot'
import { evaluationReport, nonFiniteReport, stepRecord } from '../../domain/testRecords'
import { createRecorder } from './recorder'
import { createTestStorage } from './testStorage'
import { unpackContents } from './weightFile'

type Storage = ReturnType<typeof createTestStorage>
const hostOf = (storage: Storage) => ({ ...storage, now: () => 0, date: () => 0 })
const open = (storage: Storage, owner = 'me') =>
  createRecorder({ id: 'run', owner }, DEFAULT_CONFIG, hostOf(storage))

const snapshotAt = (step: number): Snapshot => ({
  step,
  weights: [{ name: 'dense/kernel', shape: [2, 1], values: Float32Array.of(step, -step) }],
  slots: [Float32Array.of(step / 2, 0)],
})

/** Kept at each of these steps, an evaluation at each; rows each time, or at the first alone. */
async function keptAt(
  steps: readonly number[],
  { rests = true, storage = createTestStorage() } = {},
) {
  const recorder = await open(storage)
  let from = 0
  for (const step of steps) {
    const records = Array.from({ length: step - from }, (_, i) =>
      stepRecord({ step: from + i + 1, epoch: 1, loss: 1, accuracy: 1 }),
    )
    recorder.hear({ type: 'steps', records, layers: [], tensors: 1, closest: 1 / step })
    recorder.hear({ type: 'evaluation', report: evaluationReport({ step }), asLast: false })
    await (
      await recorder.keep('training', async () => snapshotAt(step), rests)
    ).written
    from = step
  }
  return storage
}

/** The file of the latest step. */
function newest({ contents }: Storage) {
  const found = [...contents].map(([file, bytes]) => ({ file, bytes }))
  const stepOf = ({ bytes }: (typeof found)[number]) => unpackContents(bytes).snapshot.step
  return found.toSorted((a, b) => stepOf(b) - stepOf(a))[0] as (typeof found)[number]
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

  it('is what a file has where rows are behind it', async () => {
    const storage = await keptAt([3, 7, 9], { rests: false })
    expect(storage.runs.get('run')).toMatchObject({ step: 3 })
    const { history } = await open(storage)
    expect(history).toMatchObject({
      snapshot: snapshotAt(9),
      lost: 0,
      run: { step: 9, closest: 1 / 9 },
    })
    expect(history?.records.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(history?.evaluations.map(({ record }) => record.step)).toEqual([3, 7, 9])
    // Rows have it once it is somebody’s own.
    expect(storage.runs.get('run')).toMatchObject({ step: 9 })
    expect(await open(storage)).toMatchObject({ history: { run: { step: 9 }, lost: 0 } })
  })

  it.each([
    ['gone', null],
    ['torn', 0.5],
  ])('goes on from the file before where the one ahead of the rows is %s', async (_how, share) => {
    const storage = await keptAt([3, 7, 9], { rests: false })
    const { file, bytes } = newest(storage)
    if (share === null) storage.contents.delete(file)
    else storage.contents.set(file, bytes.fill(7, share * bytes.length))
    const { history } = await open(storage)
    expect(history).toMatchObject({ snapshot: snapshotAt(7), lost: 0, run: { step: 7 } })
    expect(history?.records).toHaveLength(7)
  })

  it('leaves alone what a file holds beyond its end', async () => {
    const storage = await keptAt([3, 7])
    const { file, bytes } = newest(storage)
    storage.contents.set(file, new Uint8Array([...bytes, 0, 1]))
    expect((await open(storage)).history).toMatchObject({ snapshot: snapshotAt(7), lost: 0 })
  })

  it('is never what a page still writes to a file after another has taken the run over', async () => {
    const storage = await keptAt([3])
    const mine = await open(storage, 'mine')
    const yours = await open(storage, 'yours')
    const hear = (recorder: typeof mine, step: number) => {
      const records = [stepRecord({ step, epoch: 1, loss: 1, accuracy: 1 })]
      recorder.hear({ type: 'steps', records, layers: [], tensors: 1, closest: 1 })
      return recorder.keep('training', async () => snapshotAt(step), false)
    }
    await (
      await hear(yours, 4)
    ).written
    await hear(mine, 4)
    await hear(mine, 5)
    expect((await open(storage, 'again')).history?.run.step).toBe(4)
  })

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
      await recorder.keep('failed', null, true)
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
    const { written } = await mine.keep('paused', null, true)
    expect((await written)?.problem?.kind).toBe('taken_over')
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
      const first = await (await recorder.keep('training', async () => snapshotAt(1), true)).written
      // What its file has is kept all the same.
      const step = kind === 'rows' ? 1 : 0
      expect(first).toMatchObject({ step, problem: { kind: 'full' } })
      storage.failing[kind] = null
      hear(2)
      const second = await (
        await recorder.keep('training', async () => snapshotAt(2), true)
      ).written
      expect(second).toMatchObject({ step: 2, problem: null })
      expect((await open(storage)).history?.records).toHaveLength(2)
    },
  )
})

test('a run that begins on a full disk is kept once there is room', async () => {
  const storage = createTestStorage()
  storage.failing.rows = new Error('It would cause the application to exceed its storage quota.')
  const recorder = await open(storage)
  expect(recorder.history).toBeNull()
  expect(storage.runs.size).toBe(0)
  const keep = async (step: number) =>
    (await recorder.keep('training', async () => snapshotAt(step), true)).written
  expect(await keep(1)).toMatchObject({ problem: { kind: 'full' } })
  storage.failing.rows = null
  expect(await keep(2)).toMatchObject({ problem: null })
  expect(storage.runs.get('run')?.weights[0]?.step).toBe(2)

  storage.failing.rows = new Error('This browser has no IndexedDB.')
  await expect(
    createRecorder({ id: 'other', owner: 'me' }, DEFAULT_CONFIG, hostOf(storage)),
  ).rejects.toThrow('IndexedDB')
})
