/**
 * What a Worker does with its commands: the engine is started once, the data is kept for as long as
 * runs have it in common, runs come and go. Starts and releases are done one after another, each waiting for the run before it to be
 * gone; only the newest session speaks. Free of Worker globals: the host has them.
 */
import type { RunConfig } from '../../domain/config'
import type { BackendChoice } from '../../domain/settings'
import { factsOf } from '../../domain/dataFacts'
import { setOf, type DataSource } from '../../domain/dataSource'
import { stepLimit } from '../../domain/epochs'
import { PlaygroundError, toRunError } from '../../domain/errors'
import { unpacked, type PackedWeights } from '../../domain/fileWeights'
import type { WeightValues } from '../../domain/snapshot'
import { startingWeights } from '../../domain/startWeights'
import type { Dataset } from '../core/data/dataset'
import type { Trainer } from '../core/trainer'
import type { Resumable } from '../keep/history'
import { problemOf, type Recorder } from '../keep/recorder'
import type { BackendInfo, Command, Event, KeptAs, LoadProgress, Then } from '../protocol/run'
import { createRun, type Question, type Run, type RunEvent, type RunHost } from './run'

export interface SessionHost extends RunHost {
  post(event: Event): void
  /**
   * At any later time `onLost` is called when the device is gone or a submission failed, and
   * `onDetail` when what the backend runs on has changed.
   */
  startBackend(
    choice: BackendChoice,
    onLost: (thrown: unknown) => void,
    onDetail: (detail: string) => void,
  ): Promise<BackendInfo>
  /** Quick where the data is that of the start before. */
  loadDataset(
    source: DataSource,
    config: RunConfig,
    onProgress: (fraction: number | null) => void,
  ): Promise<Dataset>
  /** Readies the backend for a run's kernels. Nothing else may run on it until this resolves. */
  warmUp(id: BackendInfo['id'], config: RunConfig): Promise<void>
  createTrainer(config: RunConfig, dataset: Dataset, begins?: readonly WeightValues[]): Trainer
  /** Begins to keep a run, or goes on with one that is kept. Rejects where nothing can be kept. */
  openRecorder(as: KeptAs, config: RunConfig): Promise<Recorder>
}

export interface Session {
  handle(command: Command): void
  /** Ends the session with a failure that no call of ours threw. */
  fail(thrown: unknown): void
}

type Start = Extract<Command, { type: 'start' }>

/** Kernels of the GPU backends run behind our back, so a second step hides the read-back. */
const DEPTH: Readonly<Record<BackendInfo['id'], number>> = { webgpu: 2, webgl: 2, wasm: 1, cpu: 1 }

export function createSession(host: SessionHost): Session {
  let session: number | null = null
  let then: Then = 'pause'
  let limit = 0
  let run: Run | null = null
  // What was asked of a run that is still loading.
  let judges = false
  let questions: Question[] = []
  let backend: BackendInfo | null = null
  let turn: Promise<void> = Promise.resolve()

  function fail(thrown: unknown) {
    if (run) run.fail(thrown)
    else if (session !== null) host.post({ session, type: 'failed', error: toRunError(thrown) })
  }

  function changed(detail: string) {
    if (backend === null) return
    backend = { ...backend, detail }
    if (run && session !== null) host.post({ session, type: 'backend', backend })
  }

  /** Does this once all before it is done and the old run is gone, unless a newer session came. */
  function inTurn(mine: number, work: (post: (event: RunEvent) => void) => Promise<void>) {
    const old = run
    run = null
    session = mine
    judges = false
    questions = []
    turn = turn.then(async () => {
      try {
        await old?.release()
        if (session === mine)
          await work((event) => {
            if (session === mine) host.post({ ...event, session: mine })
          })
      } catch (thrown) {
        if (session === mine) fail(thrown)
      }
    })
  }

  /** Null where nothing can be kept, which is told: the run trains all the same. */
  async function recorderFor(as: KeptAs, config: RunConfig, post: (event: RunEvent) => void) {
    try {
      return await host.openRecorder(as, config)
    } catch (thrown) {
      const kept = { step: 0, bytes: 0, cost: 0, problem: problemOf(thrown) }
      post({ type: 'kept', state: 'training', kept })
      return null
    }
  }

  function resume(
    trainer: Trainer,
    { snapshot, lost, ...history }: Resumable,
    post: (event: RunEvent) => void,
  ) {
    if (snapshot !== null) trainer.resume(snapshot)
    post({ type: 'resumed', history, lost })
  }

  async function start(
    { config, data: source, session: mine, keep, weights }: Start,
    post: (event: RunEvent) => void,
  ) {
    const progress = (stage: LoadProgress['stage'], fraction: number | null = null) =>
      post({ type: 'progress', progress: { stage, fraction } })
    progress('engine')
    backend ??= await host.startBackend(config.backend, fail, changed)
    const loadData = async () => {
      progress('data')
      const loaded = await host.loadDataset(source, config, (part) => progress('data', part))
      progress('network')
      return loaded
    }
    const [data, begins, recorder] = await Promise.all([
      loadData(),
      beginsOf(config, weights),
      keep ? recorderFor(keep, config, post) : null,
      host.warmUp(backend.id, config),
    ])
    if (session !== mine) return recorder?.close()
    const trainer = host.createTrainer(config, data, begins)
    if (recorder?.history) resume(trainer, recorder.history, post)
    const depth = DEPTH[backend.id]
    const started = createRun({ trainer, limit, depth, recorder }, host, post)
    run = started
    post({ type: 'ready', backend })
    post({ type: 'held_out', images: trainer.heldOutImages() })
    if (judges) started.judge()
    for (const question of questions.splice(0)) started.ask(question)
    switch (then) {
      case 'train':
        return started.train()
      case 'step':
        return started.step()
      case 'pause':
        return post({ type: limit > 0 && trainer.stepsIssued >= limit ? 'finished' : 'paused' })
      default:
        then satisfies never
    }
  }

  return {
    fail,
    handle(command) {
      switch (command.type) {
        case 'start':
          then = command.then
          limit = stepLimit(command.config, factsOf(command.config, setOf(command.data)))
          return inTurn(command.session, (post) => start(command, post))
        case 'release':
          return inTurn(command.session, async (post) =>
            post({ type: 'released', tensors: host.liveTensors() }),
          )
        case 'train':
        case 'step':
        case 'pause':
          then = command.type
          return run?.[command.type]()
        case 'judge':
          judges = run === null
          return run?.judge()
        case 'keep':
          return run?.keep()
        case 'compare':
        case 'weights':
          if (run === null) questions.push(command)
          return run?.ask(command)
        case 'limit':
          limit = command.steps
          return run?.limit(limit)
        default:
          command satisfies never
      }
    },
  }
}

/** The weights that a run begins with in place of drawn ones. Throws `weights_unfit`. */
async function beginsOf(
  config: RunConfig,
  packed: PackedWeights | undefined,
): Promise<readonly WeightValues[]> {
  if (config.weights === '') return []
  if (packed === undefined)
    throw new PlaygroundError('weights_unfit', `The weights ${config.weights} are not here.`)
  const fitted = startingWeights(config, await unpacked(packed).catch(unreadable))
  if ('misfit' in fitted) throw new PlaygroundError('weights_unfit', fitted.misfit)
  return fitted.weights
}

function unreadable(thrown: unknown): never {
  const why = thrown instanceof Error ? thrown.message : String(thrown)
  throw new PlaygroundError('weights_unfit', `The kept weights could not be read: ${why}`)
}
