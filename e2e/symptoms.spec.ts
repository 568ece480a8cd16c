/** From what somebody sees to a case, and what is there before anything has run. */
import { expect, test } from '@playwright/test'
import { violations } from './support/axe'
import { caseCard } from './support/cases'
import { button, open, region, TINY } from './support/playground'
import { SLOW } from './support/slow'

const dialogOf = (page: Parameters<typeof open>[0]) =>
  page.getByRole('dialog', { name: 'Start from a case' })

test('before anything has run a symptom opens its cases, and goes once a case is open', async ({
  page,
}) => {
  await open(page, 'backend=wasm')
  const help = page.getByRole('region', { name: 'Does a network of your own fail?' })
  const symptom = help.getByRole('button', { name: 'Stays at 0.693' })
  await expect(button(page, 'Train')).toBeInViewport()
  await expect(symptom).toBeInViewport()
  await symptom.click()

  const dialog = dialogOf(page)
  await expect(dialog.getByRole('button', { name: 'Stays at 0.693' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(dialog.getByRole('article', { name: 'A penalty that wins' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(symptom).toBeFocused()

  await symptom.click()
  await button(page, 'Open this case').click()
  await expect(caseCard(page)).toContainText('A penalty that wins')
  await expect(help).toHaveCount(0)
})

test('a search in one’s own words finds a case, and says so where none does', async ({ page }) => {
  await open(page, 'backend=wasm')
  await button(page, 'In my own words…').click()
  const dialog = dialogOf(page)
  const listed = dialog.getByRole('navigation', { name: 'Cases' }).getByRole('listitem')
  const search = dialog.getByRole('searchbox')
  await search.fill('imbalenced')
  await expect(listed).toHaveCount(1)
  await expect(dialog.getByRole('article', { name: 'Hardly any same pairs' })).toBeVisible()
  await search.fill('zzzzzzzz')
  await expect(dialog.getByRole('status').first()).toContainText('No case says “zzzzzzzz”.')
  await expect(listed.first()).toBeVisible()
  expect(await violations(page, { part: '[role="dialog"]' })).toEqual([])
})

test(
  'the first pairs are on show before training, follow the setup, and give way to the run',
  SLOW,
  async ({ page }) => {
    await open(page, `${TINY}&batch=4&steps=2&backend=wasm`)
    const pairs = page
      .getByRole('list', { name: 'First pairs of step 1 of run A' })
      .getByRole('listitem')
    await expect(pairs).toHaveCount(4)
    await expect(
      page.getByText('These are the 4 pairs of step 1. A label of 1 means same.'),
    ).toBeVisible()
    await expect(pairs.filter({ hasText: 'same' }).first()).toContainText('label 1')
    await expect(pairs.filter({ hasText: 'different' }).first()).toContainText('label 0')
    expect(await violations(page)).toEqual([])

    await open(page, `${TINY}&data=faces&size=32&channels=3&labels=different&batch=2&backend=wasm`)
    await expect(pairs).toHaveCount(2)
    await expect(pairs.filter({ hasText: 'different' }).first()).toContainText('label 1')
    await expect(pairs.first()).toContainText('face_')

    await open(page, `${TINY}&batch=4&steps=2&backend=wasm`)
    await button(page, 'Train').click()
    await expect(region(page)).toHaveAttribute('data-state', 'finished')
    await expect(pairs).toHaveCount(0)
    await expect(page.getByRole('list', { name: /^Held-out pairs of run A/ })).toBeVisible()
  },
)

test('on a phone Train and the symptoms come first, and the cases fill the screen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page, 'backend=wasm')
  await expect(button(page, 'Train')).toBeInViewport()
  const symptom = button(page, 'NaN at once')
  await expect(symptom).toBeInViewport()
  await symptom.click()
  const chosen = dialogOf(page).getByRole('button', { name: /^Pixels from 0 to 255/ })
  await expect(chosen).toBeInViewport()
  await chosen.click()
  await expect(page.getByRole('article', { name: 'Pixels from 0 to 255' })).toBeVisible()
})
