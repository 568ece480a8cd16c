import { expect, test, type Page } from '@playwright/test'
import { button, losses, open, region, stepsDone, TINY, untilState } from './support/playground'
import { compareSwitch, followToggle, numberField, setNumber } from './support/controls'

async function trainBoth(page: Page): Promise<void> {
  await button(page, 'Train').click()
  await untilState(page, 'finished', 'A')
  await untilState(page, 'finished', 'B')
}

test('Compare shows B, which repeats A to the last digit; unlinking a setting names the difference, both train', async ({
  page,
}) => {
  await open(page, `${TINY}&batch=4&steps=20&backend=wasm`)
  await expect(region(page, 'B')).toHaveCount(0)
  await compareSwitch(page).click()
  await expect(region(page, 'B')).toBeVisible()

  await trainBoth(page)
  const a = await losses(page, 'A')
  expect(a).toHaveLength(20)
  expect(await losses(page, 'B')).toEqual(a)
  await button(page, 'Reset').click()
  await untilState(page, 'idle', 'A')
  await untilState(page, 'idle', 'B')

  await followToggle(page, 'ε in the root').click()
  await setNumber(numberField(page, 'B: ε in the root'), '0.001')
  await expect(page.getByText(/differs in:/)).toContainText('ε in the root')

  await trainBoth(page)
  expect(await stepsDone(page, 'A')).toBe(20)
  expect(await stepsDone(page, 'B')).toBe(20)

  await compareSwitch(page).click()
  await expect(region(page, 'B')).toHaveCount(0)
  await expect(region(page, 'A')).toHaveAttribute('data-step', '20')
})
