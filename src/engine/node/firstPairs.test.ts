import { beforeAll, describe, expect, it } from 'vitest'
import { augments } from '../../domain/augmentation'
import { DEFAULT_CONFIG, type RunConfig } from '../../domain/config'
import { dataSourceOf, type DataSource } from '../../domain/dataSource'
import { FACE_IDENTITIES } from '../../domain/drawnFaces'
import type { FirstPairs } from '../../domain/reports'
import { tinySet } from '../../domain/testPhotos'
import { firstPairs, type Images } from '../core/data/firstPairs'
import { drawFaces } from '../core/data/drawn/draw'
import { createDataLoader } from '../core/data/loader'
import { pairImages } from '../core/data/images'
import { createPairSource } from '../core/data/pairs'
import { createTrainer } from '../core/trainer'
import { startArtist } from './artist'
import { resvgFromDisk } from './files'
import { readDigits, readMnist } from './mnist'
import { startEngine } from './startEngine'

const { load } = createDataLoader({
  fetchMnist: readMnist,
  fetchDigits: readDigits,
  async drawFaces(...options) {
    const { startRaster } = await import('../core/data/drawn/artist')
    await startRaster(resvgFromDisk)
    return drawFaces(...options)
  },
})
/** Drawn faces take seconds: those of the same seed and size are drawn once. */
const drawnOnce = new Map<string, ReturnType<Images['load']>>()
const images: Images = {
  load: (source, config) => {
    const read = () => load(source, config, () => undefined)
    if (source.kind !== 'faces') return read()
    const key = `${config.seed} ${config.size} ${config.channels}`
    const loading = drawnOnce.get(key) ?? read()
    drawnOnce.set(key, loading)
    return loading
  },
  startArtist: (seed) => startArtist(seed, FACE_IDENTITIES),
}

/** Chains of one unit: where it is dead for all images, every distance is exactly 0. */
const DEAD: RunConfig = {
  ...DEFAULT_CONFIG,
  encoder: 'custom',
  layers: [
    { kind: 'flatten' },
    ...Array.from({ length: 12 }, () => ({ kind: 'dense', units: 1, activation: 'relu' }) as const),
  ],
  epsilon: 0,
  batch: 6,
}
const shipped = (config: RunConfig) =>
  dataSourceOf(
    config,
    (path) => path,
    () => null,
  ) as DataSource

function picture({ images: { side, channels, pixels } }: FirstPairs, image: number): Uint8Array {
  const length = side * side * channels
  return pixels.slice(image * length, (image + 1) * length)
}

/** The pair at fault of the first step, as the trainer itself reports it. */
async function pairOfStepOne(config: RunConfig, source: DataSource) {
  const trainer = createTrainer(config, await images.load(source, config))
  const { nonFinite } = await trainer.step()
  trainer.dispose()
  return nonFinite?.pair ?? expect.fail('the first step names no pair')
}

describe('the first pairs', () => {
  beforeAll(() => startEngine())

  it.each([
    ['digits', {}],
    ['digits, every pair, another seed', { pairs: 'every', seed: 7 }],
    ['digits, hard negatives', { hardNegatives: 1 }],
    ['drawn faces', { data: 'faces', size: 32, channels: 3 }],
    [
      'drawn faces, augmented',
      { data: 'faces', size: 32, channels: 3, flip: 1, rotate: 20, brightness: 20 },
    ],
  ] as const)('of %s are those the trainer sees at step 1', async (_, patch) => {
    const config = { ...DEAD, ...patch }
    const source = shipped(config)
    const shown = await firstPairs(config, source, 6, images)
    const pair = await pairOfStepOne(config, source)
    expect(picture(shown, shown.a[pair.index] ?? -1)).toEqual(pair.imageA)
    expect(picture(shown, shown.b[pair.index] ?? -1)).toEqual(pair.imageB)
    expect(shown.same[pair.index] === 1).toBe(pair.same)
    expect(shown.of).toBe(6)
    expect(shown.plain === null).toBe(!augments(config))
  })

  it('of photos of one’s own are those of the whole set', async () => {
    const source = { kind: 'own', ...ownSet() } as const
    for (const patch of [{}, { hardNegatives: 1 }, { pairs: 'listed', split: 'folds' }] as const) {
      const config: RunConfig = { ...DEAD, data: 'own', set: source.set.id, size: 8, ...patch }
      const shown = await firstPairs(config, source, 3, images)
      const { train, trainPairs } = await images.load(source, config)
      const batch = createPairSource(config, train, trainPairs).batch(1)
      for (let pair = 0; pair < 3; pair++) {
        const { imageA, imageB } = pairImages(train, batch, pair)
        expect(picture(shown, shown.a[pair] ?? -1)).toEqual(imageA)
        expect(picture(shown, shown.b[pair] ?? -1)).toEqual(imageB)
      }
      expect([...shown.same]).toEqual([...batch.same.subarray(0, 3)])
      expect(shown.images.names).toEqual(source.set.identities)
    }
  })
})

/** Six people, and a list of pairs in two folds. */
function ownSet() {
  const listed = Int32Array.from({ length: 40 }, (_, i) => i)
  return tinySet({
    folds: ['1', '2'],
    a: listed,
    b: listed.map((i) => i + 1),
    same: Uint8Array.from(listed, (i) => (i % 8 === 7 ? 0 : 1)),
    foldOf: Uint8Array.from(listed, (i) => (i < 16 ? 0 : 1)),
  })
}
