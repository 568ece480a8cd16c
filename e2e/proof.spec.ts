/** Fixes of a failing run are tried beside it, and the page says what came of them. */
import { expect, test, type Page } from '@playwright/test'
import { violations } from './support/axe'
import { button, finding, open, region, untilState, untilStep } from './support/playground'
import { SLOW } from './support/slow'

const TINY_SGD =
  'encoder=custom&layers=flatten()-dense(32,relu)-dense(16,linear)&opt=sgd&lr=0.01&backend=wasm'
/** Pixels up to 255: NaN within a few steps. */
const FAILING = `${TINY_SGD}&norm=none&steps=100`
const HEALED = 'norm=scaled'

const fix = (page: Page) => page.locator(`[data-fix="${HEALED}"]`)
const proof = (page: Page) => page.locator('.proof')

async function train(page: Page, keys: string) {
  await open(page, keys, { proves: true })
  await button(page, 'Train').click()
}

test('a fix has been tried by the time it is offered first, and the run is left alone', async ({
  page,
}) => {
  await train(page, FAILING)
  const card = finding(page, 'non_finite', 'A')
  await expect(card).toHaveAttribute('data-proof', 'proven')
  await expect(proof(page)).toHaveAttribute('data-state', 'ended')
  await expect(card.locator('[data-fix]').first()).toHaveAttribute('data-learns', '3/3')
  await expect(card).toHaveAttribute('data-severity', 'error')
  await expect(card).toContainText('Divide by 255, learns 3 of 3')
  await expect(region(page)).toHaveAttribute('data-state', 'failed')
  await expect(page.getByLabel('News of the runs')).toContainText('learns 3 of 3')
  expect(await violations(page, { part: '.findings' })).toEqual([])

  await fix(page).click()
  await untilState(page, 'finished')
  await expect(finding(page, 'learns', 'A')).toBeVisible()
  await expect(proof(page)).toHaveCount(0)
})

test(
  'nothing is tried where the link says so, until it is asked for; then over ten seeds',
  SLOW,
  async ({ page }) => {
    await train(page, `${FAILING}&prove=0`)
    await expect(finding(page, 'non_finite', 'A')).toHaveAttribute('data-proof', 'none')
    await expect(page.getByLabel('Try fixes by itself')).not.toBeChecked()
    await button(page, 'Try the fixes').click()
    await expect(finding(page, 'non_finite', 'A')).toHaveAttribute('data-proof', 'proven')
    expect(page.url()).toContain('prove=0')

    await button(page, 'Prove over 10 seeds').click()
    const dialog = page.getByRole('dialog', { name: 'Divide by 255: over 10 seeds' })
    await expect(dialog.locator('[data-verdict="learns"]')).toHaveCount(10)
    await expect(dialog.locator('[data-verdict="nan"]')).toHaveCount(10)
    await expect(dialog).toContainText('10 of 10 learn (95 % interval 72–100 %)')
    await expect(dialog).toContainText('0 of 10 learn (95 % interval 0–28 %)')
    expect(await violations(page, { part: '[role="dialog"]' })).toEqual([])
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  },
)

test('a trial waits while another run trains', SLOW, async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => 2 }),
  )
  await train(page, `${TINY_SGD}&steps=0&compare=1&b.norm=none`)
  await untilState(page, 'failed', 'B')
  await expect(proof(page)).toHaveAttribute('data-state', 'waiting')
  await expect(region(page)).toHaveAttribute('data-state', 'training')
  await button(page, 'Pause').click()
  await expect(finding(page, 'non_finite', 'B')).toHaveAttribute('data-proof', 'proven')
  await button(page, 'Reset').click()
  await untilStep(page, 0, 'B')
  await expect(proof(page)).toHaveCount(0)
})
