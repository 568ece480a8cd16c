/** Held-out images one at a time, and those that are offered to be picked. Pure. */
import type { HeldOutImages } from '../../domain/reports'

/** About so many are offered, of all people alike; more would take long to look through. */
const OFFERED = 240
const PEOPLE = 80

export interface Offered {
  readonly name: string
  /** Places among the held-out images. */
  readonly places: readonly number[]
}

/** The first few images of each person, in the order of their names' numbers. */
export function pickable({ classes, names }: HeldOutImages): readonly Offered[] {
  const people = [...new Set(classes)].sort((a, b) => a - b).slice(0, PEOPLE)
  const each = Math.max(2, Math.floor(OFFERED / people.length))
  const places = new Map(people.map((person) => [person, [] as number[]]))
  classes.forEach((person, place) => {
    const own = places.get(person)
    if (own !== undefined && own.length < each) own.push(place)
  })
  return people.map((person) => ({
    name: names[person] ?? String(person),
    places: places.get(person) ?? [],
  }))
}

/** “face_049_03.png”, or “0, held-out image 12” where images have no names. */
export function heldOutName({ classes, names, paths }: HeldOutImages, place: number): string {
  const person = names[classes[place] ?? -1] ?? '?'
  const path = paths[place]
  if (path === undefined) return `${person}, held-out image ${place + 1}`
  const file = path.slice(path.lastIndexOf('/') + 1)
  return file.startsWith(person) ? file : `${person}, ${file}`
}
