import { beforeAll, describe, expect, test } from 'vitest'
import { DRAWN_FACES, FACE_IDENTITIES, FACE_SIDE, FACES_EACH } from '../../../../domain/drawnFaces'
import { pixelBytes } from '../../../../domain/photoSet'
import { createArtist, startRaster } from './artist'
import { drawFaces } from './draw'
import { resvgFromDisk } from '../../../node/files'

const BYTES = FACE_SIDE * FACE_SIDE * 3

beforeAll(() => startRaster(resvgFromDisk))

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
      4,
    )
    expect(pixels.length).toBe(4 * FACES_EACH * BYTES)
    for (let i = 0; i < 4 * FACES_EACH; i++) {
      const drawn = pixels.subarray(i * BYTES, (i + 1) * BYTES)
      const one = face(5, Math.floor(i / FACES_EACH), i % FACES_EACH)
      expect(Buffer.compare(drawn, one)).toBe(0)
    }
    expect(turns).toBe(fractions.length - 1)
    expect(turns).toBeGreaterThan(1)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(fractions.at(-1)).toBe(1)
  })

  test('draws as many as the set has, and ends where its listener throws', async () => {
    const seen: number[] = []
    const stop = (fraction: number) => {
      seen.push(fraction)
      throw new Error('enough')
    }
    await expect(drawFaces(5, stop)).rejects.toThrow('enough')
    const drawn = (seen[0] ?? NaN) * DRAWN_FACES.paths.length
    expect(drawn).toBeCloseTo(Math.round(drawn), 9)
    expect([seen.length, drawn >= 1, drawn < 100]).toEqual([1, true, true])
  })

  test('keeps to what the set says of its pixels', () => {
    expect(pixelBytes(DRAWN_FACES)).toBe(FACE_IDENTITIES * FACES_EACH * BYTES)
    expect([...DRAWN_FACES.identityOf]).toEqual(
      DRAWN_FACES.paths.map((_, i) => Math.floor(i / FACES_EACH)),
    )
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
