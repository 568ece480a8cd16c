/**
 * The maps of a run's held-out images: its newest embeddings laid out flat. The PCA follows the
 * run while somebody looks; UMAP takes seconds and is laid out when asked for. One request at a
 * time: what comes meanwhile waits, and of that only the newest.
 */
import { createStore } from 'zustand/vanilla'
import { aligned } from '../domain/alignedPlaces'
import { unitLength } from '../domain/unitLength'
import { DISTANCES } from '../domain/choices/distances'
import type { RunId } from '../domain/config'
import type { RunError } from '../domain/errors'
import type { Embeddings } from '../domain/reports'
import { createProjectionClient, type ProjectionClient, type ProjectionMethod } from '../engine'
import { runsStore } from './runs'
import type { RunView } from './runView'

/** Embeddings laid out flat. */
export interface Layout {
  readonly step: number
  /** What the run reported. */
  readonly reported: Embeddings
  /** The same, or of unit length where the run's distance is the cosine's: what was laid out. */
  readonly embeddings: Embeddings
  readonly isUnit: boolean
  /** A place for each image; NaN where its embedding is not finite. */
  readonly points: Float32Array
  /** Shares of the variance; null for UMAP. */
  readonly explained: readonly [number, number] | null
  /** As the Worker tells them: NEIGHBOURS rows each. */
  readonly neighbours: Int32Array
}

export interface RunProjection {
  /** Which map is on show. */
  readonly method: ProjectionMethod
  readonly pca: Layout | null
  readonly umap: Layout | null
  /** How far the layout under way is; null while none is. */
  readonly progress: { readonly method: ProjectionMethod; readonly fraction: number } | null
  readonly error: RunError | null
}

const NOTHING: RunProjection = { method: 'pca', pca: null, umap: null, progress: null, error: null }

export const projectionStore = createStore<Readonly<Record<RunId, RunProjection>>>(() => ({
  A: NOTHING,
  B: NOTHING,
}))

/** The newest embeddings of a run, and their step; null before its first evaluation. */
export function newestEmbeddings({
  evaluation,
  judgement,
}: Pick<RunView, 'evaluation' | 'judgement'>) {
  const report = judgement && judgement.step >= (evaluation?.step ?? 0) ? judgement : evaluation
  return report && { step: report.step, embeddings: report.embeddings }
}

interface Watch {
  readonly client: ProjectionClient
  /** Lays the map on show out, where it is not of what it should be of. */
  readonly update: () => void
  /** Lays the map on show out, whatever it is of. */
  readonly layOut: () => void
  readonly cancel: () => void
}

const watches = new Map<RunId, Watch>()

/** Keeps the maps of a run up to date from now on; returns what ends that. One at a time a run. */
export function watchProjection(run: RunId, makeClient = createProjectionClient): () => void {
  const watch = createWatch(run, makeClient())
  watches.set(run, watch)
  const unsubscribe = runsStore.subscribe(watch.update)
  watch.update()
  return () => {
    unsubscribe()
    watch.cancel()
    watch.client.terminate()
    if (watches.get(run) === watch) watches.delete(run)
  }
}

/** Shows a map. UMAP is laid out where there is none yet. */
export function chooseProjection(run: RunId, method: ProjectionMethod): void {
  if (projectionStore.getState()[run].method === method) return
  watches.get(run)?.cancel()
  change(run, { method, error: null })
  watches.get(run)?.update()
}

/** Lays the map on show out again, by the newest embeddings; what there is stays till then. */
export function layOutAgain(run: RunId): void {
  watches.get(run)?.cancel()
  change(run, { error: null })
  watches.get(run)?.layOut()
}

/** Stops a UMAP under way and goes back to the PCA. */
export function cancelUmap(run: RunId): void {
  chooseProjection(run, 'pca')
}

function change(run: RunId, patch: Partial<RunProjection>) {
  projectionStore.setState({ [run]: { ...projectionStore.getState()[run], ...patch } })
}

function createWatch(run: RunId, client: ProjectionClient): Watch {
  let underWay: { readonly cancel: () => void } | null = null
  /** What failed is not asked for again until there is something newer. */
  let failed: Embeddings | null = null

  function cancel() {
    underWay?.cancel()
    underWay = null
    failed = null
    if (projectionStore.getState()[run].progress !== null) change(run, { progress: null })
  }

  function update() {
    const newest = newestEmbeddings(runsStore.getState()[run])
    const projection = projectionStore.getState()[run]
    if (newest === null) {
      cancel()
      if (projection.pca || projection.umap || projection.error)
        change(run, { pca: null, umap: null, error: null })
      return
    }
    const { method } = projection
    const isStale =
      method === 'pca' ? projection.pca?.reported !== newest.embeddings : projection.umap === null
    if (underWay !== null || !isStale || failed === newest.embeddings) return
    void layOut(method, newest)
  }

  async function layOut(
    method: ProjectionMethod,
    { step, embeddings }: { readonly step: number; readonly embeddings: Embeddings },
  ) {
    const { config } = runsStore.getState()[run]
    const isUnit = config !== null && DISTANCES[config.distance].angle
    const laidOut = isUnit ? unitLength(embeddings) : embeddings
    const { values, dimension } = laidOut
    const request = client.project(
      { method, values, dimension, seed: config?.seed ?? 0 },
      (fraction) => change(run, { progress: { method, fraction } }),
    )
    underWay = request
    change(run, { progress: { method, fraction: 0 } })
    const outcome = await request.done
    if (underWay !== request || outcome === null) return
    underWay = null
    if (outcome.type === 'failed') {
      failed = embeddings
      change(run, { progress: null, error: outcome.error })
    } else {
      const { points, explained, neighbours } = outcome
      const before = projectionStore.getState()[run][method]
      const places = { images: embeddings.images, points }
      const layout: Layout = {
        step,
        reported: embeddings,
        embeddings: laidOut,
        isUnit,
        points: aligned(
          places,
          before && { images: before.embeddings.images, points: before.points },
        ),
        explained,
        neighbours,
      }
      change(run, { progress: null, error: null, [method]: layout })
    }
    update()
  }

  return {
    client,
    update,
    layOut() {
      const newest = newestEmbeddings(runsStore.getState()[run])
      if (newest !== null) void layOut(projectionStore.getState()[run].method, newest)
    },
    cancel,
  }
}
