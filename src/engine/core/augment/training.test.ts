/** Augmentation within a run: of training images only, whatever the loss. */
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { RunConfig } from '../../../domain/config'
import { TINY_CONFIG, TINY_DATASET } from '../testData'
import { createTrainer } from '../trainer'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const AUGMENTED: RunConfig = { ...TINY_CONFIG, flip: 1, shift: 10, rotate: 20, contrast: 30 }

async function firstLoss(config: RunConfig): Promise<number> {
  const trainer = createTrainer(config, TINY_DATASET)
  const { record } = await trainer.step()
  trainer.dispose()
  return record.loss
}

async function untrained(config: RunConfig) {
  const trainer = createTrainer(config, TINY_DATASET)
  const found = [
    await trainer.evaluate(0),
    await trainer.judge(0),
    await trainer.compare({
      given: { side: 8, channels: 1, count: 2, pixels: TINY_DATASET.heldOut.pixels.slice(0, 128) },
      a: Int32Array.of(0),
      b: Int32Array.of(1),
    }),
  ]
  trainer.dispose()
  return found
}

describe('an augmented run', () => {
  it('sees other training images, and judges by the same held-out ones', async () => {
    expect(await firstLoss(AUGMENTED)).not.toBe(await firstLoss(TINY_CONFIG))
    expect(await untrained(AUGMENTED)).toEqual(await untrained(TINY_CONFIG))
  })

  it('repeats to the last bit', async () => {
    expect(await firstLoss(AUGMENTED)).toBe(await firstLoss(AUGMENTED))
  })

  it.each(['triplet', 'info_nce'] as const)(
    'trains with %s, a loss within the batch',
    async (loss) => {
      const batch = { batch: 12, loss, normalization: 'standardized' } as const
      const [augmented, plain] = [
        await firstLoss({ ...AUGMENTED, ...batch }),
        await firstLoss({ ...TINY_CONFIG, ...batch }),
      ]
      expect(augmented).toBeGreaterThan(0)
      expect(augmented).not.toBe(plain)
    },
  )

  it('gives the input side where images are stored at another', async () => {
    expect(await firstLoss({ ...AUGMENTED, size: 12 })).toBeGreaterThan(0)
  })
})
