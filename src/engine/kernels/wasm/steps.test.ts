/** Whole training steps on our WASM kernels, every kind of layer in them. */
import '@tensorflow/tfjs-backend-cpu'
import { memory, setBackend } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RunConfig } from '../../../domain/config'
import { TINY_CONFIG, TINY_DATASET } from '../../core/testData'
import { createTrainer } from '../../core/trainer'
import { startEngine } from '../../node/startEngine'

beforeAll(() => startEngine({ build: 'plain' }))

/** Losses, gradient norms and weight norms of the first steps. */
async function figures(backend: 'wasm' | 'cpu', config: RunConfig): Promise<number[]> {
  await setBackend(backend)
  const trainer = createTrainer(config, TINY_DATASET)
  let held: { numTensors: number; numDataBuffers: number } | null = null
  const all: number[] = []
  for (let step = 0; step < 6; step++) {
    const { record, layers } = await trainer.step()
    all.push(record.loss, record.gradNorm, ...layers.map(({ weightNorm }) => weightNorm))
    // The first step leaves the initial weights behind, to compare with.
    const { numTensors, numDataBuffers } = memory()
    held ??= { numTensors, numDataBuffers }
    expect(memory()).toMatchObject(held)
  }
  trainer.dispose()
  return all
}

describe.each(['rmsprop', 'adam', 'sgd'] as const)('steps by %s', (optimizer) => {
  test.each([0, 0.5])('are the stock kernels’ where the norm is clipped at %d', async (clip) => {
    const config: RunConfig = { ...TINY_CONFIG, optimizer, clip }
    const ours = await figures('wasm', config)
    expect(await figures('wasm', config)).toEqual(ours)
    const theirs = await figures('cpu', config)
    ours.forEach((value, i) => expect(Math.abs(value / theirs[i]! - 1)).toBeLessThan(1e-3))
  })
})
