/**
 * The first question at full length, measured: `npm run evidence`, over the seeds that SEEDS
 * names (1 to 5 without it). Prints where B failed and A's loss at the end, seed by seed.
 */
import { expect, test } from '@playwright/test'
import { button, open, region, rowsOf, stepsDone, untilState } from './support/playground'

const SEEDS = (process.env.SEEDS ?? '1,2,3,4,5').split(',').map(Number)
const LINK =
  'encoder=test_model&compare=1&b.encoder=net_definition&size=64&eps=0&opt=rmsprop&lr=0.001&batch=16&steps=300'

for (const seed of SEEDS)
  test(`TestModel beside Net_Definition without ε, seed ${seed}`, async ({ page }) => {
    await open(page, `${LINK}&seed=${seed}&backend=wasm`)
    await button(page, 'Train').click()
    const timeout = test.info().timeout
    await expect(region(page, 'B')).toHaveAttribute('data-state', /failed|finished/, { timeout })
    await expect(region(page, 'A')).toHaveAttribute('data-state', /failed|finished/, { timeout })
    const state = await region(page, 'B').getAttribute('data-state')
    const loss = Number((await rowsOf(page, 'A')).at(-1)?.loss)
    console.log(
      `seed ${seed}: B ${state} at step ${await stepsDone(page, 'B')}, A's loss at step ${await stepsDone(page)} is ${loss}`,
    )
    await untilState(page, 'finished', 'A')
    expect(loss).toBeLessThan(0.1)
  })
