/**
 * A set as the browser's storage keeps it, and back. What is read may be of another version of this
 * page, or damaged, so nothing is taken on trust.
 */
import * as v from 'valibot'
import { pixelBytes, type PhotoSet } from '../domain/photoSet'
import { SET_KINDS } from '../domain/setKind'
import type { KeptSet, UnreadableSet } from './datasets'

export interface SetRecord {
  readonly version: 1
  /** Milliseconds since 1970. */
  readonly when: number
  readonly set: PhotoSet
  readonly pixels: Blob
}

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const places = v.instance(Int32Array)
const bytes = v.instance(Uint8Array)
const names = v.array(v.string())

const LIST = v.object({ a: places, b: places, same: bytes, foldOf: bytes, folds: names })
const SET = v.object({
  version: v.literal(1),
  id: v.pipe(v.string(), v.nonEmpty()),
  name: v.string(),
  // Sets kept before there were kinds are of people.
  kind: v.optional(v.picklist(SET_KINDS), 'people'),
  side: v.pipe(v.number(), v.integer(), v.minValue(1)),
  channels: v.picklist([1, 3]),
  crop: v.object({ zoom: share, x: share, y: share }),
  identities: names,
  identityOf: places,
  // Sets kept before there were forgeries name none.
  forgeryOf: v.exactOptional(places),
  groupOf: places,
  paths: names,
  list: v.nullable(LIST),
})
const RECORD = v.object({
  version: v.literal(1),
  when: v.number(),
  set: SET,
  pixels: v.instance(Blob),
})

/** What was kept under a key, or why it cannot be read. */
export function fromRecord(key: string, value: unknown): KeptSet | UnreadableSet {
  const read = v.safeParse(RECORD, value)
  if (!read.success) {
    const where = v.getDotPath(read.issues[0])
    return { key, name: nameIn(value, key), why: reason(value, where ?? 'the record') }
  }
  const { set, pixels, when } = read.output
  const why = contradiction(set, pixels, key)
  return why === null ? { set, pixels, when, stored: true } : { key, name: set.name, why }
}

function reason(value: unknown, where: string): string {
  const isNewer = v.is(v.object({ version: v.pipe(v.number(), v.minValue(2)) }), value)
  return isNewer
    ? 'A newer version of this page kept it: reload the page to get that version.'
    : `It is damaged: “${where}” is not what it should be.`
}

function nameIn(value: unknown, key: string): string {
  const named = v.safeParse(v.object({ set: v.object({ name: v.string() }) }), value)
  return named.success ? named.output.set.name : key
}

/** Whether forgeries are of identities that are none themselves. */
const imitates = ({ forgeryOf, identities }: PhotoSet) =>
  forgeryOf === undefined ||
  (forgeryOf.length === identities.length &&
    forgeryOf.every((place) => place === -1 || forgeryOf[place] === -1))

/** Why the parts of a set cannot belong together; null where they do. */
function contradiction(set: PhotoSet, pixels: Blob, key: string): string | null {
  const count = set.paths.length
  const isPlace = (below: number) => (place: number) => place >= 0 && place < below
  const list = set.list
  const fits =
    set.id === key &&
    set.identityOf.length === count &&
    set.groupOf.length === count &&
    set.identityOf.every(isPlace(set.identities.length)) &&
    imitates(set) &&
    (list === null ||
      ([list.b, list.same, list.foldOf].every(({ length }) => length === list.a.length) &&
        list.a.every(isPlace(count)) &&
        list.b.every(isPlace(count)) &&
        list.foldOf.every(isPlace(Math.max(1, list.folds.length)))))
  if (!fits) return 'It is damaged: its people, photos and pairs contradict each other.'
  const wanted = pixelBytes(set)
  return pixels.size === wanted
    ? null
    : `It is damaged: it has ${pixels.size.toLocaleString('en')} bytes of pixels, not ${wanted.toLocaleString('en')}.`
}
