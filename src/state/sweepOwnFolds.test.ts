import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_SETUP } from '../domain/config'
import type { Judgement } from '../domain/reports'
import type { SweepPlan } from '../domain/sweep'
import { listOf, peopleWith, photosOf } from '../domain/testPhotos'
import { datasetsStore } from './datasets'
import { setupStore } from './setup'
import { cellVerdict } from './sweepCell'
import { evaluation } from './testRuns'
import { testSweep } from './testSweep'

let page: ReturnType<typeof testSweep>
beforeEach(() => {
  setupStore.setState({ setup: DEFAULT_SETUP, ignored: [] })
  datasetsStore.setState({ state: 'ready', sets: [] })
  page = testSweep(2)
})

const client = (index: number) => page.client(index)
const sweep = () => page.store.getState()
const statuses = () => sweep().cells.map(({ status }) => status)

describe('a sweep over the folds of one’s own photos', () => {
  const list = listOf(
    [0, 1, 2].flatMap((fold) => [
      [4 * fold, 4 * fold + 1, 1, fold] as const,
      [4 * fold, 4 * fold + 2, 0, fold] as const,
    ]),
    ['1', '2', '3'],
  )
  const set = photosOf(peopleWith([2, 2, 2, 2, 2, 2]), undefined, list)
  const pixels = new Blob([new Uint8Array(144)])
  const keep = () => datasetsStore.setState({ sets: [{ set, pixels, stored: true, when: 0 }] })
  const over = (folds: readonly number[]): SweepPlan => ({
    axes: [{ field: 'fold', values: folds }],
    steps: 60,
    common: { data: 'own', set: set.id, split: 'folds', pairs: 'listed' },
  })

  it('hands each run the photos, and refuses a fold that the list has not', () => {
    keep()
    page.start(over([1, 2, 3, 4]))
    expect(statuses()).toEqual(['running', 'running', 'queued', 'refused'])
    expect(sweep().cells[3]?.trouble?.message).toContain('there is no fold 4')
    expect(page.made.flatMap(({ sources }) => sources)).toEqual([
      { kind: 'own', set, pixels },
      { kind: 'own', set, pixels },
    ])
  })

  it('refuses all where the photos are not here', () => {
    page.start(over([1, 2, 3, 4]))
    expect(new Set(statuses())).toEqual(new Set(['refused']))
    expect(sweep().state).toBe('finished')
  })

  it('takes the next run when all pairs of the fold are judged, and tells of those', () => {
    keep()
    page.start(over([1, 2, 3]))
    client(0).says(evaluation(60, 0.8, 0.95))
    client(0).says({ type: 'finished' })
    expect(client(0).calls).toEqual(['start train', 'judge'])
    expect(statuses()).toEqual(['done', 'running', 'queued'])
    const outputs = new Float32Array([0.1, 0.2, 0.3, 0.9])
    const same = new Uint8Array([1, 0, 1, 0])
    const baselines = { untrained: outputs, pixels: outputs }
    client(0).says({ type: 'judgement', judgement: { outputs, same, baselines } as Judgement })
    expect(sweep().cells[0]?.view.evaluation).toMatchObject({
      verified: 0.75,
      bestAccuracy: 0.75,
      auc: 0.75,
    })
    expect(client(0).started.map(({ fold }) => fold)).toEqual([1, 3])
  })

  it('judges by what raw pixels reach on the same pairs', () => {
    keep()
    page.start(over([1, 2]))
    const { report } = evaluation(60, 0.8, 0.95)
    const same = new Uint8Array([1, 0, 1, 0])
    const untrained = new Float32Array(4)
    for (const each of [client(0), client(1)])
      each.says({ type: 'evaluation', asLast: false, report: { ...report, same } })
    const distances = [new Float32Array([1, 2, 3, 4]), new Float32Array([1, 3, 2, 4])]
    distances.forEach((pixels, run) => {
      client(run).says({ type: 'baselines', baselines: { untrained, pixels } })
      client(run).says({ type: 'finished' })
    })
    // Same pairs lie nearer in three of four comparisons, and in all of them.
    expect(sweep().cells.map(cellVerdict)).toEqual(['learns', 'stuck'])
  })
})
