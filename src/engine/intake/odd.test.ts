import { beforeAll, describe, expect, it } from 'vitest'
import { FACE_SIDE } from '../../domain/drawnFaces'
import { createArtist, startRaster } from '../core/data/drawn/artist'
import { resvgFromDisk } from '../node/files'
import { oddByRun, oddOf } from './odd'
import { outlineOf } from './outlines'

const [PEOPLE, EACH] = [12, 8]
const names = Array.from({ length: PEOPLE * EACH }, (_, i) => `P${Math.floor(i / EACH)}`)
const alone = Int32Array.from(names.keys())
const pause = async () => undefined
let outlines: readonly Uint8Array[]

beforeAll(async () => {
  await startRaster(resvgFromDisk)
  const artist = createArtist(1, PEOPLE)
  outlines = names.map((_, i) => {
    const pixels = new Uint8Array(FACE_SIDE * FACE_SIDE * 3)
    artist.draw(Math.floor(i / EACH), i % EACH, FACE_SIDE, pixels)
    return outlineOf(pixels, FACE_SIDE, 3)
  })
})

describe('what looks out of place', () => {
  it('is seldom a drawn face that is where it belongs, and most of those put elsewhere', async () => {
    const planted = [5, 17, 30, 42, 55, 68, 81, 93]
    const wrong = names.map((name, i) =>
      planted.includes(i) ? `P${(Number(name.slice(1)) + 5) % PEOPLE}` : name,
    )
    const [right, odd] = await oddOf(outlines, alone, [names, wrong], pause)
    expect(right!.unsure).toBeNull()
    expect(right!.images.length).toBeLessThanOrEqual(1)
    const found = odd!.images.filter(({ image }) => planted.includes(image))
    expect(found.length).toBeGreaterThanOrEqual(4)
    expect(odd!.images.length - found.length).toBeLessThanOrEqual(1)
    const named = found.filter(({ image, like }) => like === names[image])
    expect(named.length).toBeGreaterThanOrEqual(4)
  })

  it('is not told by light: a darker photo is no stranger', async () => {
    const [same] = outlines
    const artist = createArtist(1, PEOPLE)
    const pixels = new Uint8Array(FACE_SIDE * FACE_SIDE * 3)
    artist.draw(0, 0, FACE_SIDE, pixels)
    const dark = outlineOf(
      pixels.map((value) => value * 0.6),
      FACE_SIDE,
      3,
    )
    const apart = (a: Uint8Array, b: Uint8Array) =>
      Math.hypot(...a.map((value, i) => Math.abs(value - b[i]!)))
    expect(apart(dark, same!)).toBeLessThan(apart(outlines[1]!, same!) / 4)
  })

  it('is not guessed where nothing tells: that is said', async () => {
    const unsure = async (names: readonly (string | null)[], of = outlines) =>
      (await oddOf(of, Int32Array.from(of.keys()), [names], pause))[0]
    const mixed = names.map((_, i) => `P${(i * 7) % PEOPLE}`)
    expect(await unsure(mixed)).toMatchObject({ images: [] })
    expect((await unsure(mixed))!.unsure).toMatch(/cannot be told here/)
    expect((await unsure(names.map(() => 'P0')))!.unsure).toMatch(/takes two/)
    expect((await unsure(names.map(() => null)))!.unsure).toMatch(/takes two/)
    const many = Array.from({ length: 3001 }, () => outlines[0]!)
    expect(
      (await unsure(
        many.map(() => 'P0'),
        many,
      ))!.unsure,
    ).toMatch(/there are 3,001/)
  })

  it('is told by a trained run among the images that it has embedded, by their places in the set', async () => {
    const images = alone.filter((image) => image % 2 === 1)
    const wrong = names.map((name, i) => (i === 9 ? 'P5' : name))
    // Every person in a corner of their own.
    const values = Float32Array.from(images, (image) => 10 * Math.floor(image / EACH) + image / 100)
    const embedded = { by: 'A', images, dimension: 1, values }
    expect(await oddByRun(embedded, alone, wrong, pause)).toEqual({
      images: [{ image: 9, person: 'P5', like: 'P1', by: 'A' }],
      unsure: null,
    })
  })
})
