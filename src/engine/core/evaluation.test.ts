import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../domain/config'
import { heldOutPairs } from './data/pairs'
import { pixelsOf } from './data/pixels'
import { createNetwork } from './encoders/network'
import { evaluate } from './evaluation'
import { chunk } from './scoring'
import { TINY_CONFIG, TINY_DATASET } from './testData'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const PAIRS = heldOutPairs(TINY_DATASET, 40)

/** The report of a RunConfig's initial weights. */
async function initial(patch: Partial<RunConfig> = {}, pairs = PAIRS) {
  const config: RunConfig = { ...TINY_CONFIG, batch: 16, ...patch }
  const network = createNetwork(config)
  const heldOut = {
    set: TINY_DATASET.heldOut,
    pairs,
    pixels: pixelsOf(config, TINY_DATASET.train),
  }
  const squares = network.kernels.map(({ variable }) => tf.sum(tf.square(variable)).dataSync()[0])
  const initial = network.trainable.map(({ variable }) => variable)
  const report = await evaluate({ network, initial }, config, heldOut, 3, async () => {})
  network.dispose()
  return { report, kernelSquares: squares.reduce((sum: number, each) => sum + (each ?? NaN), 0) }
}

describe('a chunk of pairs', () => {
  const pairs = {
    a: Int32Array.of(1, 2, 3),
    b: Int32Array.of(4, 5, 6),
    same: Uint8Array.of(1, 0, 1),
    classes: Uint8Array.of(7, 8, 9, 7, 6, 9),
  }

  test('has the classes of its own pairs, the A-images’ first', () => {
    expect(chunk(pairs, 1, 2).classes).toEqual(Uint8Array.of(8, 9, 6, 9))
  })

  test('begins again past the end, in everything', () => {
    expect(chunk(pairs, 2, 2)).toEqual({
      a: Int32Array.of(3, 1),
      b: Int32Array.of(6, 4),
      same: Uint8Array.of(1, 1),
      classes: Uint8Array.of(9, 7, 9, 7),
    })
  })
})

describe('an evaluation', () => {
  test('tells accuracy by the chosen metric, and verified whichever is chosen', async () => {
    const { report } = await initial({ metric: 'binary_accuracy', margin: 1.5 })
    const share = (isRight: (output: number, same: boolean) => boolean) =>
      [...report.outputs].filter((output, i) => isRight(output, report.same[i] === 1)).length / 40
    expect(report.accuracy).toBe(share((output, same) => output > 0.5 === same))
    expect(report.verified).toBe(share((output, same) => output < 0.75 === same))
    expect(report.verified).not.toBe(report.accuracy)
  })

  test('has its best accuracy at its best threshold, and AUC and EER that fit the outputs', async () => {
    const { report } = await initial()
    const { outputs, same, bestThreshold } = report
    const right = [...outputs].filter((output, i) => output < bestThreshold === (same[i] === 1))
    expect(report.bestAccuracy).toBe(right.length / 40)
    expect(report.bestAccuracy).toBeGreaterThanOrEqual(report.verified)
    let nearer = 0
    outputs.forEach((one, i) =>
      outputs.forEach((other, j) => {
        if (same[i] === 1 && same[j] === 0 && one < other) nearer++
      }),
    )
    expect(report.auc).toBeCloseTo(nearer / 400, 12)
    expect(report.eer).toBeGreaterThanOrEqual(0)
    expect(report.eer).toBeLessThan(0.5)
  })

  test('reads cross-entropy’s output the way the labels point', async () => {
    const patch = { head: 'dense_sigmoid', loss: 'bce' } as const
    const { report: same } = await initial({ ...patch, labels: 'same' })
    const { report: different } = await initial({ ...patch, labels: 'different' })
    expect(different.outputs).toEqual(same.outputs)
    expect(different.auc).toBeCloseTo(1 - same.auc, 12)
  })

  test('looks into the layers by the first chunk alone, and tells the scale of the head', async () => {
    const { report } = await initial({ head: 'dense_sigmoid' })
    const { report: first } = await initial({ head: 'dense_sigmoid' }, chunk(PAIRS, 0, 16))
    const { report: second } = await initial({ head: 'dense_sigmoid' }, chunk(PAIRS, 16, 16))
    expect(report.layers).toHaveLength(TINY_CONFIG.layers.length + 1)
    expect(report.layers).toEqual(first.layers)
    expect(report.layers).not.toEqual(second.layers)
    const network = createNetwork({ ...TINY_CONFIG, head: 'dense_sigmoid' })
    expect(report.headScale).toBe(network.weights.at(-2)?.variable.dataSync()[0])
    network.dispose()
  })

  test('adds λ·Σw² over the kernels where it is applied, and only there', async () => {
    const { report: plain } = await initial()
    const { report: unapplied } = await initial({ l2: 0.01, l2Applied: 0 })
    const { report: applied, kernelSquares } = await initial({ l2: 0.01, l2Applied: 1 })
    expect(unapplied.loss).toBe(plain.loss)
    expect(kernelSquares).toBeGreaterThan(1)
    expect(applied.loss - plain.loss).toBeCloseTo(0.01 * kernelSquares, 5)
  })

  test.each(['triplet', 'info_nce'] as const)(
    'of %s, which looks at whole batches, is the mean over its chunks’ pairs',
    async (loss) => {
      const pairs = heldOutPairs(TINY_DATASET, 48)
      const { report: whole } = await initial({ loss }, pairs)
      let sum = 0
      for (const start of [0, 16, 32])
        sum += (await initial({ loss }, chunk(pairs, start, 16))).report.loss
      expect(whole.loss).toBeCloseTo(sum / 3, 5)
      const { report: atOnce } = await initial({ loss, batch: 48 }, pairs)
      expect(atOnce.loss).not.toBeCloseTo(whole.loss, 5)
    },
  )

  test('fills its last chunk up, and counts only the pairs there are', async () => {
    const { report: whole } = await initial({ batch: 16 })
    const { report: atOnce } = await initial({ batch: 40 })
    expect(whole.loss).toBeCloseTo(atOnce.loss, 5)
    expect(whole.outputs).toHaveLength(40)
    expect(whole.auc).toBe(atOnce.auc)
  })

  test('of a loss that aims at no threshold is verified at the best one', async () => {
    const { report } = await initial({ loss: 'triplet' })
    expect(report.verified).toBe(report.bestAccuracy)
  })
})
