/** What the projection's Worker does with its messages: one request at a time, the newest. */
import { toRunError, type RunError } from '../../domain/errors'
import { NEIGHBOURS } from '../../domain/neighbours'
import type { ProjectionCommand, ProjectionEvent } from '../protocol/projection'
import { neighbours, type Neighbours } from './neighbours'
import { pca } from './pca'
import { tableOf, type Table } from './table'
import { NEIGHBOURHOOD, umap, umapProblem } from './umap'

interface Outside {
  readonly post: (event: ProjectionEvent) => void
  /** Lets messages in. */
  readonly nextTask: () => Promise<void>
}

type Request = Extract<ProjectionCommand, { type: 'project' }>

/** Share of a UMAP's time that finding neighbours takes, about. */
const FINDING = 0.2

export function createProjectionSession({ post, nextTask }: Outside) {
  let current: number | null = null

  async function project({ request, method, values, dimension, seed }: Request) {
    const goesOn = async (fraction: number) => {
      post({ type: 'progress', request, fraction })
      await nextTask()
      return current === request
    }
    const table = tableOf(values, dimension)
    const problem = method === 'umap' ? umapProblem(table) : null
    if (problem !== null) return fail(request, problem)
    const finding = method === 'umap' ? FINDING : 1
    const near = await neighbours(table, NEIGHBOURHOOD - 1, (done) => goesOn(finding * done))
    if (near === null) return
    const found =
      method === 'pca'
        ? pca(table)
        : await umap(table, near, seed, (done) => goesOn(finding + (1 - finding) * done))
    if (found === null || current !== request) return
    const laidOut = found instanceof Float32Array ? { points: found, explained: null } : found
    post({ type: 'projected', request, ...laidOut, neighbours: nearestRows(table, near) })
  }

  function fail(request: number, error: RunError) {
    if (current === request) post({ type: 'failed', request, error })
  }

  return {
    async handle(command: ProjectionCommand): Promise<void> {
      current = command.type === 'project' ? command.request : null
      if (command.type === 'cancel') return
      try {
        await project(command)
      } catch (thrown) {
        fail(command.request, toRunError(thrown))
      }
    },
  }
}

/** Of every row of the table, by its place in it. */
function nearestRows({ values, dimension, rows }: Table, { each, places }: Neighbours): Int32Array {
  const nearest = new Int32Array((values.length / dimension) * NEIGHBOURS).fill(-1)
  rows.forEach((row, nth) => {
    const own = places.subarray(nth * each, nth * each + Math.min(each, NEIGHBOURS))
    nearest.set(
      own.map((place) => rows[place] ?? -1),
      row * NEIGHBOURS,
    )
  })
  return nearest
}
