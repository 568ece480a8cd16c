import { beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../domain/config'
import type { EvaluationReport, Judgement } from '../domain/reports'
import type { ProjectionOutcome, ProjectionRequest } from '../engine'
import {
  cancelUmap,
  chooseProjection,
  layOutAgain,
  projectionStore,
  watchProjection,
} from './projection'
import { runsStore } from './runs'
import { idleRun, type RunView } from './runView'

interface Asked extends ProjectionRequest {
  cancelled: boolean
  readonly progress: (fraction: number) => void
  readonly answer: (outcome: ProjectionOutcome) => Promise<void>
}

let asked: Asked[] = []
let terminated = 0

const makeClient = () => ({
  project(request: ProjectionRequest, progress: (fraction: number) => void = () => undefined) {
    let resolve: (outcome: ProjectionOutcome | null) => void = () => undefined
    const done = new Promise<ProjectionOutcome | null>((settle) => (resolve = settle))
    const job: Asked = {
      ...request,
      cancelled: false,
      progress,
      answer: async (outcome) => {
        resolve(outcome)
        await done
      },
    }
    asked.push(job)
    const cancel = () => {
      job.cancelled = true
      resolve(null)
    }
    return { done, cancel }
  },
  terminate: () => void terminated++,
})

const embeddings = (images: readonly number[]) => ({
  images: Int32Array.from(images),
  dimension: 2,
  values: new Float32Array(2 * images.length),
})
const setRun = (patch: Partial<RunView>) =>
  runsStore.setState({ A: { ...runsStore.getState().A, ...patch } })
const evaluated = (step: number, images = [0, 1]) =>
  setRun({ evaluation: { step, embeddings: embeddings(images) } as unknown as EvaluationReport })
const judged = (step: number, images = [0, 1, 2]) =>
  setRun({ judgement: { step, embeddings: embeddings(images) } as unknown as Judgement })
const projected = (points: readonly number[]): ProjectionOutcome => ({
  type: 'projected',
  points: Float32Array.from(points),
  explained: [0.6, 0.2],
  neighbours: new Int32Array(),
})
const state = () => projectionStore.getState().A
const last = () => asked.at(-1) as Asked
let unwatch: () => void = () => undefined
const watch = () => (unwatch = watchProjection('A', makeClient))

beforeEach(() => {
  unwatch()
  unwatch = () => undefined
  asked = []
  terminated = 0
  runsStore.setState({ A: { ...idleRun(), config: { ...DEFAULT_CONFIG, seed: 7 } }, B: idleRun() })
  projectionStore.setState(projectionStore.getInitialState(), true)
})

describe('the PCA', () => {
  test('is not computed while nobody looks', () => {
    evaluated(10)
    expect(asked).toEqual([])
    watch()
    expect(asked).toMatchObject([{ method: 'pca', dimension: 2, seed: 7 }])
  })

  test('follows the evaluations, one request at a time, of what waits the newest', async () => {
    watch()
    evaluated(10)
    evaluated(20)
    evaluated(30)
    expect(asked).toHaveLength(1)
    await last().answer(projected([1, 0, 2, 0]))
    expect(state()).toMatchObject({ pca: { step: 10, explained: [0.6, 0.2] } })
    expect(asked).toHaveLength(2)
    await last().answer(projected([1, 0, 2, 0]))
    expect(state()).toMatchObject({ pca: { step: 30 }, progress: null })
    expect(asked).toHaveLength(2)
  })

  test('is of the judgement where that is as new as the evaluation', async () => {
    watch()
    judged(40)
    await last().answer(projected([1, 0, 2, 0, 3, 0]))
    expect(state().pca?.embeddings.images).toHaveLength(3)
    evaluated(40)
    expect(asked).toHaveLength(1)
    evaluated(50)
    expect(asked).toHaveLength(2)
  })

  test('keeps the way its axes point, by the images both have', async () => {
    watch()
    evaluated(10, [0, 1])
    await last().answer(projected([1, 1, -1, 2]))
    evaluated(20, [1, 2])
    await last().answer(projected([0.5, 2, 3, -1]))
    expect([...(state().pca?.points ?? [])]).toEqual([-0.5, 2, -3, -1])
  })

  test('goes with the run it was of', async () => {
    watch()
    evaluated(10)
    await last().answer(projected([1, 0, 2, 0]))
    evaluated(20)
    setRun({ evaluation: null, judgement: null })
    expect(last().cancelled).toBe(true)
    expect(state()).toMatchObject({ pca: null, umap: null, progress: null })
  })

  test('that failed is tried again with newer embeddings only', async () => {
    watch()
    evaluated(10)
    const error = { code: 'internal', title: 'No', cause: '', fix: '' } as const
    await last().answer({ type: 'failed', error })
    expect(state()).toMatchObject({ error, progress: null })
    setRun({ revision: 5 })
    expect(asked).toHaveLength(1)
    evaluated(20)
    await last().answer(projected([1, 0, 2, 0]))
    expect(state()).toMatchObject({ error: null, pca: { step: 20 } })
  })
})

describe('UMAP', () => {
  beforeEach(async () => {
    watch()
    evaluated(10)
    await last().answer(projected([1, 0, 2, 0]))
  })

  test('is laid out when it is chosen, and tells how far it is', () => {
    chooseProjection('A', 'umap')
    expect(last()).toMatchObject({ method: 'umap', seed: 7 })
    last().progress(0.25)
    expect(state().progress).toEqual({ method: 'umap', fraction: 0.25 })
  })

  test('stays as it is while the run goes on, until it is laid out again', async () => {
    chooseProjection('A', 'umap')
    await last().answer({ ...projected([0, 0, 1, 1]), explained: null } as ProjectionOutcome)
    evaluated(20)
    expect(asked).toHaveLength(2)
    expect(state().umap?.step).toBe(10)
    layOutAgain('A')
    expect(last()).toMatchObject({ method: 'umap' })
    expect(state().umap?.step).toBe(10)
    await last().answer(projected([0, 0, 1, 1]))
    expect(state().umap?.step).toBe(20)
  })

  test('that is cancelled leaves the PCA, which follows again', () => {
    chooseProjection('A', 'umap')
    evaluated(20)
    const umap = last()
    cancelUmap('A')
    expect(umap.cancelled).toBe(true)
    expect(state()).toMatchObject({ method: 'pca', umap: null })
    expect(last().method).toBe('pca')
  })

  test('that failed is laid out again when asked for', async () => {
    chooseProjection('A', 'umap')
    const error = { code: 'internal', title: 'No', cause: '', fix: '' } as const
    await last().answer({ type: 'failed', error })
    layOutAgain('A')
    expect(state().error).toBe(null)
    expect(last()).toMatchObject({ method: 'umap', cancelled: false })
  })
})

test('whoever stops looking ends the request and its Worker', () => {
  watch()
  evaluated(10)
  unwatch()
  expect(last().cancelled).toBe(true)
  expect(terminated).toBe(1)
  evaluated(20)
  expect(asked).toHaveLength(1)
})
