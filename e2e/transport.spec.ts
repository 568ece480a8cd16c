import { expect, test } from '@playwright/test'
import { button, losses, open, stepsDone, TINY, untilState, untilStep } from './support/playground'
import { numberField } from './support/controls'

const LINK = `${TINY}&batch=2&steps=0&seed=5&backend=wasm`

test('Pause stops, Step adds one step, Reset gives the same run again', async ({ page }) => {
  await open(page, LINK)
  await button(page, 'Step').click()
  await untilState(page, 'paused')
  await untilStep(page, 1)
  const [firstLoss] = await losses(page)

  await button(page, 'Train').click()
  await expect.poll(() => stepsDone(page)).toBeGreaterThan(5)
  await button(page, 'Pause').click()
  await untilState(page, 'paused')
  // Steps that were done by then may still arrive; that Step adds just one is seen below.
  const paused = await stepsDone(page)
  await button(page, 'Step').click()
  await expect.poll(() => stepsDone(page)).toBeGreaterThan(paused)
  await button(page, 'Train').click()
  await untilState(page, 'training')

  await button(page, 'Reset').click()
  await untilState(page, 'idle')
  await untilStep(page, 0)
  expect(page.url()).toContain('seed=5')
  await button(page, 'Step').click()
  await untilStep(page, 1)
  await untilState(page, 'paused')
  await button(page, 'Step').click()
  await untilStep(page, 2)
  expect((await losses(page))[0]).toBe(firstLoss)
})

test('the keys train, pause, step, reset and list themselves', async ({ page }) => {
  await open(page, LINK)
  await page.keyboard.press('s')
  await untilStep(page, 1)
  await page.keyboard.press('Space')
  await expect.poll(() => stepsDone(page)).toBeGreaterThan(3)
  await page.keyboard.press('Space')
  await untilState(page, 'paused')
  await page.keyboard.press('r')
  await untilState(page, 'idle')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Space')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('the keys do nothing while somebody types', async ({ page }) => {
  await open(page, LINK)
  const field = numberField(page, 'Batch')
  await field.focus()
  await page.keyboard.type('sr ?s')
  await page.keyboard.press('Escape')
  await field.blur()
  // Had a letter been taken for a key, this step would not be the first, or a dialog be open.
  await page.keyboard.press('s')
  await untilState(page, 'paused')
  await untilStep(page, 1)
})
