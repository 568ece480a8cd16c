import { expect, test } from '@playwright/test'
import { losses, open, trainToEnd, untilState, button } from './support/playground'

const LINK = 'batch=8&seed=7&backend=wasm'

test('the same link twice gives the same losses to the last digit', async ({ page }) => {
  await trainToEnd(page, `${LINK}&steps=100`)
  const first = await losses(page)
  await trainToEnd(page, `${LINK}&steps=100`)
  expect(first).toHaveLength(100)
  expect(await losses(page)).toEqual(first)
})

test('A and B with the same settings give the same losses', async ({ page }) => {
  await open(page, `${LINK}&steps=40&compare=1`)
  await button(page, 'Train').click()
  await untilState(page, 'finished', 'A')
  await untilState(page, 'finished', 'B')
  const a = await losses(page, 'A')
  expect(a).toHaveLength(40)
  expect(await losses(page, 'B')).toEqual(a)
})
