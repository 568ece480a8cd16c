import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../domain/config'
import { TINY_CONFIG, TINY_DATASET } from './testData'
import { createTrainer, type Trainer } from './trainer'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const { heldOut } = TINY_DATASET
const imageOf = (image: number) => heldOut.pixels.slice(image * 64, (image + 1) * 64)

async function withTrainer(patch: Partial<RunConfig>, work: (trainer: Trainer) => Promise<void>) {
  const trainer = createTrainer({ ...TINY_CONFIG, ...patch }, TINY_DATASET)
  await trainer.step()
  await work(trainer)
  trainer.dispose()
}

describe('a comparison', () => {
  test.each(['raw', 'dense_sigmoid', 'absdiff_sigmoid'] as const)(
    'of copies of held-out images says what an evaluation says of those: %s',
    async (head) => {
      await withTrainer({ head }, async (trainer) => {
        const live = await trainer.evaluate(1)
        const pixels = Uint8Array.from(
          Array.from({ length: 12 }, (_, i) => [
            ...imageOf(live.a[i] ?? 0),
            ...imageOf(live.b[i] ?? 0),
          ]).flat(),
        )
        const given = { side: 8, channels: 1, count: 24, pixels } as const
        const among = await trainer.compare({
          given,
          a: Int32Array.from({ length: 12 }, (_, i) => 2 * i),
          b: Int32Array.from({ length: 12 }, (_, i) => 2 * i + 1),
        })
        const withHeldOut = await trainer.compare({
          given,
          a: Int32Array.from({ length: 12 }, (_, i) => 24 + (live.a[i] ?? 0)),
          b: Int32Array.from({ length: 12 }, (_, i) => 2 * i + 1),
        })
        for (const { outputs, distances } of [among, withHeldOut])
          for (let i = 0; i < 12; i++) {
            expect(outputs[i]).toBeCloseTo(live.outputs[i] ?? NaN, 5)
            expect(distances[i]).toBeCloseTo(live.distances[i] ?? NaN, 5)
          }
      })
    },
  )

  test('takes images of another size, in colour', async () => {
    await withTrainer({}, async (trainer) => {
      const grey = Uint8Array.from({ length: 16 * 16 }, (_, i) => (7 * i) % 256)
      const colour = Uint8Array.from(
        { length: 16 * 16 * 3 },
        (_, i) => grey[Math.floor(i / 3)] ?? 0,
      )
      const pair = { a: Int32Array.of(0), b: Int32Array.of(1) }
      const one = await trainer.compare({
        ...pair,
        given: { side: 16, channels: 1, count: 1, pixels: grey },
      })
      const two = await trainer.compare({
        ...pair,
        given: { side: 16, channels: 3, count: 1, pixels: colour },
      })
      expect(one.distances[0]).toBeGreaterThan(0.01)
      expect(two.distances[0]).toBeCloseTo(one.distances[0] ?? NaN, 5)
    })
  })

  test('puts an image at no distance from itself', async () => {
    await withTrainer({ epsilon: 0 }, async (trainer) => {
      const given = { side: 8, channels: 1, count: 1, pixels: imageOf(5) } as const
      const itself = { given, a: Int32Array.of(0, 0, 6), b: Int32Array.of(0, 6, 6) }
      expect(await trainer.compare(itself)).toMatchObject({ distances: new Float32Array(3) })
    })
  })

  test('of no pairs has no values', async () => {
    await withTrainer({}, async (trainer) => {
      const given = { side: 8, channels: 1, count: 0, pixels: new Uint8Array(0) } as const
      const none = { given, a: new Int32Array(0), b: new Int32Array(0) }
      expect((await trainer.compare(none)).outputs).toHaveLength(0)
    })
  })
})
