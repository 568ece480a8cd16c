import sharp from 'sharp'
import { expect, it } from 'vitest'
import { startingSetup } from '../../domain/startingSetup'
import { given, readForTest } from './readForTest'

const SIDE = 8
const greys = (seed: number) =>
  Uint8Array.from({ length: SIDE * SIDE }, (_, i) => (i * 37 * seed + 11 * seed) % 256)
const pgm = (seed: number) =>
  Buffer.concat([Buffer.from(`P5 ${SIDE} ${SIDE} 255\n`), Buffer.from(greys(seed))])
const raw = { width: SIDE, height: SIDE }
const png = (seed: number) =>
  sharp(greys(seed), { raw: { ...raw, channels: 1 } })
    .png()
    .toBuffer()
const colour = sharp({ create: { ...raw, channels: 3, background: '#f00' } }).png()

const files = async () => [
  given('ada/1.pgm', pgm(1)),
  given('ada/2.png', await png(2)),
  given('ben/1.pgm', pgm(3)),
  given('ben/2.pgm', pgm(4)),
]

it('photos that are all grey are kept with one channel, as if read in grey', async () => {
  const read = await readForTest(await files(), { side: SIDE })
  const asked = await readForTest(await files(), { side: SIDE, channels: 1 })
  expect(read.set).toMatchObject({ channels: 1, paths: asked.set!.paths })
  expect([read.set, read.bytes]).toEqual([asked.set, asked.bytes])
  expect(read.bytes.subarray(0, SIDE * SIDE)).toEqual(greys(1))
  expect(read.draft!.channels).toBe(1)
  expect(startingSetup(read.set!)).toMatchObject({ images: { channels: 1 } })
})

it('with any in colour, all are kept in colour', async () => {
  const mixed = [...(await files()), given('ben/3.png', await colour.toBuffer())]
  const { set, bytes } = await readForTest(mixed, { side: SIDE })
  expect([set!.channels, bytes.length]).toEqual([3, 5 * SIDE * SIDE * 3])
})
