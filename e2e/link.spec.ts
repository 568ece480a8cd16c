import { expect, test } from '@playwright/test'
import { button, open, region, TINY, untilStep } from './support/playground'
import { numberField, setNumber } from './support/controls'

test('a broken link opens the nearest valid run and says what was ignored', async ({ page }) => {
  await open(page, 'size=9999&foo=1&lr=abc&loss=nonsense&encoder=test_model&seed=3&%E0%A4%A')
  for (const part of ['size=9999', 'foo', 'lr=abc', 'loss=nonsense'])
    await expect(page.getByText(`“${part}”`)).toBeVisible()
  await expect(region(page)).toHaveAttribute('data-state', 'idle')
})

test('a run opened by a partly broken link trains', async ({ page }) => {
  await open(page, `${TINY}&batch=1&clip=-4&backend=wasm&nonsense`)
  await button(page, 'Step').click()
  await untilStep(page, 1)
})

test('the address follows a changed setting and back again', async ({ page }) => {
  await open(page, 'lr=0.01')
  await setNumber(numberField(page, 'Batch'), '48')
  await expect(page).toHaveURL(/lr=0\.01.*batch=48/)
  await page.reload()
  await expect(numberField(page, 'Batch')).toHaveValue('48')
})

test('Share gives the link of what is on show', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, 'lr=0.01&compare=1&b.lr=0.1')
  await button(page, 'Share').click()
  const link = /#v=1&lr=0\.01&compare=1&b\.lr=0\.1$/
  await expect(page.getByLabel('A link to exactly these settings')).toHaveValue(link)
  await button(page, 'Copy link').click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(link)
})
