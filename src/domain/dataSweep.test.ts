import { expect, it } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from './config'
import { dataSweep, variesData } from './dataSweep'
import { dataProblems } from './dataProblems'
import { DRAWN_FACES } from './drawnFaces'
import { splitOf } from './split'
import { combinationsOf, runCount, sweepProblem, type SweepPlan } from './sweep'
import { peopleWith, photosOf } from './testPhotos'

const FACES: RunConfig = { ...DEFAULT_CONFIG, data: 'faces' }
const valuesOf = (plan: SweepPlan | null) =>
  Object.fromEntries(
    (plan?.axes ?? []).map((axis) => ('field' in axis ? [axis.field, axis.values] : [])),
  ) as Readonly<Record<string, readonly number[]>>

it('takes a quarter, half and all of the people, by two, four and all photos of each', () => {
  const plan = dataSweep(FACES, DRAWN_FACES) ?? expect.fail('no plan')
  expect(valuesOf(plan)).toEqual({
    seed: [1, 2],
    trainPeople: [16, 32, 0],
    trainPhotos: [2, 4, 0],
  })
  expect([sweepProblem(plan.axes), runCount(plan.axes)]).toEqual([null, 18])
})

it('judges every run by the same photos, and none is refused', () => {
  const sets = [
    DRAWN_FACES,
    photosOf(peopleWith(Array<number>(12).fill(6))),
    photosOf(peopleWith([30, 2, 2, 1, 9, 9, 9, 1, 1, 4])),
  ]
  for (const set of sets) {
    const base: RunConfig = { ...DEFAULT_CONFIG, data: 'own', set: set.id }
    const plan = dataSweep(base, set) ?? expect.fail('no plan')
    const configs = combinationsOf(base, plan).map(({ config }) => config)
    expect(new Set(configs.map((config) => splitOf(set, config).heldOut.join())).size).toBe(1)
    for (const config of configs) expect(dataProblems(config, set)).toEqual([])
    expect(variesData(configs)).toBe(true)
  }
})

it('leaves photos alone where each person has but a few', () => {
  const set = photosOf(peopleWith(Array<number>(30).fill(2)))
  expect(valuesOf(dataSweep({ ...DEFAULT_CONFIG, data: 'own', set: set.id }, set))).toEqual({
    seed: [1, 2],
    trainPeople: [6, 12, 0],
  })
})

it('goes by all of the set, whatever part of it is trained on now', () => {
  expect(dataSweep({ ...FACES, trainPeople: 5 }, DRAWN_FACES)).toEqual(
    dataSweep(FACES, DRAWN_FACES),
  )
})

it('is not offered where nothing can be left out', () => {
  expect(dataSweep(DEFAULT_CONFIG, null)).toBeNull()
  expect(dataSweep(FACES, photosOf(peopleWith([2, 2])))).toBeNull()
  const four = photosOf(peopleWith([2, 2, 2, 2]))
  expect(dataSweep({ ...DEFAULT_CONFIG, data: 'own', set: four.id }, four)).toBeNull()
})
