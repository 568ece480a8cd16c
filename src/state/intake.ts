/**
 * Bringing photos in: the files a person brought, how they are to be cut and stored, and the one
 * job that reads them. Files are held until they are used or given up, so that they can be read
 * again with other options; what was read stays until something else was.
 */
import { createStore } from 'zustand/vanilla'
import { toRunError, type RunError } from '../domain/errors'
import {
  DEFAULT_INTAKE,
  type Crop,
  type IntakeOptions,
  type IntakeReport,
  type Sample,
} from '../domain/intake'
import { isAsRead, keptPeople, type CutAnew } from '../domain/people/assignment'
import { withCuts } from '../domain/people/pixels'
import type { PhotoSet } from '../domain/photoSet'
import {
  createIntakeClient,
  type IntakeClient,
  IntakeFailure,
  type IntakeFile,
  type IntakeProgress,
  type PreparedPhotos,
  type ReadResult,
} from '../engine'
import { dataDialogStore } from './dataDialog'
import { addFiles, nameFor } from './intakeFiles'
import { progressText, type IntakeJob } from './intakeProgress'
import type { KeptSet } from './datasets'
import { library } from './library'
import { cutsWanted, pixelsEach } from './photoCuts'
import { createPeopleEditor, type PeopleEditor } from './peopleEditor'

export interface IntakeResult extends Omit<ReadResult, 'report'> {
  /** null of a set that was kept. */
  readonly report: IntakeReport | null
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
  /** The kept set whose people are edited; null where photos were read. */
  readonly kept: KeptSet | null
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
  kept: null,
}
export const intakeStore = createStore<Intake>(() => EMPTY)
intakeStore.subscribe(({ job, result }) =>
  dataDialogStore.setState({ progress: progressText(job, result !== null) }),
)

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
  const { kept } = intakeStore.getState()
  if (kept !== null) return setJob({ state: 'failed', error: whileEdited(kept.set.name) })
  const mine = begin({ state: 'listing', found: 0 })
  const listing = new AbortController()
  stop = () => listing.abort()
  try {
    const found = (count: number) => mine === turn && setJob({ state: 'listing', found: count })
    const brought = await gather(found, listing.signal)
    if (mine !== turn) return
    const { files } = intakeStore.getState()
    if (brought.files.length + brought.unopened.length === 0)
      return setJob({ state: 'failed', error: NOTHING_IN_IT })
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

const NOTHING_IN_IT: RunError = {
  code: 'internal',
  title: 'There was no file in it',
  cause: 'What was brought is an empty folder, or holds only empty ones.',
  fix: 'Bring the folder that the photos themselves are in; of a cloud, download them first.',
}

const whileEdited = (name: string): RunError => ({
  code: 'internal',
  title: 'The photos were not read',
  cause: `Who is who in “${name}” is being edited.`,
  fix: 'Keep or close that first, then bring them again.',
})

/**
 * Does a job of the intake's Worker: what was under way ends, and what is made is taken unless something else
 * has begun meanwhile.
 */
export function work<T>(
  total: number,
  start: (
    client: IntakeClient,
    onProgress: (progress: IntakeProgress) => void,
  ) => { readonly done: Promise<T | null>; cancel(): void },
  take: (made: T, mine: number) => void | Promise<void>,
): void {
  const mine = begin({ state: 'reading', stage: 'Starting', done: 0, total })
  client ??= make()
  const working = start(client, (progress) => {
    if (mine === turn) setJob({ state: 'reading', ...progress })
  })
  stop = () => working.cancel()
  working.done.then(
    (made) => {
      if (mine !== turn) return
      if (made === null) setJob({ state: 'cancelled' })
      else return take(made, mine)
    },
    (thrown) => {
      if (mine === turn) setJob({ state: 'failed', error: errorOf(thrown) })
    },
  )
}

/**
 * Reads the files held, with the options as they stand.
 * @param edit what it is called where it is an edit of the photos, which can be undone
 */
export function readAgain(edit?: string): void {
  const { files, options } = intakeStore.getState()
  if (files.length === 0) return
  work(
    files.length,
    (reader, onProgress) =>
      reader.read(files, nameFor(intakeStore.getState()), options, onProgress),
    (read, mine) => taken({ ...read, options }, mine, edit),
  )
}

/** Takes what was read in the place of what was read before, with what was changed of that by hand. */
async function taken(result: IntakeResult, mine: number, edit?: string): Promise<void> {
  const { draft, options } = result
  const before = intakeStore.getState().people?.getState()
  const wanted = draft && before ? cutsWanted(before, draft) : []
  let job: IntakeJob = { state: 'idle' }
  let cutAnew: CutAnew | undefined
  if (draft !== null && wanted.length > 0) {
    client ??= make()
    try {
      const cut = pixelsEach(
        wanted,
        await client.recut(wanted, { ...options, channels: draft.channels }),
      )
      cutAnew = (path, crop) => cut.get(path, crop)
    } catch (thrown) {
      const title = 'Photos cut by hand could not be cut so again'
      const fix = 'They are cut as all others are. Cut them again, or read again.'
      job = {
        state: 'failed',
        error: { code: 'internal', title, cause: errorOf(thrown).cause, fix },
      }
    }
    if (mine !== turn) return
  }
  const people = draft && createPeopleEditor(draft, before, cutAnew, edit)
  intakeStore.setState({ job, result, people })
  if (draft === null || people === null) return
  results.set(draft.paths, result)
  people.subscribe(({ draft: { paths } }) => {
    const now = intakeStore.getState()
    const of = results.get(paths)
    if (now.people === people && of !== undefined && of !== now.result)
      intakeStore.setState({ result: of, options: of.options })
  })
}

/** What was read, by the paths of its draft: an edit that is undone may be of what was read before. */
const results = new WeakMap<readonly string[], IntakeResult>()

/** A photo of those that were read, uncropped. Rejects with an error that has what to do. */
export function originalPhoto(path: string): Promise<Sample> {
  client ??= make()
  return client.original(path)
}

/** Cuts images of the draft otherwise; resolves to why that could not be, or to null. */
export async function cutPhotos(images: readonly number[], crop: Crop): Promise<string | null> {
  const { result, people } = intakeStore.getState()
  if (!result?.draft || people === null || images.length === 0) return null
  const { paths, channels } = result.draft
  const wanted = images.map((image) => ({ path: paths[image] ?? '', crop }))
  try {
    client ??= make()
    const cut = pixelsEach(wanted, await client.recut(wanted, { ...result.options, channels }))
    // What was read anew meanwhile has other images.
    if (intakeStore.getState().people !== people) return null
    people.cut(new Map(images.map((image, i) => [image, cut.get(wanted[i]!.path, crop)!] as const)))
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

export interface Kept {
  readonly set: PhotoSet
  readonly problem: string | null
}

/**
 * Keeps what was read, under its name, and lets go of the files. Resolves to the set, and to why
 * it could not be stored; it can be used either way.
 */
export async function keepIntake(): Promise<Kept | null> {
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
  if (isWhole && isAsRead(draft, now)) return { set: { ...set, name }, pixels }
  const personOf = keptPeople(now)
  const cut = withCuts(pixels, draft.side ** 2 * draft.channels, now.cuts)
  client ??= make()
  return client.settle(edited, cut, { personOf, kind: now.kind, name })
}

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
