import { NAIVE_DISTANCES } from '../../domain/choices/distances/testDistances'
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../domain/config'
import type { Judgement } from '../../domain/reports'
import { withUntrained } from './baselines'
import type { Dataset } from './data/dataset'
import { imagesTensor } from './data/images'
import { pixelsOf } from './data/pixels'
import { imagesOf } from './embedding'
import { TINY_CONFIG, TINY_DATASET } from './testData'
import { createTrainer } from './trainer'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const HEADS = ['raw', 'sigmoid', 'dense_sigmoid', 'bn_dense_sigmoid', 'absdiff_sigmoid'] as const
const DISTANCES = ['euclidean', 'squared', 'manhattan', 'cosine'] as const
const EVERY = HEADS.flatMap((head) => DISTANCES.map((distance) => ({ head, distance })))

/** A judgement and an evaluation of the weights after a few steps. */
async function judged(patch: Partial<RunConfig> = {}, steps = 2, data: Dataset = TINY_DATASET) {
  const trainer = createTrainer({ ...TINY_CONFIG, ...patch }, data)
  for (let i = 0; i < steps; i++) await trainer.step()
  const live = await trainer.evaluate(steps)
  const baselines = await trainer.baselines()
  const judgement = await trainer.judge(steps)
  trainer.dispose()
  return { live, baselines, judgement }
}

const expectClose = (found: Float32Array, expected: Iterable<number>) => {
  const values = Array.from(expected)
  expect(found).toHaveLength(values.length)
  values.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 4))
}

/** Rows of embeddings by image. */
function rowsOf({ embeddings: { images, dimension, values } }: Pick<Judgement, 'embeddings'>) {
  const row = (place: number) => [...values.subarray(place * dimension, (place + 1) * dimension)]
  return new Map(Array.from(images, (image, place) => [image, row(place)]))
}

describe('a judgement', () => {
  test.each(EVERY)('begins with the live pairs, judged alike: $head, $distance', async (patch) => {
    const { live, baselines, judgement } = await judged(patch)
    const first = live.same.length
    expect(judgement.same.length).toBeGreaterThan(3 * first)
    expect(judgement.same.subarray(0, first)).toEqual(live.same)
    expect(judgement.a.subarray(0, first)).toEqual(live.a)
    expect(judgement.b.subarray(0, first)).toEqual(live.b)
    expectClose(judgement.distances.subarray(0, first), live.distances)
    expectClose(judgement.outputs.subarray(0, first), live.outputs)
    expectClose(judgement.baselines.untrained.subarray(0, first), baselines.untrained)
    expectClose(judgement.baselines.pixels.subarray(0, first), baselines.pixels)
  })

  test('is of each pair’s own embeddings, by naive loops', async () => {
    for (const distance of DISTANCES) {
      const { judgement } = await judged({ distance, epsilon: 0 })
      const rows = rowsOf(judgement)
      expect(rows.size).toBe(TINY_DATASET.heldOut.count)
      const expected = Array.from(judgement.a, (a, i) =>
        NAIVE_DISTANCES[distance](rows.get(a) ?? [], rows.get(judgement.b[i] ?? -1) ?? []),
      )
      expectClose(judgement.distances, expected)
      expect(judgement.outputs).toEqual(judgement.distances)
    }
  })

  test('has the embedding of each image as the network alone gives it', async () => {
    const { live, judgement } = await judged({}, 0)
    const set = TINY_DATASET.heldOut
    const pixels = pixelsOf(TINY_CONFIG, TINY_DATASET.train)
    await withUntrained(TINY_CONFIG, async (network) => {
      for (const rows of [rowsOf(live), rowsOf(judgement)])
        for (const [image, row] of rows) {
          const alone = tf.tidy(() =>
            network
              .forward(imagesTensor(set, Int32Array.of(image, image), pixels), {
                training: false,
                step: 1,
              })
              .dataSync(),
          )
          expectClose(Float32Array.from(row), alone.subarray(0, row.length))
        }
    })
  })

  test('has the same pairs as same as their classes', async () => {
    const { judgement } = await judged({}, 0)
    const { classes } = TINY_DATASET.heldOut
    const same = Array.from(judgement.a, (a, i) => +(classes[a] === classes[judgement.b[i] ?? -1]))
    expect([...judgement.same]).toEqual(same)
  })

  test('of pairs from a list is of all of them, in their order, with their folds', async () => {
    const listed = {
      a: Int32Array.from({ length: 700 }, (_, i) => i % 60),
      b: Int32Array.from({ length: 700 }, (_, i) => (i * 7 + 1 + Math.floor(i / 60)) % 60),
      same: Uint8Array.from({ length: 700 }, (_, i) => (i % 3 === 0 ? 1 : 0)),
      foldOf: Uint8Array.from({ length: 700 }, (_, i) => i % 4),
    }
    const data = { ...TINY_DATASET, heldOutPairs: listed, folds: ['1', '2', '3', '4'] }
    const { live, judgement } = await judged({}, 1, data)
    const keyOf = (a = -1, b = -1, same = -1, fold = -1) => `${a} ${b} ${same} ${fold}`
    const keys = Array.from(judgement.a, (a, i) =>
      keyOf(a, judgement.b[i], judgement.same[i], judgement.foldOf?.[i]),
    )
    const expected = Array.from(listed.a, (a, i) =>
      keyOf(a, listed.b[i], listed.same[i], listed.foldOf[i]),
    )
    expect(keys.sort()).toEqual(expected.sort())
    expect(judgement.folds).toEqual(data.folds)
    expect(live.same).toHaveLength(200)
    expect(judgement.a.subarray(0, 200)).toEqual(live.a)
  })
})

describe('baselines', () => {
  test('are the very network before its first step, and distances of pixels', async () => {
    const head = 'dense_sigmoid' as const
    const untrained = await judged({ head }, 0)
    const { live, judgement } = await judged({ head }, 3)
    expect(judgement.baselines.untrained).toEqual(untrained.judgement.outputs)
    expect(judgement.baselines.untrained).not.toEqual(judgement.outputs)
    expectClose(untrained.baselines.untrained, untrained.live.outputs)
    expect(untrained.baselines.untrained).not.toEqual(live.outputs)
    const { pixels } = TINY_DATASET.heldOut
    const imageOf = (image = -1) => [...pixels.subarray(image * 64, (image + 1) * 64)]
    const naive = Array.from(judgement.a, (a, i) =>
      NAIVE_DISTANCES.euclidean(
        imageOf(a).map((byte) => byte / 255),
        imageOf(judgement.b[i]).map((byte) => byte / 255),
      ),
    )
    expectClose(judgement.baselines.pixels, naive)
  })

  test('are reckoned once for all judgements of a run', async () => {
    const trainer = createTrainer(TINY_CONFIG, TINY_DATASET)
    const parts = async () => {
      const fractions: number[] = []
      const judgement = await trainer.judge(0, async (fraction) => void fractions.push(fraction))
      return { fractions, judgement }
    }
    const [first, second] = [await parts(), await parts()]
    for (const { fractions } of [first, second]) {
      expect(fractions.at(-1)).toBeCloseTo(1, 12)
      expect([...fractions].sort((x, y) => x - y)).toEqual(fractions)
    }
    expect(second.fractions.length).toBeLessThan(first.fractions.length / 2)
    expect(second.judgement).toEqual(first.judgement)
    trainer.dispose()
  })
})

describe('tensors', () => {
  const counted = () => [tf.memory().numTensors, tf.memory().numDataBuffers]

  test('stay the same in number over judgements, baselines and comparisons', async () => {
    const trainer = createTrainer({ ...TINY_CONFIG, head: 'bn_dense_sigmoid' }, TINY_DATASET)
    await trainer.step()
    const before = counted()
    await trainer.step()
    await trainer.baselines()
    await trainer.judge(2)
    await trainer.judge(2)
    await trainer.compare({
      given: { side: 8, channels: 1, count: 1, pixels: new Uint8Array(64) },
      a: Int32Array.of(0),
      b: Int32Array.of(1),
    })
    expect(counted()).toEqual(before)
    trainer.dispose()
  })

  test.each([1, 2, 5])('go when a judgement is given up after part %i', async (last) => {
    const trainer = createTrainer(TINY_CONFIG, TINY_DATASET)
    const before = counted()
    let parts = 0
    const giveUp = async () => {
      if (++parts === last) throw new Error('given up')
    }
    await expect(trainer.judge(0, giveUp)).rejects.toThrow('given up')
    expect(counted()).toEqual(before)
    expect(await trainer.judge(0)).toMatchObject({ step: 0 })
    trainer.dispose()
  })

  test('go when dispose comes while the untrained network is at work', async () => {
    const before = counted()
    const trainer = createTrainer(TINY_CONFIG, TINY_DATASET)
    const disposeOnce = async () => trainer.dispose()
    await expect(trainer.baselines(disposeOnce)).rejects.toThrow('disposed')
    expect(counted()).toEqual(before)
  })
})

describe('a run', () => {
  test('has the same numbers whether it is judged and asked or not', async () => {
    const losses = async (meanwhile: (trainer: ReturnType<typeof createTrainer>) => unknown) => {
      const trainer = createTrainer(TINY_CONFIG, TINY_DATASET)
      const found: number[] = []
      for (let i = 0; i < 3; i++) {
        found.push((await trainer.step()).record.loss)
        await meanwhile(trainer)
      }
      trainer.dispose()
      return found
    }
    const alone = await losses(() => undefined)
    expect(await losses((trainer) => trainer.judge(1))).toEqual(alone)
    expect(await losses((trainer) => trainer.baselines())).toEqual(alone)
  })

  test('trains without any held-out pairs', async () => {
    const none = { ...TINY_DATASET.heldOut, count: 1, classes: Uint8Array.of(0) }
    const data = { ...TINY_DATASET, heldOut: { ...none, pixels: none.pixels.slice(0, 64) } }
    const trainer = createTrainer({ ...TINY_CONFIG, steps: 10 }, data)
    expect(trainer.hasHeldOutPairs).toBe(false)
    expect([1, 3, 10, 60].some(trainer.evaluationDue)).toBe(false)
    expect((await trainer.step()).record.loss).toBeGreaterThan(0)
    trainer.dispose()
  })

  test('with few held-out images is judged by the pairs there are', async () => {
    const { heldOut } = TINY_DATASET
    const few = {
      ...heldOut,
      count: 4,
      classes: heldOut.classes.slice(0, 4),
      pixels: heldOut.pixels.slice(0, 4 * 64),
    }
    const { live, judgement } = await judged({}, 1, { ...TINY_DATASET, heldOut: few })
    expect(live.same.length).toBeGreaterThanOrEqual(4)
    expect(live.same.length).toBeLessThanOrEqual(6)
    expectClose(judgement.outputs, live.outputs)
  })
})

test('the images of pairs come each once, and pairs name them by place', () => {
  expect(imagesOf({ a: Int32Array.of(9, 4, 9), b: Int32Array.of(4, 7, 9) })).toEqual({
    images: Int32Array.of(9, 4, 7),
    a: Int32Array.of(0, 1, 0),
    b: Int32Array.of(1, 2, 0),
  })
})
