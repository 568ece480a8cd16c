/** A run's settings leave the page as a script. */
import { expect, test } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { violations } from './support/axe'
import { button, open, TINY } from './support/playground'

test('the tab Code shows, copies and downloads the present settings as a script', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, `${TINY}&margin=1.5&compare=1&b.margin=2`)
  await page.getByRole('tab', { name: 'Code' }).click()
  const keras = page.getByLabel('Script for Keras 3')
  await expect(keras).toContainText('MARGIN = 1.5')
  await button(page, 'Copy').click()
  await expect(page.getByText('Copied.')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.trimEnd()).toBe((await keras.textContent())?.trimEnd())
  expect(await violations(page)).toEqual([])

  await button(page, 'Show run B').click()
  await button(page, 'PyTorch').click()
  await expect(page.getByLabel('Script for PyTorch')).toContainText('MARGIN = 2')
  const download = page.waitForEvent('download')
  await button(page, 'Download siamese_pytorch.py').click()
  const file = await download
  expect(file.suggestedFilename()).toBe('siamese_pytorch.py')
  expect(await readFile(await file.path(), 'utf8')).toContain('class Siamese(nn.Module):')
})

test('settings that do not go together have no script, and the tab says why', async ({ page }) => {
  await open(page, 'loss=bce')
  await page.getByRole('tab', { name: 'Code' }).click()
  await expect(page.getByText('There is no script of these settings.')).toContainText(
    'Cross-entropy needs a probability',
  )
})
