import { describe, expect, test, vi } from 'vitest'
import { DEFAULT_CONFIG, type RunConfig } from '../../../domain/config'
import { DRAWN_FACES } from '../../../domain/drawnFaces'
import { PlaygroundError } from '../../../domain/errors'
import { pixelBytes, type PhotoSet } from '../../../domain/photoSet'
import { splitOf } from '../../../domain/split'
import { listOf, peopleWith, photosOf } from '../../../domain/testPhotos'
import type { ImageSet } from './dataset'
import { createDataLoader } from './loader'
import { splitDataset } from './subset'

const config = (patch: Partial<RunConfig> = {}): RunConfig => ({ ...DEFAULT_CONFIG, ...patch })
const LIST = listOf(
  [
    [0, 1, 1, 0],
    [0, 3, 0, 0],
    [2, 5, 0, 0],
    [6, 7, 1, 1],
    [6, 9, 0, 1],
  ],
  ['1', '2'],
)
const set = photosOf(peopleWith([3, 3, 3, 3]), undefined, LIST)
const BYTES = set.side * set.side * set.channels
/** Every byte of an image tells its number. */
const pixelsOf = ({ paths, side, channels }: PhotoSet) =>
  Uint8Array.from({ length: paths.length * side * side * channels }, (_, at) =>
    Math.floor(at / (side * side * channels)),
  )
const read = async (from: number, to: number) => pixelsOf(set).subarray(from * BYTES, to * BYTES)
const numbersIn = ({ pixels, count }: ImageSet) =>
  Array.from({ length: count }, (_, image) => {
    const bytes = new Set(pixels.subarray(image * BYTES, (image + 1) * BYTES))
    expect(bytes.size).toBe(1)
    return [...bytes][0]
  })
const ignore = () => undefined

describe('a set on two sides', () => {
  test('holds each image where the split puts it, with its person', async () => {
    for (const split of ['identity', 'image', 'folds'] as const) {
      const sides = splitOf(set, config({ split }))
      const { train, heldOut } = await splitDataset(set, config({ split }), read, ignore)
      for (const [side, images] of [
        [train, sides.train],
        [heldOut, sides.heldOut],
      ] as const) {
        expect(numbersIn(side)).toEqual([...images])
        expect([...side.classes]).toEqual([...images].map((image) => set.identityOf[image]))
        expect(side).toMatchObject({ side: 2, channels: 3, count: images.length })
      }
    }
  })

  test('names pairs by their places on the side, with folds', async () => {
    const asked = config({ split: 'folds', fold: 1, pairs: 'listed' })
    const data = await splitDataset(set, asked, read, ignore)
    const pairsIn = ({ pixels }: ImageSet, pairs: { a: Int32Array; b: Int32Array } | null) =>
      Array.from(pairs?.a ?? [], (a, i) => [pixels[a * BYTES], pixels[(pairs?.b[i] ?? 0) * BYTES]])
    expect(pairsIn(data.train, data.trainPairs)).toEqual([
      [6, 7],
      [6, 9],
    ])
    expect(pairsIn(data.heldOut, data.heldOutPairs).sort()).toEqual([
      [0, 1],
      [0, 3],
      [2, 5],
    ])
    expect([...(data.heldOutPairs?.same ?? [])]).toEqual([1, 0, 0])
    expect(data.folds).toEqual(['1', '2'])
    expect(data.heldOutPaths).toEqual([0, 1, 2, 3, 5].map((image) => set.paths[image]))
    expect(data.names).toBe(set.identities)
  })
})

describe('the data of a run', () => {
  const own = (of: PhotoSet = set) => ({
    kind: 'own' as const,
    set: of,
    pixels: new Blob([pixelsOf(of)]),
  })
  const failing = () => expect.fail('not asked for')
  const make = () => ({
    fetchMnist: vi.fn(failing),
    fetchDigits: vi.fn(failing),
    drawFaces: vi.fn(async () => new Uint8Array(pixelBytes(DRAWN_FACES)).fill(7)),
  })

  test('of one’s own photos comes from the Blob, and is read once while nothing changes', async () => {
    const loader = createDataLoader(make())
    const seen: (number | null)[] = []
    const data = await loader.load(own(), config(), (fraction) => seen.push(fraction))
    expect(numbersIn(data.heldOut)).toEqual([...splitOf(set, config()).heldOut])
    expect(seen.at(-1)).toBe(1)
    expect(await loader.load(own({ ...set }), config({ seed: 9, batch: 2 }), ignore)).toBe(data)
    expect(await loader.load(own(), config({ split: 'image' }), ignore)).not.toBe(data)
    expect(await loader.load(own({ ...set, id: '0123456789ab' }), config(), ignore)).not.toBe(data)
  })

  test('of drawn faces is drawn once a seed, however it is split', async () => {
    const makers = make()
    const loader = createDataLoader(makers)
    const data = await loader.load({ kind: 'faces' }, config(), ignore)
    expect(data.train.count + data.heldOut.count).toBe(DRAWN_FACES.paths.length)
    expect(new Set(data.train.pixels)).toEqual(new Set([7]))
    await loader.load({ kind: 'faces' }, config({ heldOutPercent: 40 }), ignore)
    expect(makers.drawFaces).toHaveBeenCalledTimes(1)
    await loader.load({ kind: 'faces' }, config({ seed: 2 }), ignore)
    expect(makers.drawFaces).toHaveBeenCalledTimes(2)
  })

  test('is damaged where bytes are missing or cannot be read, with the cause', async () => {
    const causeOf = (pixels: Blob) =>
      createDataLoader(make())
        .load({ ...own(), pixels }, config(), ignore)
        .then(failing, (error: unknown) => (error instanceof PlaygroundError ? error.run : error))
    expect(await causeOf(new Blob([new Uint8Array(10)]))).toMatchObject({
      code: 'photos_damaged',
      cause: '“Friends” holds 10 bytes of pixels instead of 144',
    })
    const gone = {
      size: 144,
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }),
    }
    expect(await causeOf(gone as unknown as Blob)).toMatchObject({
      code: 'photos_damaged',
      cause: 'the pixels of “Friends” could not be read: gone',
    })
  })
})
