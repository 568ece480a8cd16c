import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Convention } from '../domain/settings'
import { GALLERY_EACH, GALLERY_LIMIT, heldOutGallery, ranking } from './tryoutGallery'
import type { GalleryImage } from './tryoutGallery'

const heldOut = (classes: readonly number[]) => ({
  classes: Int32Array.from(classes),
  names: ['Ann', 'Bob', 'Cy'],
})
const placesOf = (gallery: readonly GalleryImage[]) =>
  gallery.map(({ image }) => (image.kind === 'held_out' ? image.place : NaN))

const ofPerson = <T extends { readonly person: string }>(all: readonly T[], wanted: string) =>
  all.filter(({ person }) => person === wanted)

describe('the held-out gallery', () => {
  it('has everybody’s first photos before anybody’s second, a few of each', () => {
    const anns = Array.from({ length: GALLERY_EACH + 2 }, () => 0)
    const gallery = heldOutGallery(heldOut([...anns, 1, 1]), null)
    const bob = anns.length
    expect(placesOf(gallery).slice(0, 6)).toEqual([0, bob, 1, bob + 1, 2, 3])
    expect(gallery.slice(0, 3).map(({ name }) => name)).toEqual(['Ann', 'Bob', 'Ann'])
    expect(gallery).toHaveLength(GALLERY_EACH + 2)
  })

  it('leaves the probe out, and takes another photo of that person for it', () => {
    const anns = Array.from({ length: GALLERY_EACH + 1 }, () => 0)
    const places = placesOf(heldOutGallery(heldOut(anns), 1))
    expect(places).toEqual([...anns.keys()].filter((place) => place !== 1))
  })

  it('keeps to its limits', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(150), { maxLength: 1000 }), fc.nat(1000), (classes, probe) => {
        const gallery = heldOutGallery(heldOut(classes), probe)
        const places = placesOf(gallery)
        expect(new Set(places).size).toBe(places.length)
        expect(places).not.toContain(probe)
        expect(places.length).toBeLessThanOrEqual(GALLERY_LIMIT)
        for (const { person } of gallery)
          expect(ofPerson(gallery, person).length).toBeLessThanOrEqual(GALLERY_EACH)
      }),
    )
  })
})

const member = (person: string): GalleryImage => ({
  person,
  name: person,
  enrolled: false,
  image: { kind: 'held_out', place: 0 },
})
const ranked = (people: readonly string[], outputs: readonly number[], larger: Convention) =>
  ranking(people.map(member), Float32Array.from(outputs), Float32Array.from(outputs), larger)

describe('a ranking', () => {
  it('orders people by their nearest photo', () => {
    const people = ['Ann', 'Bob', 'Ann', 'Bob']
    expect(ranked(people, [0.75, 0.5, 0.25, 1], 'different')).toMatchObject([
      { name: 'Ann', output: 0.25, photos: 2 },
      { name: 'Bob', output: 0.5, photos: 2 },
    ])
  })

  it('takes the largest output for the nearest where larger means same', () => {
    const people = ['Ann', 'Bob', 'Ann', 'Bob']
    expect(ranked(people, [0.75, 0.5, 0.25, 1], 'same')).toMatchObject([
      { name: 'Bob', output: 1 },
      { name: 'Ann', output: 0.75 },
    ])
  })

  it('equals the naive: each person’s extreme, sorted', () => {
    const photo = fc.record({ person: fc.constantFrom('A', 'B', 'C', 'D'), output: fc.nat(20) })
    fc.assert(
      fc.property(fc.array(photo), fc.constantFrom('same', 'different'), (photos, larger) => {
        const found = ranked(
          photos.map(({ person }) => person),
          photos.map(({ output }) => output),
          larger as Convention,
        )
        const pick = larger === 'same' ? Math.max : Math.min
        const expected = [...new Set(photos.map(({ person }) => person))].map((person) => {
          const own = ofPerson(photos, person).map(({ output }) => output)
          return `${person} ${pick(...own)} ${own.length}`
        })
        const order = found.map(({ output }) => output)
        expect(order).toEqual(order.toSorted((a, b) => (larger === 'same' ? b - a : a - b)))
        expect(
          found.map(({ person, output, photos }) => `${person} ${output} ${photos}`).sort(),
        ).toEqual(expected.sort())
      }),
    )
  })

  it('keeps the order of the gallery among equals, and puts NaN last', () => {
    const names = (larger: Convention) =>
      ranked(['Ann', 'Bob', 'Cy', 'Di'], [NaN, 1, 1, 0], larger).map(({ name }) => name)
    expect(names('different')).toEqual(['Di', 'Bob', 'Cy', 'Ann'])
    expect(names('same')).toEqual(['Bob', 'Cy', 'Di', 'Ann'])
  })

  it('takes a number over NaN, whichever photo comes first', () => {
    for (const outputs of [
      [NaN, 2],
      [2, NaN],
    ])
      expect(ranked(['Ann', 'Ann'], outputs, 'different')).toMatchObject([{ output: 2, photos: 2 }])
  })
})
