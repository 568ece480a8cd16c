/**
 * Images that look out of place: by their outlines they lie further from the nearest three of their own
 * person than, by `TIMES`, from the nearest three of another. That tells something only where photos of a person are more
 * alike than those of others, which the set itself shows; where they are not, nothing is marked, and that is said.
 */
import type { EmbeddedImages, Odd, OddImage } from '../../domain/photoDraft'
import type { Names } from './grouping/partition'
import { digits } from './refusal'

/** Comparing all with all takes three seconds or so for as many. */
const MOST = 3000
/** Of the images of a person, so many nearest count; who has fewer others is not looked at. */
const NEAREST = 3
/** How many times as far from its own as from another's. */
const TIMES = 1.3
/** The same by what a run has learnt. */
const TIMES_LEARNT = 1.5
/** Share of the images that must lie nearest to their own. */
const TELLS = 0.4

/**
 * Per reading, what looks out of place in it.
 * @param groupOf near duplicates, which say nothing of each other
 * @param pause awaited now and then with how many images have been compared
 */
export async function oddOf(
  outlines: readonly Uint8Array[],
  groupOf: Int32Array,
  readings: readonly Names[],
  pause: (done: number) => Promise<void>,
): Promise<readonly Odd[]> {
  const count = outlines.length
  if (count > MOST) return readings.map(() => ({ images: [], unsure: tooMany(count) }))
  const distances = await allDistances(outlines, pause)
  const made: Odd[] = []
  for (const names of readings) made.push(await oddIn(names, groupOf, distances, pause, TIMES))
  return made
}

/** What looks out of place to a trained run, among the images that it has embedded. */
export async function oddByRun(
  { by, images, dimension, values }: EmbeddedImages,
  groupOf: Int32Array,
  names: Names,
  pause: (done: number) => Promise<void>,
): Promise<Odd> {
  if (images.length > MOST) return { images: [], unsure: tooMany(images.length) }
  const rows = Array.from(images, (_, i) => values.subarray(i * dimension, (i + 1) * dimension))
  const [ownNames, groups] = [
    Array.from(images, (image) => names[image] ?? null),
    images.map((image) => groupOf[image]!),
  ]
  const distances = await allDistances(rows, pause)
  const found = await oddIn(ownNames, groups, distances, pause, TIMES_LEARNT)
  return {
    ...found,
    images: found.images.map((odd) => ({ ...odd, image: images[odd.image]!, by })),
  }
}

/** @throws what `pause` throws */
async function allDistances(
  outlines: readonly Row[],
  pause: (done: number) => Promise<void>,
): Promise<(a: number, b: number) => number> {
  const count = outlines.length
  const rows: Float32Array[] = []
  for (let a = 0; a < count; a++) {
    if (a % 50 === 0) await pause(a)
    const row = new Float32Array(a)
    for (let b = 0; b < a; b++) row[b] = distance(outlines[a]!, outlines[b]!)
    rows.push(row)
  }
  return (a, b) => (a > b ? rows[a]![b]! : rows[b]![a]!)
}

type Row = Uint8Array | Float32Array

function distance(a: Row, b: Row): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2
  return Math.sqrt(sum)
}

async function oddIn(
  names: Names,
  groupOf: Int32Array,
  distances: (a: number, b: number) => number,
  pause: (done: number) => Promise<void>,
  times: number,
): Promise<Odd> {
  const people = [...new Set(names)].filter((name) => name !== null)
  const numberOf = new Map(people.map((name, number) => [name, number]))
  const person = Int32Array.from(names, (name) => (name === null ? -1 : numberOf.get(name)!))
  const nearest = new Float32Array(people.length * NEAREST)
  const images: OddImage[] = []
  let [looked, own] = [0, 0]
  for (let image = 0; image < names.length; image++) {
    if (image % 50 === 0) await pause(image)
    if (person[image] === -1) continue
    nearest.fill(Infinity)
    for (let other = 0; other < names.length; other++)
      if (other !== image && person[other] !== -1 && groupOf[other] !== groupOf[image])
        insert(nearest, person[other]! * NEAREST, distances(image, other))
    const found = placeOf(nearest, person[image]!)
    if (found === null) continue
    looked++
    if (found.times < 1) own++
    if (found.times > times)
      images.push({ image, person: people[person[image]!]!, like: people[found.like]!, by: null })
  }
  if (looked === 0) return { images: [], unsure: TOO_FEW }
  return own < TELLS * looked ? { images: [], unsure: NOT_ALIKE } : { images, unsure: null }
}

/** Keeps the NEAREST smallest, ascending. */
function insert(nearest: Float32Array, first: number, distance: number): void {
  let at = first + NEAREST
  if (distance >= nearest[at - 1]!) return
  for (at--; at > first && nearest[at - 1]! > distance; at--) nearest[at] = nearest[at - 1]!
  nearest[at] = distance
}

/** How many times as far its own person is as the nearest other, and who that is; null where it cannot be told. */
function placeOf(nearest: Float32Array, own: number) {
  let [least, like] = [Infinity, -1]
  const sumOf = (person: number) => {
    let sum = 0
    for (let i = 0; i < NEAREST; i++) sum += nearest[person * NEAREST + i]!
    return sum
  }
  for (let person = 0; person * NEAREST < nearest.length; person++) {
    const sum = person === own ? Infinity : sumOf(person)
    if (sum < least) [least, like] = [sum, person]
  }
  const mine = sumOf(own)
  return Number.isFinite(mine) && like >= 0 ? { times: mine / (least || 1e-9), like } : null
}

const tooMany = (count: number) =>
  `{Pictures} out of place were not looked for: there are ${digits(count)} {pictures}, and ${digits(MOST)} are compared at most.`
const TOO_FEW = `{Pictures} out of place were not looked for: that takes two {many} with ${NEAREST + 1} {pictures} each.`
const NOT_ALIKE =
  '{Pictures} out of place cannot be told here: by their outlines, most {pictures} are nearer to those of another {one} than to those of their own.'
