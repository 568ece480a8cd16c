/**
 * Bringing photos in: the files a person brought, how they are to be cut and stored, and the one
 * job that reads them. Files are held until they are used or given up, so that they can be read
 * again with other options; what was read stays until something else was.
 */
import { createStore } from 'zustand/vanilla'
import { toRunError, type RunError } from '../domain/errors'
import { DEFAULT_INTAKE, type Crop, type IntakeOptions, type Sample } from '../domain/intake'
import { isAsRead, keptPeople } from '../domain/people/assignment'
import { withImages } from '../domain/people/pixels'
import type { PhotoSet } from '../domain/photoSet'
import {
  createIntakeClient,
  type Cut,
  type IntakeClient,
  IntakeFailure,
  type IntakeFile,
  type PreparedPhotos,
  type ReadResult,
} from '../engine'
import { addFiles, nameFor } from './intakeFiles'
import { library } from './library'
import { createPeopleEditor, type PeopleEditor } from './peopleEditor'

export type IntakeJob =
  | { readonly state: 'idle' }
  /** Folders are being looked through. */
  | { readonly state: 'listing'; readonly found: number }
  | {
      readonly state: 'reading'
      readonly stage: string
      readonly done: number
      readonly total: number
    }
  | { readonly state: 'failed'; readonly error: RunError }
  | { readonly state: 'cancelled' }

export interface IntakeResult extends ReadResult {
  /** What it was read with. */
  readonly options: IntakeOptions
}

export interface Intake {
  readonly files: readonly IntakeFile[]
  /** Files and folders that the browser could not open. */
  readonly unopened: readonly string[]
  /** What the person calls the set; null until they say. */
  readonly named: string | null
  readonly options: IntakeOptions
  readonly job: IntakeJob
  readonly result: IntakeResult | null
  /** Who is on what was read, as it is seen and changed; null where nothing was. */
  readonly people: PeopleEditor | null
  /** By path of the draft, the square of photos that have one of their own. */
  readonly cuts: ReadonlyMap<string, Crop>
}

/** What a drop, a picker or the clipboard gave. */
export interface Brought {
  readonly files: readonly IntakeFile[]
  readonly unopened: readonly string[]
}
export type Gather = (found: (count: number) => void, signal: AbortSignal) => Promise<Brought>

const EMPTY: Intake = {
  files: [],
  unopened: [],
  named: null,
  options: DEFAULT_INTAKE,
  job: { state: 'idle' },
  result: null,
  people: null,
  cuts: new Map(),
}
export const intakeStore = createStore<Intake>(() => EMPTY)

let make: () => IntakeClient = createIntakeClient
/** Reads what is brought; made for each of it, and ended with it. */
let client: IntakeClient | null = null
/** Does what may be asked for meanwhile: single photos, and exports. */
let assistant: IntakeClient | null = null
/** Grows with every job, so that what an older one still says is told apart. */
let turn = 0
let stop: () => void = () => undefined

const setJob = (job: IntakeJob) => intakeStore.setState({ job })

/** For tests: other clients from now on, and nothing brought. */
export function resetIntake(makeClient: () => IntakeClient): void {
  startOver()
  assistant = null
  make = makeClient
}

/** Collects what was brought and reads it, together with what is held already. */
export async function bring(gather: Gather): Promise<void> {
  const mine = begin({ state: 'listing', found: 0 })
  const listing = new AbortController()
  stop = () => listing.abort()
  try {
    const found = (count: number) => mine === turn && setJob({ state: 'listing', found: count })
    const brought = await gather(found, listing.signal)
    if (mine !== turn) return
    const { files } = intakeStore.getState()
    intakeStore.setState({
      files: addFiles(files, brought.files),
      unopened: brought.unopened,
      job: { state: 'idle' },
    })
    readAgain()
  } catch (thrown) {
    if (mine === turn) setJob({ state: 'failed', error: errorOf(thrown) })
  }
}

/** Reads the files held, with the options as they stand. */
export function readAgain(): void {
  const { files, options } = intakeStore.getState()
  if (files.length === 0) return
  const mine = begin({ state: 'reading', stage: 'Starting', done: 0, total: files.length })
  client ??= make()
  const reading = client.read(files, nameFor(intakeStore.getState()), options, (progress) => {
    if (mine === turn) setJob({ state: 'reading', ...progress })
  })
  stop = () => reading.cancel()
  reading.done.then(
    (read) => {
      if (mine !== turn) return
      if (read === null) setJob({ state: 'cancelled' })
      else taken({ ...read, options }, mine)
    },
    (thrown) => {
      if (mine === turn) setJob({ state: 'failed', error: errorOf(thrown) })
    },
  )
}

/** Takes what was read in the place of what was read before, with what was changed of that by hand. */
function taken(result: IntakeResult, mine: number): void {
  const { people, cuts } = intakeStore.getState()
  intakeStore.setState({
    job: { state: 'idle' },
    result,
    people: result.draft && createPeopleEditor(result.draft, people?.getState()),
  })
  const again = [...cuts].filter(([path]) => result.draft?.paths.includes(path))
  if (again.length > 0 && mine === turn)
    void cutPhotos(again.map(([path, crop]) => ({ path, crop }))).then(cutFailed)
}

/** Photos that had a square of their own have the usual one now: that is said where the reading is. */
function cutFailed(problem: string | null): void {
  if (problem === null) return
  const title = 'Photos cut by hand could not be cut so again'
  const fix = 'Cut them again, or read again.'
  setJob({ state: 'failed', error: { code: 'internal', title, cause: problem, fix } })
}

/** A photo of those that were read, uncropped. Rejects with an error that has what to do. */
export function originalPhoto(path: string): Promise<Sample> {
  client ??= make()
  return client.original(path)
}

/** Cuts photos otherwise; resolves to why that could not be, or to null. */
export async function cutPhotos(cuts: readonly Cut[]): Promise<string | null> {
  const { result } = intakeStore.getState()
  if (!result?.draft || cuts.length === 0) return null
  const places = new Map(result.draft.paths.map((path, image) => [path, image]))
  const sorted = cuts
    .flatMap((cut) => ({ ...cut, image: places.get(cut.path) ?? -1 }))
    .filter(({ image }) => image >= 0)
    .sort((x, y) => x.image - y.image)
  const { side, channels } = result.draft
  try {
    client ??= make()
    const pixels = await client.recut(sorted, { ...result.options, channels })
    intakeStore.setState((intake) => {
      // What was read anew meanwhile has other pixels.
      if (intake.result === null || intake.result.draft !== result.draft) return {}
      const images = sorted.map(({ image }) => image)
      const cutAnew = withImages(intake.result.pixels, side * side * channels, images, pixels)
      return {
        result: { ...intake.result, pixels: cutAnew },
        cuts: new Map([...intake.cuts, ...sorted.map(({ path, crop }) => [path, crop] as const)]),
      }
    })
    return null
  } catch (thrown) {
    const { cause, fix } = errorOf(thrown)
    return `${cause} ${fix}`
  }
}

/** Ends the job under way; what was read before stays. */
export function cancelIntake(): void {
  begin({ state: 'cancelled' })
}

function begin(job: IntakeJob): number {
  stop()
  stop = () => undefined
  setJob(job)
  return ++turn
}

/** Lets go of the files and of what was read. */
export function startOver(): void {
  begin({ state: 'idle' })
  intakeStore.setState(EMPTY)
  dropClient()
}

/** Without files it would hold memory for nothing. */
function dropClient(): void {
  client?.terminate()
  client = null
}

export function setIntakeOptions(options: Partial<IntakeOptions>): void {
  intakeStore.setState((intake) => ({ options: { ...intake.options, ...options } }))
}

export function nameIntake(named: string): void {
  intakeStore.setState({ named })
}

/**
 * Keeps what was read, under its name, and lets go of the files. Resolves to the set, and to why
 * it could not be stored; it can be used either way.
 */
export async function keepIntake(): Promise<{ set: PhotoSet; problem: string | null } | null> {
  const { result, people } = intakeStore.getState()
  if (result === null) return null
  const settled = await settledSet(result, people, nameFor(intakeStore.getState()))
  if (settled === null) return null
  const { set, pixels } = settled
  const problem = await library.keep(set, pixels)
  // Some browsers ask the person; whatever the answer, the set is kept until the disk is full.
  if (problem === null) void navigator.storage?.persist?.()
  startOver()
  return { set, problem }
}

/**
 * The set as it is settled who is who. What was read is that set already, unless images are left out,
 * moved, or cut anew.
 */
async function settledSet(
  { draft, set, pixels }: IntakeResult,
  people: PeopleEditor | null,
  name: string,
): Promise<{ set: PhotoSet; pixels: Blob } | null> {
  if (draft === null || people === null) return set && { set: { ...set, name }, pixels }
  const { draft: edited, now } = people.getState()
  const isWhole = set?.paths.length === draft.paths.length && edited === draft
  if (isWhole && isAsRead(draft, now) && !hasCuts()) return { set: { ...set, name }, pixels }
  const personOf = keptPeople(now)
  client ??= make()
  return client.settle(edited, pixels, { personOf, kind: now.kind, name })
}

const hasCuts = () => intakeStore.getState().cuts.size > 0

/** Single photos, cut and stored as a set's are; a photo that can't be read has its problem. */
export function preparePhotos(
  photos: readonly Blob[],
  options: IntakeOptions,
): Promise<PreparedPhotos> {
  assistant ??= make()
  return assistant.prepare(photos, options)
}

/** A set as a zip that can be brought in again. */
export function exportSet(set: PhotoSet, pixels: Blob): Promise<Blob> {
  assistant ??= make()
  return assistant.exportZip(set, pixels)
}

function errorOf(thrown: unknown): RunError {
  if (thrown instanceof IntakeFailure) return thrown.run
  const fix = 'Read again. If it happens again, bring fewer files at a time.'
  return { ...toRunError(thrown), title: 'The files could not be read', fix }
}
