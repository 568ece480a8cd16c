import { expect, test } from '@playwright/test'
import { button, open, untilStep } from './support/playground'

test('an encoder that does not fit says the smallest input, and one click sets it', async ({
  page,
}) => {
  await open(page, 'encoder=test_model&size=28&batch=2&backend=wasm')
  await expect(page.getByText(/smallest input that fits is 36 px/).first()).toBeVisible()
  await page.getByRole('button', { name: /36 px/ }).first().click()
  await expect(page.getByText(/smallest input that fits/)).toHaveCount(0)
  await expect(page).toHaveURL(/size=36/)
  await button(page, 'Step').click()
  await untilStep(page, 1)
})

test('Net_Definition asks for 63 px', async ({ page }) => {
  await open(page, 'encoder=net_definition&size=28')
  await expect(page.getByText(/smallest input that fits is 63 px/).first()).toBeVisible()
})
