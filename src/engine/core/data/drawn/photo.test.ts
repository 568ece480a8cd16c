import { describe, expect, test } from 'vitest'
import { peopleOf } from './people'
import { photoOf, type Photo } from './photo'

const people = peopleOf(1, 20)
const photosOf = (identity: number) =>
  Array.from({ length: 12 }, (_, place) => {
    const person = people[identity]
    if (person === undefined) throw new Error('there is no such person')
    return photoOf(person, 1, identity, place)
  })
const photos = people.map((_, identity) => photosOf(identity))
const all = photos.flat()
const share = (of: (photo: Photo) => boolean) => all.filter(of).length / all.length

describe('the photos of a person', () => {
  test('keep head, features, hair and colours', () => {
    people.forEach((person, identity) =>
      photos[identity]?.forEach(({ face }) => {
        const { eye, eyebrow, smileLine, ...kept } = person
        expect(face).toMatchObject(kept)
        expect(face.eye.id).toBe(eye.id)
        expect(face.eyebrow.id).toBe(eyebrow.id)
        expect(face.smileLine.id).toBe(smileLine.id)
        expect(Math.abs(face.eye.angle - eye.angle)).toBeLessThanOrEqual(3)
        expect(Math.abs(face.eyebrow.angle - eyebrow.angle)).toBeLessThanOrEqual(6)
      }),
    )
  })

  test('differ in pose, light, noise, clothes and background, each from each', () => {
    for (const own of photos) {
      expect(new Set(own.map(({ pose }) => JSON.stringify(pose))).size).toBe(12)
      expect(new Set(own.map(({ light }) => JSON.stringify(light))).size).toBe(12)
      expect(new Set(own.map(({ face }) => face.jersey.id)).size).toBeGreaterThan(4)
      expect(new Set(own.map(({ background }) => background)).size).toBeGreaterThan(2)
    }
    expect(new Set(all.map(({ light }) => light.key)).size).toBe(all.length)
  })

  test('wear glasses or something on the head now and then', () => {
    expect(share(({ face }) => face.glasses.id !== 'none')).toBeCloseTo(0.2, 1)
    expect(share(({ face }) => face.accessories.id !== 'none')).toBeCloseTo(0.2, 1)
  })

  test('share no object that drawing one would change for the next', () => {
    const [first, second] = photosOf(0)
    expect(first?.face.hair).not.toBe(second?.face.hair)
    expect(first?.face.hair).not.toBe(people[0]?.hair)
  })

  test('are those of the seed, the person and the place', () => {
    expect(photosOf(3)).toEqual(photos[3])
    const [one] = people
    if (one === undefined) throw new Error('there are no people')
    expect(photoOf(one, 2, 0, 0)).not.toEqual(photoOf(one, 1, 0, 0))
    expect(photoOf(one, 1, 1, 0)).not.toEqual(photoOf(one, 1, 0, 0))
  })
})
