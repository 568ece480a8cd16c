/** Drawn faces, in Node. */
import { expect, test } from 'vitest'
import { rank } from '../../src/domain/verification/ranking'
import { trainRun } from '../../src/engine/node'
import { losses, mean, runOf } from './trained'

test('drawn faces are learnt: the loss falls, unseen people are ranked better than by pixels', async () => {
  const config = runOf('data=faces&size=32&steps=60&seed=1')
  const run = await trainRun(config, { judge: true })
  expect(mean(losses(run).slice(-10))).toBeLessThan(mean(losses(run).slice(0, 10)))
  const { same, outputs, baselines } = run.judgement!
  const auc = (values: Float32Array) => rank({ outputs: values, same }, 'different').auc
  expect(auc(outputs)).toBeGreaterThan(auc(baselines.pixels))
})
