import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { chance, portraitPixels } from '../../../e2e/support/photos/portraits'
import { groupsOf, signatureOf } from './nearDuplicates'
import { scaled } from './raster'

const SIDE = 64
const pause = async () => undefined
const photo = async (person: number, take: number) =>
  new Uint8Array(await portraitPixels({ person, take, side: 2 * SIDE }))

/** As a set stores it, after another program has saved it. */
async function saved(pixels: Uint8Array, save: (image: Sharp) => Sharp) {
  const raw = { width: 2 * SIDE, height: 2 * SIDE, channels: 3 } as const
  const file = await save(sharp(pixels, { raw })).toBuffer()
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true })
  const from = { width: info.width, height: info.height, channels: 3, data } as const
  return signatureOf(
    new Uint8Array(scaled(from, { x: 0, y: 0, size: info.width }, SIDE).data),
    SIDE,
    3,
  )
}

describe('groupsOf', () => {
  it('finds a photo that was saved anew, rescaled or made a shade lighter', async () => {
    const pixels = await photo(1, 1)
    const copies = await Promise.all([
      saved(pixels, (image) => image.png()),
      saved(pixels, (image) => image.jpeg({ quality: 90 })),
      saved(pixels, (image) => image.jpeg({ quality: 40 })),
      saved(pixels, (image) => image.webp({ quality: 60 })),
      saved(pixels, (image) => image.resize(SIDE, SIDE).jpeg()),
      saved(pixels, (image) => image.resize(3 * SIDE, 3 * SIDE).jpeg()),
      saved(pixels, (image) => image.linear(1.03, 0).jpeg()),
    ])
    const other = await saved(await photo(1, 2), (image) => image.jpeg())
    expect(Array.from(await groupsOf([other, ...copies], pause))).toEqual([
      0,
      ...copies.map(() => 1),
    ])
  })

  it('leaves different photos alone, of one person too', async () => {
    const signatures: Uint8Array[] = []
    for (let person = 0; person < 20; person++)
      for (let take = 0; take < 8; take++)
        signatures.push(await saved(await photo(person, take), (image) => image.jpeg()))
    const groups = await groupsOf(signatures, pause)
    expect(Array.from(groups)).toEqual(signatures.map((_, i) => i))
  })

  it('groups as comparing each with each would, and what is alike through others', async () => {
    const base = await saved(await photo(3, 3), (image) => image.png())
    const signatures = Array.from({ length: 120 }, (_, i) =>
      base.map((cell, at) =>
        Math.max(0, Math.min(255, cell + ((i * 7 + at * 13) % 23) - 11 + (i % 5) * 6)),
      ),
    )
    const roots = signatures.map((_, i) => i)
    for (let a = 0; a < signatures.length; a++)
      for (let b = a + 1; b < signatures.length; b++) {
        const differences = Array.from(signatures[a]!, (cell, i) =>
          Math.abs(cell - signatures[b]![i]!),
        )
        const sum = differences.reduce((all, one) => all + one, 0)
        if (Math.max(...differences) > 36 || sum > 5 * 256) continue
        const [from, to] = [Math.max(roots[a]!, roots[b]!), Math.min(roots[a]!, roots[b]!)]
        roots.forEach((root, i) => (roots[i] = root === from ? to : root))
      }
    expect(Array.from(await groupsOf(signatures, pause))).toEqual(roots)
    expect(new Set(roots).size).toBeGreaterThan(1)
  })

  it('compares 13,000 photos soon, and as many of one picture', async () => {
    const base = await saved(await photo(4, 4), (image) => image.png())
    const different = Array.from({ length: 13_000 }, (_, i) =>
      base.map((_, at) => 255 * chance(i, at >> 3)),
    )
    expect(new Set(await groupsOf(different, pause)).size).toBe(13_000)
    const one = different.map((_, i) => base.map((cell, at) => (at === i % 256 ? cell ^ 1 : cell)))
    expect(new Set(await groupsOf(one, pause)).size).toBe(1)
  })
})
