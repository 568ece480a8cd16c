/**
 * Our kernels against stock ones: the seeds' three encoders on WASM and on WebGL, whose kernels are
 * all TensorFlow.js's own, from the same weights and on the same pairs. `npm run evidence -- curves`;
 * takes about five minutes where WebGL is in software.
 *
 * Net_Definition is chaotic: on the same kernels, a learning rate changed by one part in ten million
 * has moved the loss by 1e-3 at step 7. So it is followed for five steps only.
 */
import { expect, test } from '@playwright/test'
import { losses, trainToEnd } from './support/playground'

const LINKS = {
  encoder: 'encoder=encoder&size=28&batch=32&opt=adam&lr=0.001&steps=50',
  test_model: 'encoder=test_model&size=64&batch=16&opt=rmsprop&lr=0.001&steps=50',
  net_definition: 'encoder=net_definition&size=64&batch=16&opt=rmsprop&lr=0.0001&steps=5',
}

for (const [encoder, link] of Object.entries(LINKS))
  test(`the losses of ${encoder} are the stock kernels’`, async ({ page }) => {
    const curve = async (backend: string) => {
      await trainToEnd(page, `${link}&seed=1&backend=${backend}`)
      return (await losses(page)).map(Number)
    }
    const ours = await curve('wasm')
    const stock = await curve('webgl')
    expect(ours.length).toBeGreaterThan(4)
    const apart = Math.max(...ours.map((loss, step) => Math.abs(loss - (stock[step] ?? NaN))))
    console.log(`${encoder}: at most ${apart.toExponential(1)} apart`)
    expect(apart).toBeLessThan(1e-4)
  })
