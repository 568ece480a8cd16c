import { svgsIndex, type Feature } from 'facesjs'
import { describe, expect, test } from 'vitest'
import { FACE_IDENTITIES } from '../../../../domain/drawnFaces'
import { differences, DIFFERENCES, peopleOf, TELLING } from './people'

const people = peopleOf(1, FACE_IDENTITIES)
const pairs = people.flatMap((one, i) => people.slice(i + 1).map((two) => [one, two] as const))

describe('people', () => {
  test('are those of the seed, and the first are the same however many there are', () => {
    expect(peopleOf(1, FACE_IDENTITIES)).toEqual(people)
    expect(peopleOf(1, 10)).toEqual(people.slice(0, 10))
    expect(peopleOf(2, 10)).not.toEqual(people.slice(0, 10))
  })

  test.each([1, 2, 3])('of seed %i differ in most of what tells people apart', (seed) => {
    const some = peopleOf(seed, FACE_IDENTITIES)
    const least = some.flatMap((one, i) => some.slice(i + 1).map((two) => differences(one, two)))
    expect(Math.min(...least)).toBeGreaterThanOrEqual(DIFFERENCES)
  })

  test('often share the colours of skin and hair, which pixels tell first', () => {
    const alike = pairs.filter(
      ([one, two]) => one.body.color === two.body.color && one.hair.color === two.hair.color,
    )
    expect(alike.length / pairs.length).toBeGreaterThan(0.08)
    expect(new Set(people.map(({ body }) => body.color)).size).toBeGreaterThan(3)
  })

  test('have shapes that facesjs can draw, beards and long hair not on all', () => {
    for (const person of people)
      for (const [feature, { id }] of Object.entries(person).flatMap(([name, value]) =>
        typeof value === 'object' ? [[name as Feature, value] as const] : [],
      ))
        expect(svgsIndex[feature]).toContain(id)
    const share = (feature: 'facialHair' | 'hairBg') =>
      people.filter((person) => person[feature].id !== 'none').length / people.length
    for (const feature of ['facialHair', 'hairBg'] as const) {
      expect(share(feature)).toBeGreaterThan(0.1)
      expect(share(feature)).toBeLessThan(0.6)
    }
  })

  test('count as different by shape alone', () => {
    const [one, two] = [people[0], people[1]]
    if (one === undefined || two === undefined) throw new Error('there are no people')
    expect(differences(one, { ...one, body: two.body })).toBe(0)
    expect(differences(one, { ...one, nose: { ...one.nose, id: 'other' } })).toBe(1)
    expect(TELLING).toHaveLength(6)
  })
})
