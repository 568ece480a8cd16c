import { expect, test } from '@playwright/test'
import { losses, region, TINY, trainToEnd } from './support/playground'
import { givesTensorsBack, RESET_LATER } from './support/tensors'

test('WebGPU on a software adapter trains with the losses of WASM, and gives every tensor back', async ({
  page,
}) => {
  const onGpu = (await givesTensorsBack(page, 'webgpu')).map(Number)
  await trainToEnd(page, `${RESET_LATER}&backend=wasm`)
  const onWasm = (await losses(page)).map(Number)
  expect(onGpu).toHaveLength(3)
  onGpu.forEach((loss, index) => expect(Math.abs(loss - (onWasm[index] ?? NaN))).toBeLessThan(1e-3))
})

test('automatic does not take a software adapter', async ({ page }) => {
  await trainToEnd(page, `${TINY}&batch=2&steps=1&backend=auto`)
  await expect(region(page)).toHaveAttribute('data-backend', 'wasm')
})
