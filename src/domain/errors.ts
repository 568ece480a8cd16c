import type { FieldId } from './config'

/** Everything that can go wrong while a run starts or trains. */
export type ErrorCode =
  | 'backend_unavailable'
  | 'device_lost'
  | 'out_of_memory'
  | 'worker_died'
  | 'part_unreachable'
  | 'data_unreachable'
  | 'data_damaged'
  | 'photos_damaged'
  | 'encoder_misfit'
  | 'snapshot_misfit'
  | 'weights_unfit'
  | 'internal'

/** An error as a person meets it: what happened, why, and what to do. Travels as a value. */
export interface RunError {
  readonly code: ErrorCode
  readonly title: string
  readonly cause: string
  readonly fix: string
  /** The control that caused it, where there is one. */
  readonly field?: FieldId
}

const TEXTS: Readonly<Record<ErrorCode, Omit<RunError, 'code' | 'cause'>>> = {
  backend_unavailable: {
    title: 'This backend cannot start here',
    fix: 'Choose “automatic” as the backend, or another one.',
    field: 'backend',
  },
  device_lost: {
    title: 'The GPU device was lost',
    fix: 'Reset and train again; if it happens again, choose WASM as the backend.',
    field: 'backend',
  },
  out_of_memory: {
    title: 'Out of memory',
    fix: 'Use a smaller batch or a smaller input, then Reset.',
    field: 'batch',
  },
  worker_died: {
    title: 'The run’s worker stopped',
    fix: 'Reset starts a new one. If it happens again, use a smaller batch or another backend.',
  },
  part_unreachable: {
    title: 'A part of the page could not be loaded',
    fix: 'Check the connection, then try again; if that does not help, reload the page.',
  },
  data_unreachable: {
    title: 'The images could not be fetched',
    fix: 'Check the connection, then Reset and train again.',
    field: 'data',
  },
  data_damaged: {
    title: 'The images arrived damaged',
    fix: 'Reload the page without the cache; if it stays, the server holds a broken copy.',
    field: 'data',
  },
  photos_damaged: {
    title: 'The photos of this set cannot be read',
    fix: 'Remove the set and bring the photos again, then Reset and train.',
    field: 'set',
  },
  encoder_misfit: {
    title: 'The encoder does not fit the input',
    fix: 'Enlarge the input or change the marked layer.',
    field: 'encoder',
  },
  weights_unfit: {
    title: 'The run cannot begin with these weights',
    fix: 'Open their file again under “Weights…”, or choose none as start weights, then Reset.',
    field: 'weights',
  },
  snapshot_misfit: {
    title: 'What was kept of this run is of another network',
    fix: 'Reset and train again from step 1.',
  },
  internal: {
    title: 'Something went wrong in the engine',
    fix: 'Reset and train again. If it happens again, please report it with this message.',
  },
}

/** Makes a RunError of a code, with what was seen as its cause. */
export function runError(code: ErrorCode, cause: string): RunError {
  return { code, cause, ...TEXTS[code] }
}

/** A RunError on its way up through code that throws. */
export class PlaygroundError extends Error {
  readonly run: RunError
  constructor(code: ErrorCode, cause: string) {
    super(`${code}: ${cause}`)
    this.name = 'PlaygroundError'
    this.run = runError(code, cause)
  }
}

/** Any thrown value as a RunError; memory failures are told apart by their messages. */
export function toRunError(thrown: unknown): RunError {
  if (thrown instanceof PlaygroundError) return thrown.run
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const memory =
    /out of memory|allocation failed|array buffer allocation|could not allocate|invalid typed array length/i
  return runError(memory.test(message) ? 'out_of_memory' : 'internal', message)
}
