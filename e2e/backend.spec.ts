import { expect, test } from '@playwright/test'
import { button, finding, open, region, TINY, trainToEnd, untilState } from './support/playground'
import { givesTensorsBack } from './support/tensors'

const SMALL = `${TINY}&batch=2&steps=2`

test('WebGPU without an adapter fails with what to do, and one click mends it', async ({
  page,
}) => {
  await open(page, `${SMALL}&backend=webgpu`)
  await button(page, 'Train').click()
  await untilState(page, 'failed')
  const error = finding(page, 'run_error', 'A')
  await expect(error).toContainText('Choose “automatic”')
  await error.getByRole('button', { name: /automatically/ }).click()
  // A fix that is applied trains at once.
  await untilState(page, 'finished')
})

test('a backend that fails in B leaves A alone', async ({ page }) => {
  await open(page, `${SMALL}&backend=wasm&compare=1&b.backend=webgpu`)
  await button(page, 'Train').click()
  await untilState(page, 'failed', 'B')
  await untilState(page, 'finished', 'A')
})

test('automatic falls to WASM where there is no GPU, and the chip says why', async ({ page }) => {
  await trainToEnd(page, `${SMALL}&backend=auto`)
  await expect(region(page)).toHaveAttribute('data-backend', 'wasm')
  await page.getByRole('button', { name: /WASM/ }).first().click()
  await expect(page.getByRole('dialog')).toContainText('WebGPU')
})

for (const backend of ['cpu', 'webgl', 'wasm'])
  test(`${backend} trains three steps and gives every tensor back`, async ({ page }) => {
    expect(await givesTensorsBack(page, backend)).toHaveLength(3)
  })
