import { SOURCES } from '../domain/choices/sources'
import type { RunConfig } from '../domain/config'
import { variesData } from '../domain/dataSweep'
import type { BackendId } from '../domain/settings'
import { estimateMemory } from '../domain/memory'
import type { ClientOptions, Event, RunClient } from '../engine'
import { figuresOnly } from './figuresOnly'
import { createLentClient, type LentClient } from './lentClient'
import { createRunStore, type RunStart } from './runStore'
import type { RunView } from './runView'

/**
 * Runs many RunConfigs, some at a time, each on a Worker that no other run shares at that time. A
 * Worker that is done is lent to the next run, so that the engine need not start anew; a client
 * replaces a Worker that failed. Cores are shared out among the runs.
 */
export interface Pool {
  /** Ends all Workers at once. Nothing is told after it. */
  cancel(): void
}

export interface PoolHost {
  readonly cores: number
  makeClient(onEvent: (event: Event) => void, options: ClientOptions): RunClient
  /** A run has left the queue, or changed since. */
  onView(index: number, view: RunView): void
  /** Every run has come to its end. */
  onEnd(): void
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

export function runPool(starts: readonly RunStart[], host: PoolHost): Pool {
  const { cores, makeClient, onView, onEnd } = host
  const configs = starts.map(({ config }) => config)
  // Amounts of data are told apart by thousandths, which the few live pairs cannot show.
  const judgesAll = variesData(configs)
  const most = runsAtATime(configs, cores)
  const threads = Math.max(1, Math.floor(cores / most))
  let clients: LentClient[] = []
  let next = 0
  let ended = false

  function end() {
    ended = true
    for (const client of clients) client.end()
    clients = []
  }

  function hire() {
    const client = createLentClient((onEvent) => makeClient(onEvent, { threads }))
    clients.push(client)
    begin(client)
  }

  /** The next run, on a client that has none. */
  function begin(client: LentClient) {
    const index = next++
    const start = starts[index]
    if (start === undefined) return dismiss(client)
    const run = createRunStore({
      makeClient: client.lend,
      keep: figuresOnly,
      // Live, a fold is judged by some of its pairs; its accuracy is of all of them.
      judgesAtEnd: judgesAll || holdsFoldOut(start),
      onEnd() {
        run.dispose()
        begin(client)
      },
    })
    run.view.subscribe((view) => {
      onView(index, view)
      if (view.backend) widen(usesGpu(view.backend.id) ? ON_A_GPU : most)
    })
    run.start(start, 'train')
  }

  function dismiss(client: LentClient) {
    client.end()
    clients = clients.filter((other) => other !== client)
    if (clients.length > 0) return
    end()
    onEnd()
  }

  /** A GPU shows only when the first run is ready, so no more than it may have are begun before. */
  function widen(width: number) {
    while (!ended && clients.length < Math.min(width, most) && next < starts.length) hire()
  }

  widen(ON_A_GPU)
  return { cancel: end }
}

const usesGpu = (id: BackendId) => id === 'webgpu' || id === 'webgl'

const holdsFoldOut = ({ config }: RunStart) =>
  SOURCES[config.data].splits && config.split === 'folds'
