import { expect, test } from '@playwright/test'
import { losses, region, TINY, trainToEnd } from './support/playground'
import { givesTensorsBack } from './support/tensors'

test('WebGPU on a software adapter trains, with the losses of WASM', async ({ page }) => {
  const link = `${TINY}&size=28&batch=2&steps=3&seed=2`
  await trainToEnd(page, `${link}&backend=webgpu`)
  await expect(region(page)).toHaveAttribute('data-backend', 'webgpu')
  const onGpu = (await losses(page)).map(Number)
  await trainToEnd(page, `${link}&backend=wasm`)
  const onWasm = (await losses(page)).map(Number)
  expect(onGpu).toHaveLength(3)
  onGpu.forEach((loss, index) => expect(Math.abs(loss - (onWasm[index] ?? NaN))).toBeLessThan(1e-3))
})

test('WebGPU gives every tensor back', ({ page }) => givesTensorsBack(page, 'webgpu'))

test('automatic does not take a software adapter', async ({ page }) => {
  await trainToEnd(page, `${TINY}&batch=2&steps=1&backend=auto`)
  await expect(region(page)).toHaveAttribute('data-backend', 'wasm')
})
