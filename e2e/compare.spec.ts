import { expect, test } from '@playwright/test'
import { button, open, region, stepsDone, TINY, untilState } from './support/playground'
import { compareSwitch, followToggle, numberField, setNumber } from './support/controls'

test('Compare shows B, unlinking a setting names the difference, both train', async ({ page }) => {
  await open(page, `${TINY}&batch=4&steps=20&backend=wasm`)
  await expect(region(page, 'B')).toHaveCount(0)
  await compareSwitch(page).click()
  await expect(region(page, 'B')).toBeVisible()

  await followToggle(page, 'ε in the root').click()
  await setNumber(numberField(page, 'B: ε in the root'), '0.001')
  await expect(page.getByText(/differs in:/)).toContainText('ε in the root')

  await button(page, 'Train').click()
  await untilState(page, 'finished', 'A')
  await untilState(page, 'finished', 'B')
  expect(await stepsDone(page, 'A')).toBe(20)
  expect(await stepsDone(page, 'B')).toBe(20)

  await compareSwitch(page).click()
  await expect(region(page, 'B')).toHaveCount(0)
  await expect(region(page, 'A')).toHaveAttribute('data-step', '20')
})
