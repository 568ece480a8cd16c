import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { button, COLLAPSING, finding, open, untilState } from './support/playground'

const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } }

async function expectAccessible(page: Page, where: string) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`)
  expect(found, where).toEqual([])
}

for (const [name, viewport] of Object.entries(SIZES))
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing on a ${name}, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await open(page, 'backend=wasm')
      await expectAccessible(page, 'idle')

      await open(page, `${COLLAPSING}&compare=1&b.eps=0&batch=16&steps=30&seed=1&backend=wasm`)
      await expectAccessible(page, 'Compare, idle')
      await button(page, 'Train').click()
      await untilState(page, 'finished', 'A')
      await expect(finding(page, 'non_finite', 'B')).toBeVisible()
      await expectAccessible(page, 'Compare, with a NaN')
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click()
        await expect(tab).toHaveAttribute('aria-selected', 'true')
        await expectAccessible(page, `the tab ${await tab.textContent()}`)
      }

      await button(page, 'Keys').click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page, 'the keys')
    })
