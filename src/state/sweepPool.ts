import { SOURCES } from '../domain/choices/sources'
import type { RunConfig } from '../domain/config'
import type { BackendId } from '../domain/settings'
import { estimateMemory } from '../domain/memory'
import type { DataSource } from '../domain/dataSource'
import { createRunClient, type Event, type RunClient } from '../engine'

/**
 * Runs many RunConfigs, some at a time, each on a Worker that no other run shares at that time. A
 * Worker that is done takes the next one, so that the engine need not start anew; a client replaces
 * a Worker that failed. Cores are shared out among the runs.
 */
export interface Pool {
  /** Ends all Workers at once. No event follows. */
  cancel(): void
}

export interface PoolListener {
  /** A run leaves the queue. */
  onStart(index: number): void
  onEvent(index: number, event: Event): void
  /** Every run has come to its end. */
  onEnd(): void
}

export interface PoolRun {
  readonly config: RunConfig
  /** Where its images come from. */
  readonly source: DataSource
}

/** Runs at a time on one GPU; more would only wait for each other. */
const ON_A_GPU = 2
/** Bytes that all runs together may need at their peak; a single run may need more. */
const MEMORY = 4e9

/** How many runs may go on at a time, as cores and memory allow. */
export function runsAtATime(configs: readonly RunConfig[], cores: number): number {
  const peaks = configs.map((config) => estimateMemory(config, 'wasm')?.peak ?? 0)
  const inMemory = Math.floor(MEMORY / Math.max(1, ...peaks))
  return Math.max(1, Math.min(configs.length, cores, inMemory))
}

export function runPool(
  runs: readonly PoolRun[],
  cores: number,
  { onStart, onEvent, onEnd }: PoolListener,
): Pool {
  const most = runsAtATime(
    runs.map(({ config }) => config),
    cores,
  )
  const threads = Math.max(1, Math.floor(cores / most))
  let clients: RunClient[] = []
  let next = 0
  let ended = false

  function end() {
    ended = true
    for (const client of clients) client.terminate()
    clients = []
  }

  function hire() {
    let at = 0
    const client = createRunClient(
      (event) => {
        if (ended) return
        onEvent(at, event)
        if (event.type === 'ready') widen(usesGpu(event.backend.id) ? ON_A_GPU : most)
        // Live, a fold is judged by some of its pairs; its accuracy is of all of them.
        if (event.type === 'finished' && holdsFoldOut(runs[at])) return client.judge()
        if (endsRun(event)) take()
      },
      { threads },
    )
    function take() {
      const run = runs[next]
      if (run === undefined) return dismiss(client)
      at = next++
      onStart(at)
      client.start(run.config, 'train', run.source)
    }
    clients.push(client)
    take()
  }

  function dismiss(client: RunClient) {
    client.terminate()
    clients = clients.filter((other) => other !== client)
    if (clients.length > 0) return
    end()
    onEnd()
  }

  /** A GPU shows only when the first run is ready, so no more than it may have are begun before. */
  function widen(width: number) {
    while (!ended && clients.length < Math.min(width, most) && next < runs.length) hire()
  }

  widen(ON_A_GPU)
  return { cancel: end }
}

const usesGpu = (id: BackendId) => id === 'webgpu' || id === 'webgl'

const holdsFoldOut = (run: PoolRun | undefined) =>
  run !== undefined && SOURCES[run.config.data].splits && run.config.split === 'folds'

const endsRun = ({ type }: Event) =>
  type === 'finished' || type === 'judgement' || type === 'non_finite' || type === 'failed'
