/** What the fix “Give σ a learnable scale” comes to, from a seed whose drawn weight has the wrong sign. */
import { expect, test } from 'vitest'
import { LEARNABLE_SCALE } from '../../src/diagnosis/fixes'
import type { RunConfig } from '../../src/domain/config'
import { runOf, trainedOnce } from './trained'

const sigmoid = runOf('case=sigmoid&batch=16&steps=60', 'B')

test('σ with a scale that begins at 1 learns; drawn it is stuck from this seed', async () => {
  const drawn = { ...sigmoid, head: 'dense_sigmoid', seed: 1 } as const
  const aucOf = async (config: RunConfig) => (await trainedOnce(config)).evaluation?.auc ?? NaN
  expect(await aucOf({ ...drawn, ...LEARNABLE_SCALE.patch })).toBeGreaterThan(0.97)
  expect(await aucOf(drawn)).toBeLessThan(0.6)
})

test.each(['same', 'different'] as const)(
  'cross-entropy with labels of 1 = %s learns, with the sign it wants',
  async (labels) => {
    const config = { ...sigmoid, loss: 'bce', labels, ...LEARNABLE_SCALE.patch, seed: 1 } as const
    expect((await trainedOnce(config)).evaluation?.auc).toBeGreaterThan(0.97)
  },
)
