import { beforeAll, describe, expect, test } from 'vitest'
import { DRAWN_FACES, FACE_SIDE, FACES_EACH } from '../../../../domain/drawnFaces'
import { pixelBytes } from '../../../../domain/photoSet'
import { createArtist, startRaster } from './artist'
import { drawFaces } from './draw'
import { binaryFromDisk } from './testRaster'

const BYTES = FACE_SIDE * FACE_SIDE * 3

beforeAll(() => startRaster(binaryFromDisk))

function face(seed: number, identity: number, place: number, people = 20): Uint8Array {
  const out = new Uint8Array(BYTES)
  createArtist(seed, people).draw(identity, place, FACE_SIDE, out)
  return out
}

describe('drawFaces', () => {
  test('draws every photo in its place, from the seed alone, and lets others in meanwhile', async () => {
    const fractions: number[] = []
    let turns = 0
    const pixels = await drawFaces(
      5,
      (fraction) => fractions.push(fraction),
      async () => void turns++,
    )
    expect(pixels.length).toBe(pixelBytes(DRAWN_FACES))
    for (const [identity, place] of [
      [0, 0],
      [7, 11],
      [DRAWN_FACES.identities.length - 1, FACES_EACH - 1],
    ] as const) {
      const start = (identity * FACES_EACH + place) * BYTES
      const drawn = pixels.subarray(start, start + BYTES)
      expect(drawn).toEqual(face(5, identity, place, DRAWN_FACES.identities.length))
    }
    expect(turns).toBeGreaterThan(5)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(fractions.at(-1)).toBe(1)
  })

  test('ends where its listener throws', async () => {
    const stop = () => {
      throw new Error('enough')
    }
    await expect(drawFaces(5, stop)).rejects.toThrow('enough')
  })
})

describe('a drawn face', () => {
  test('is the same for the same seed, person and place, and another one for others', () => {
    const one = face(1, 3, 4)
    expect(face(1, 3, 4)).toEqual(one)
    for (const other of [face(2, 3, 4), face(1, 4, 4), face(1, 3, 5)])
      expect(other).not.toEqual(one)
  })

  test('fills the image with a head between dark and light', () => {
    const pixels = face(1, 2, 1)
    const mean = pixels.reduce((sum, x) => sum + x, 0) / pixels.length
    const deviation = Math.sqrt(pixels.reduce((sum, x) => sum + (x - mean) ** 2, 0) / pixels.length)
    expect(mean).toBeGreaterThan(40)
    expect(mean).toBeLessThan(220)
    expect(deviation).toBeGreaterThan(25)
  })

  test('of a person who is not there is a mistake of ours', () => {
    expect(() => face(1, 20, 0)).toThrow('there is no person 20')
  })
})
