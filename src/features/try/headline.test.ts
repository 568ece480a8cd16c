import { describe, expect, it } from 'vitest'
import { SOURCES } from '../../domain/choices/sources'
import type { Judge } from '../../domain/judging'
import type { Ranked } from '../../state/tryoutGallery'
import { headline } from './headline'

const judge: Judge = { threshold: 0.5, from: 'aim', larger: 'different' }
const ranked = (...people: readonly (readonly [string, number])[]): readonly Ranked[] =>
  people.map(([name, output]) => ({
    person: name,
    name,
    enrolled: true,
    image: { kind: 'held_out', place: 0 },
    distance: output,
    output,
    photos: 1,
  }))
const faces = SOURCES.faces.words(null)

describe('the line over a ranking', () => {
  it('names the nearest within the threshold', () => {
    expect(headline(ranked(['Ann', 0.25], ['Bob', 0.75]), judge, faces)).toEqual({
      kind: 'same',
      text: 'Ann',
      detail: 'Ann at 0.250 is the only one within the threshold 0.500.',
    })
  })

  it('says how many are within it where more than one is', () => {
    const three = ranked(['Ann', 0.25], ['Bob', 0.375], ['Cy', 0.75])
    expect(headline(three, judge, faces)).toMatchObject({
      text: 'Ann',
      detail: 'Ann at 0.250 is the nearest of 2 people within the threshold 0.500.',
    })
  })

  it('identifies nobody where everybody is within it', () => {
    const found = headline(ranked(['Ann', 0.25], ['Bob', 0.375]), judge, faces)
    expect(found).toMatchObject({ kind: 'none', text: 'Nearest: Ann' })
    expect(found.detail).toMatch(/All 2 people are within/)
  })

  it('says nobody where the nearest is beyond it', () => {
    expect(headline(ranked(['Ann', 0.75]), judge, faces)).toEqual({
      kind: 'different',
      text: 'Nobody',
      detail: 'The nearest, Ann at 0.750, is beyond the threshold 0.500.',
    })
  })

  it('gives no verdict without a threshold, or where nothing is a number', () => {
    expect(headline(ranked(['Ann', 0.25]), { ...judge, threshold: NaN }, faces).kind).toBe('none')
    expect(headline(ranked(['Ann', NaN]), judge, faces).text).toBe('No verdict')
    expect(headline([], judge, faces).text).toBe('No verdict')
  })
})
