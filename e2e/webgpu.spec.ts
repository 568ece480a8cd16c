import { expect, test } from '@playwright/test'
import {
  button,
  COLLAPSING,
  losses,
  open,
  region,
  stepsDone,
  TINY,
  trainToEnd,
  untilState,
} from './support/playground'
import { SLOW } from './support/slow'
import { givesTensorsBack, RESET_LATER } from './support/tensors'

test(
  'WebGPU on a software adapter trains with the losses of WASM, and gives every tensor back',
  SLOW,
  async ({ page }) => {
    const onGpu = (await givesTensorsBack(page, 'webgpu')).map(Number)
    await trainToEnd(page, `${RESET_LATER}&backend=wasm`)
    const onWasm = (await losses(page)).map(Number)
    expect(onGpu).toHaveLength(3)
    onGpu.forEach((loss, index) =>
      expect(Math.abs(loss - (onWasm[index] ?? NaN))).toBeLessThan(1e-3),
    )
  },
)

test('automatic does not take a software adapter', async ({ page }) => {
  await trainToEnd(page, `${TINY}&batch=2&steps=1&backend=auto`)
  await expect(region(page)).toHaveAttribute('data-backend', 'wasm')
})

test(
  'a run whose GPU process dies goes on by itself from what was kept',
  SLOW,
  async ({ browser, page }) => {
    await open(page, `${COLLAPSING}&batch=2&steps=0&backend=webgpu`)
    await button(page, 'Train').click()
    await expect(region(page)).toHaveAttribute('data-kept-at', /\d+/)
    const before = await stepsDone(page)
    const devTools = await browser.newBrowserCDPSession()
    await devTools.send('Browser.crashGpuProcess' as never)
    await expect(region(page)).toContainText('after “The GPU device was lost”')
    await expect.poll(() => stepsDone(page)).toBeGreaterThan(before)
    await untilState(page, 'training')
  },
)
