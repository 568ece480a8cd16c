import { expect, test } from '@playwright/test'
import { numberField } from './support/controls'
import { button, finding, open } from './support/playground'

/** The Encoder keeps 32 maps of the whole input, far more than WASM can hold for 128 pairs. */
const LARGE = 'encoder=encoder&size=224&channels=3&batch=128'
const TOO_MUCH = /more than the 4\.3 GB WASM can hold.*The largest batch that fits is \d+ pairs\./

test('set-up tells the memory of a run, its parts and each backend’s peak', async ({ page }) => {
  await open(page, 'backend=wasm')
  const summary = page.locator('summary', { hasText: 'Memory:' })
  await expect(summary).toHaveText(/^\s*Memory: \d+ MB on WASM$/)
  await summary.click()
  for (const part of ['Weights', 'Activations', 'Peak on WASM', 'Peak on WebGPU'])
    await expect(
      page.getByRole('row', { name: new RegExp(`^${part} [\\d.]+ [kMG]B$`) }),
    ).toBeVisible()
  const before = await summary.textContent()
  await numberField(page, 'Batch').fill('256')
  await numberField(page, 'Batch').press('Enter')
  await expect(summary).not.toHaveText(before ?? '')
})

test('what WASM cannot hold is said before it starts, and one click mends it', async ({ page }) => {
  await open(page, `${LARGE}&backend=wasm`)
  const set = page.getByRole('complementary', { name: 'Set-up' })
  await expect(set.getByText(TOO_MUCH)).toBeVisible()
  await expect(finding(page, 'setup_problem', 'A')).toContainText('It does not fit into memory')
  await expect(button(page, 'Train')).toBeDisabled()

  await set.getByRole('button', { name: /^Set \d+ pairs$/ }).click()
  await expect(page.getByText(TOO_MUCH)).toHaveCount(0)
  await expect(page).toHaveURL(/batch=\d+/)
  await expect(button(page, 'Train')).toBeEnabled()
})

test('with the backend left to choose it is said of WASM, and Train stays open', async ({
  page,
}) => {
  await open(page, LARGE)
  const set = page.getByRole('complementary', { name: 'Set-up' })
  await expect(set.getByText(/Without a GPU this runs on WASM\. Training needs/)).toBeVisible()
  await expect(finding(page, 'setup_problem', 'A')).toContainText('Without a GPU it does not fit')
  await expect(button(page, 'Train')).toBeEnabled()
})
