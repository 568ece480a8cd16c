/** Runs on drawn faces, and how far apart they put any of the people held out: for tables over many choices of those. */
import { expect } from 'vitest'
import { configOf } from '../../src/domain/config'
import { readLink } from '../../src/domain/link'
import { randomFrom } from '../../src/domain/verification/testPeople'
import { trainRun } from '../../src/engine/node'

/** Distances of pairs. */
export interface Scored {
  readonly same: number[]
  readonly different: number[]
}

/** Distances of all pairs of some images of a run's held-out people. */
export async function heldOutOf(keys: string, seed: number) {
  const { setup } = readLink(`v=1&${keys}&seed=${seed}`)
  const { judgement, heldOut } = await trainRun(configOf(setup, 'A'), { judge: true })
  const { images, dimension, values } = (judgement ?? expect.fail('judged')).embeddings
  const { classes } = heldOut ?? expect.fail('held out')
  const rowsOf = new Map<number, number[]>()
  images.forEach((image, row) => {
    const person = classes[image] ?? -1
    rowsOf.set(person, [...(rowsOf.get(person) ?? []), row])
  })
  const at = (row: number, k: number) => values[row * dimension + k] as number
  const apart = (one: number, two: number) => {
    let sum = 0
    for (let k = 0; k < dimension; k++) sum += (at(one, k) - at(two, k)) ** 2
    return Math.sqrt(sum)
  }
  const scored = (people: readonly number[], photos: number): Scored => {
    const found: Scored = { same: [], different: [] }
    const own = people.flatMap((person) =>
      (rowsOf.get(person) ?? []).slice(0, photos).map((row) => ({ person, row })),
    )
    own.forEach((one, i) => {
      for (let j = 0; j < i; j++) {
        const two = own[j] as (typeof own)[number]
        found[one.person === two.person ? 'same' : 'different'].push(apart(one.row, two.row))
      }
    })
    return found
  }
  return { people: [...rowsOf.keys()], scored }
}

export const mean = (of: readonly number[]): number =>
  of.reduce((sum, each) => sum + each, 0) / of.length
export const deviation = (of: readonly number[]): number =>
  Math.sqrt(mean(of.map((each) => (each - mean(of)) ** 2)))
export const text = (of: readonly number[]): string =>
  `${mean(of).toFixed(3)} ± ${deviation(of).toFixed(3)}`

/** Puts things in another order each time, from the seed alone. */
export function shuffler(seed: number): <T>(of: readonly T[]) => T[] {
  const random = randomFrom(seed)
  return (of) =>
    of
      .map((each) => ({ each, key: random() }))
      .sort((x, y) => x.key - y.key)
      .map(({ each }) => each)
}
