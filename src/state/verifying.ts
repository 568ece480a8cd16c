/**
 * A page that only verifies: a kept verifier, the pictures that were put there, and who is enrolled with
 * it. No run, no data. Pictures and people are those of `tryoutStore`; whoever is enrolled is kept beside
 * the verifier as soon as the photos are ready.
 */
import { createStore } from 'zustand/vanilla'
import type { FoundNetwork } from '../domain/foundNetwork'
import { CENTRE_CROP } from '../domain/intake'
import { SET_WORDS } from '../domain/setKind'
import type { Verifier } from '../domain/verifier'
import { createVerifyClient, type VerifyClient } from '../engine'
import type { EnrolledPerson } from './networksDatabase'
import { networkLibrary, networkOf, networksRead } from './networks'
import { EMPTY_TRYOUT, enrol, readyFor, tryoutStore } from './tryout'
import { ranking, type Ranked } from './tryoutGallery'
import type { Enrolled, RunImage, Wanted } from './tryoutPictures'
import { comparisonOf, enrolledGallery, imageFor, type PairScore } from './tryoutQuestions'
import { reasonOf } from './tryoutReasons'

export interface Said<T> {
  /** Equal where the same pictures were asked about. */
  readonly subject: string
  readonly value: T | null
  /** Why there is none, and what to do. */
  readonly failure: string | null
}

export interface Verifying {
  /** loading: what is kept is still being read. */
  readonly state: 'loading' | 'missing' | 'open'
  readonly network: FoundNetwork | null
  readonly pair: Said<PairScore> | null
  readonly gallery: Said<readonly Ranked[]> | null
  /** Why who is enrolled could not be kept; null where it could. */
  readonly problem: string | null
}

const CLOSED: Verifying = {
  state: 'loading',
  network: null,
  pair: null,
  gallery: null,
  problem: null,
}

export const verifyingStore = createStore<Verifying>(() => CLOSED)

/** What a verifier asks of pictures. */
export function wantedByVerifier(id: string, verifier: Verifier): Wanted {
  const { input, pictures } = verifier
  const { side, channels, crop } = pictures ?? {
    side: input.size,
    channels: input.channels,
    crop: CENTRE_CROP,
  }
  return {
    key: `verifier ${id}`,
    heldOut: 'none',
    options: { side, channels, crop },
    digits: pictures?.digits ?? false,
    words: pictures?.words ?? SET_WORDS.things,
  }
}

/** Opens a kept verifier; returns what closes it. */
export function openVerifying(id: string): () => void {
  let closed = false
  let client: VerifyClient | null = null
  const stops: (() => void)[] = []
  // Those that a run was tried on lie there again once this is closed.
  const before = tryoutStore.getState()
  verifyingStore.setState(CLOSED, true)
  tryoutStore.setState(EMPTY_TRYOUT, true)

  async function open() {
    await networksRead()
    const network = networkOf(id)
    const verifier = network?.verifier ?? null
    if (closed) return
    if (network === null || verifier === null)
      return verifyingStore.setState({ state: 'missing', network })
    const wanted = wantedByVerifier(id, verifier)
    const people = await networkLibrary.enrolledWith(id)
    if (closed) return
    const { side, channels } = wanted.options
    for (const { name, photos } of people)
      enrol(
        name,
        photos.map((photo) => ({ kind: 'kept', side, channels, ...photo })),
      )
    client = createVerifyClient(verifier, network)
    verifyingStore.setState({ state: 'open', network })
    stops.push(follow(id, verifier, wanted, client))
  }

  void open()
  return () => {
    closed = true
    for (const stop of stops) stop()
    client?.dispose()
    tryoutStore.setState(before, true)
  }
}

/** Readies pictures, asks about them and keeps who is enrolled, whenever something changes. */
function follow(id: string, verifier: Verifier, wanted: Wanted, client: VerifyClient): () => void {
  let kept = tryoutStore.getState().enrolled
  let closed = false

  async function ask<T>(
    kind: 'pair' | 'gallery',
    subject: string,
    pairs: readonly (readonly [RunImage, RunImage])[],
    read: (answer: { distances: Float32Array; outputs: Float32Array }) => T,
  ) {
    if (verifyingStore.getState()[kind]?.subject === subject) return
    const say = (said: Omit<Said<T>, 'subject'>) => {
      const isAsked = verifyingStore.getState()[kind]?.subject === subject
      if (!closed && isAsked) verifyingStore.setState({ [kind]: { subject, ...said } })
    }
    verifyingStore.setState({ [kind]: { subject, value: null, failure: null } })
    try {
      say({ value: read(await client.compare(comparisonOf(wanted, pairs))), failure: null })
    } catch (thrown) {
      say({ value: null, failure: reasonOf(thrown) })
    }
  }

  function askPair() {
    const { first, second } = tryoutStore.getState().slots
    const [a, b] = [imageFor(first, wanted), imageFor(second, wanted)]
    if (a === null || b === null) return verifyingStore.setState({ pair: null })
    void ask('pair', `${first?.id} ${second?.id}`, [[a, b]], ({ distances, outputs }) => ({
      distance: distances[0] ?? NaN,
      output: outputs[0] ?? NaN,
    }))
  }

  function askGallery() {
    const { enrolled, slots } = tryoutStore.getState()
    const image = imageFor(slots.probe, wanted)
    const gallery = enrolledGallery(enrolled, wanted)
    if (image === null || gallery.length === 0) return verifyingStore.setState({ gallery: null })
    const subject = JSON.stringify([slots.probe?.id, gallery.length, enrolled.map((one) => one.id)])
    const pairs = gallery.map((member) => [image, member.image] as const)
    void ask('gallery', subject, pairs, ({ distances, outputs }) =>
      ranking(gallery, distances, outputs, verifier.larger),
    )
  }

  async function keepPeople() {
    const { enrolled } = tryoutStore.getState()
    if (enrolled === kept) return
    const people = peopleOf(enrolled, wanted)
    if (people === null) return
    kept = enrolled
    const problem = await networkLibrary.keepEnrolled(id, people)
    if (!closed) verifyingStore.setState({ problem })
  }

  const look = () => {
    void readyFor(wanted)
    askPair()
    askGallery()
    void keepPeople()
  }
  look()
  const stop = tryoutStore.subscribe(look)
  return () => {
    closed = true
    stop()
  }
}

/** Null while a photo is not ready yet; photos that cannot be used are left out. */
function peopleOf(enrolled: readonly Enrolled[], wanted: Wanted): readonly EnrolledPerson[] | null {
  const isReady = enrolled.every(({ pictures }) =>
    pictures.every(({ ready }) => ready?.wanted === wanted.key),
  )
  if (!isReady) return null
  return enrolled.flatMap(({ name, pictures }) => {
    const photos = pictures.flatMap(({ source, ready }) =>
      ready?.image?.kind === 'given'
        ? [
            {
              name: source.kind === 'drawn' ? 'Drawn' : source.name,
              pixels: Uint8Array.from(ready.image.pixels),
            },
          ]
        : [],
    )
    return photos.length === 0 ? [] : [{ name, photos }]
  })
}
