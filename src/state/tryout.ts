/**
 * Trying a run on pictures of one's own: two of them against each other, or one against a gallery.
 * Pictures stay until the person takes them away; what the runs say of them is kept beside, with
 * the step it is of. An answer to a question that is no longer asked is dropped.
 */
import { createStore } from 'zustand/vanilla'
import type { RunId } from '../domain/config'
import type { StepLog } from '../domain/stepLog'
import { compareOn, runsStore } from './runs'
import { setupStore } from './setup'
import type { Ranked } from './tryoutGallery'
import {
  readied,
  type Picture,
  type PictureSource,
  type Ready,
  type SlotId,
  type TryoutPictures,
  type Wanted,
} from './tryoutPictures'
import { reasonOf } from './tryoutReasons'
import {
  askingOf,
  galleryQuestion,
  pairQuestion,
  type Asking,
  type PairScore,
  type Question,
} from './tryoutQuestions'

/** What a run said last; it counts only for the same subject and log, see `answerTo`. */
interface Answer<T> {
  readonly subject: string
  readonly log: StepLog
  readonly step: number
  readonly value: T
}

export interface Outcome<T> {
  readonly answer: Answer<T> | null
  readonly failure: {
    readonly subject: string
    readonly log: StepLog
    readonly reason: string
  } | null
}

export interface Tryout extends TryoutPictures {
  readonly mode: 'pair' | 'gallery'
  readonly pair: Readonly<Record<RunId, Outcome<PairScore>>>
  readonly gallery: Readonly<Record<RunId, Outcome<readonly Ranked[]>>>
}

const NOTHING = { answer: null, failure: null }

export const EMPTY_TRYOUT: Tryout = {
  mode: 'pair',
  slots: { first: null, second: null, probe: null },
  enrolled: [],
  withHeldOut: true,
  pair: { A: NOTHING, B: NOTHING },
  gallery: { A: NOTHING, B: NOTHING },
}

export const tryoutStore = createStore<Tryout>(() => EMPTY_TRYOUT)

let made = 0
const pictureOf = (source: PictureSource): Picture => ({ id: ++made, source, ready: null })

export function setMode(mode: Tryout['mode']): void {
  tryoutStore.setState({ mode })
}

/** Puts a picture into a slot, in place of what was there; null empties it. */
export function fillSlot(slot: SlotId, source: PictureSource | null): void {
  const picture = source === null ? null : pictureOf(source)
  tryoutStore.setState(({ slots }) => ({ slots: { ...slots, [slot]: picture } }))
}

/** Puts photos into the gallery under a name; those of a name that is there already join it. */
export function enrol(name: string, sources: readonly PictureSource[]): void {
  const pictures = sources.map(pictureOf)
  tryoutStore.setState(({ enrolled }) => ({
    enrolled: enrolled.some((person) => person.name === name)
      ? enrolled.map((person) =>
          person.name === name
            ? { ...person, pictures: [...person.pictures, ...pictures] }
            : person,
        )
      : [...enrolled, { id: ++made, name, pictures }],
  }))
}

export function removeEnrolled(id: number): void {
  tryoutStore.setState(({ enrolled }) => ({ enrolled: enrolled.filter((one) => one.id !== id) }))
}

export function setWithHeldOut(withHeldOut: boolean): void {
  tryoutStore.setState({ withHeldOut })
}

const askingNow = (run: RunId): Asking =>
  askingOf(run, tryoutStore.getState(), runsStore.getState()[run], setupStore.getState())

/** What is being readied, by picture: a picture is worked on once for what is wanted. */
const underWay = new Map<number, string>()

/** Readies every picture that is not ready for what a run wants. */
export async function readyPictures(run: RunId): Promise<void> {
  const { wanted } = askingNow(run)
  if (wanted !== null) await readyFor(wanted)
}

/** Readies every picture that is not ready for this. */
export async function readyFor(wanted: Wanted): Promise<void> {
  const waiting = allPictures(tryoutStore.getState()).filter(
    ({ id, ready }) => ready?.wanted !== wanted.key && underWay.get(id) !== wanted.key,
  )
  if (waiting.length === 0) return
  for (const { id } of waiting) underWay.set(id, wanted.key)
  const results = await readied(waiting, wanted)
  const done = new Map<number, Ready>()
  waiting.forEach(({ id }, i) => {
    // Something else may have been wanted of it meanwhile.
    if (underWay.get(id) !== wanted.key) return
    underWay.delete(id)
    done.set(id, results[i] as Ready)
  })
  tryoutStore.setState((tryout) => withReady(tryout, done))
}

function allPictures({ slots, enrolled }: Tryout): readonly Picture[] {
  const inSlots = Object.values(slots).filter((picture) => picture !== null)
  return [...inSlots, ...enrolled.flatMap(({ pictures }) => pictures)]
}

function withReady({ slots, enrolled }: Tryout, done: ReadonlyMap<number, Ready>) {
  const updated = (picture: Picture) => {
    const ready = done.get(picture.id)
    return ready === undefined ? picture : { ...picture, ready }
  }
  const slot = (picture: Picture | null) => picture && updated(picture)
  return {
    slots: { first: slot(slots.first), second: slot(slots.second), probe: slot(slots.probe) },
    enrolled: enrolled.map((one) => ({ ...one, pictures: one.pictures.map(updated) })),
  }
}

/** Asks a run about the two photos; nothing happens while it cannot be asked. */
export const askPair = asker('pair', pairQuestion)
/** Asks a run about the probe and the gallery, likewise. */
export const askGallery = asker('gallery', galleryQuestion)

interface Flight {
  readonly subject: string
  readonly log: StepLog
  /** Asked again meanwhile: the weights may have changed. */
  again: boolean
}

function asker<T>(kind: 'pair' | 'gallery', question: (asking: Asking) => Question<T> | null) {
  const flights: Record<RunId, Flight | null> = { A: null, B: null }
  const current = (run: RunId) => question(askingNow(run))

  return async function ask(run: RunId): Promise<void> {
    const asked = current(run)
    if (asked === null) return
    const before = flights[run]
    if (before !== null && sameQuestion(before, asked)) {
      before.again = true
      return
    }
    const { subject, log } = asked
    const flight: Flight = { subject, log, again: false }
    flights[run] = flight
    const outcome = await outcomeOf(run, asked, tryoutStore.getState()[kind][run] as Outcome<T>)
    if (flights[run] !== flight) return
    flights[run] = null
    const now = current(run)
    if (now === null || !sameQuestion(now, flight)) return
    tryoutStore.setState((state) => ({ [kind]: { ...state[kind], [run]: outcome } }))
    if (flight.again) await ask(run)
  }
}

async function outcomeOf<T>(
  run: RunId,
  { subject, log, comparison, read }: Question<T>,
  before: Outcome<T>,
): Promise<Outcome<T>> {
  try {
    const { step, distances, outputs } = await compareOn(run, comparison())
    return {
      answer: { subject, log, step, value: read({ distances, outputs }) },
      failure: null,
    }
  } catch (thrown) {
    return { ...before, failure: { subject, log, reason: reasonOf(thrown) } }
  }
}

type Asked = Pick<Question<unknown>, 'subject' | 'log'>

const sameQuestion = (a: Asked, b: Asked) => a.subject === b.subject && a.log === b.log

/** What a run said last to a question, and what went wrong since; null where there is no such thing. */
export function answerTo<T>(question: Question<T> | null, { answer, failure }: Outcome<T>) {
  const counts = (asked: Asked | null) =>
    asked !== null && question !== null && sameQuestion(asked, question)
  return {
    answer: counts(answer) ? answer : null,
    failure: counts(failure) ? (failure?.reason ?? null) : null,
  }
}
