/** What a link or the browser's storage holds: anything. */
import { expect, type Page } from '@playwright/test'
import { button, open, region, TINY, untilState } from '../support/playground'
import { SLOW } from '../support/slow'
import { fault } from './fault'

const KEY = 'siamese-playground-preferences'
const notice = (page: Page) => page.getByRole('alert', { name: 'Parts of the link were ignored' })
const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

fault(
  'stored preferences are of another version, or anything',
  'the page opens with what can be read of them',
  async ({ page }) => {
    await open(page, TINY)
    for (const poison of [
      JSON.stringify({ state: { theme: 'contrast', tab: 'nowhere' }, version: 1 }),
      JSON.stringify({ state: null }),
      '{',
    ]) {
      await page.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, poison] as const)
      await page.reload()
      await untilState(page, 'idle')
      await expect(button(page, 'Theme: as the system')).toBeVisible()
    }
  },
)

fault(
  'the browser forbids its storage',
  'the page opens and trains all the same',
  async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(globalThis, name, {
          get() {
            throw new DOMException('The operation is insecure.', 'SecurityError')
          },
        })
    })
    await page.goto(`/#${TINY}&batch=4&steps=5&backend=wasm&prove=0`)
    await button(page, 'Train').click()
    await untilState(page, 'finished')
    await button(page, 'Theme: as the system').click()
    await expect(button(page, 'Theme: light')).toBeVisible()
  },
)

fault(
  'a link of 3,000 unknown keys, or of a key of 100,000 characters',
  'said truly, short and folded; the page keeps its width',
  async ({ page }) => {
    await open(page, TINY)
    const many = Array.from({ length: 3000 }, (_, i) => `k${i % 1500}=1`).join('&')
    await page.evaluate((hash) => (location.hash = hash), `${TINY}&${many}`)
    await expect(notice(page).getByRole('group')).toContainText('2,996 more')
    await expect(button(page, 'Train')).toBeInViewport()
    await page.evaluate((hash) => (location.hash = hash), `${TINY}&${'x'.repeat(100_000)}=1`)
    await expect(notice(page).getByRole('listitem')).toHaveCount(1)
    await expect(notice(page)).toContainText('(100,000 characters)')
    expect(await widthOf(page)).toBeLessThanOrEqual(1366)
  },
)

fault(
  'a link that asks to train at once, pasted into the open page',
  'it trains',
  async ({ page }) => {
    await open(page, TINY)
    const link = `${TINY}&batch=4&steps=5&backend=wasm&prove=0&autostart=1`
    await page.evaluate((hash) => (location.hash = hash), link)
    await untilState(page, 'finished')
  },
)

fault(
  '320 px wide, comparing, two runs trained',
  'the page fits',
  async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await open(page, `${TINY}&batch=4&steps=5&backend=wasm&compare=1&b.lr=0.01`)
    expect(await widthOf(page)).toBeLessThanOrEqual(320)
    await button(page, 'Train').click()
    await untilState(page, 'finished', 'B')
    await expect(region(page)).toBeVisible()
    expect(await widthOf(page)).toBeLessThanOrEqual(320)
  },
  SLOW,
)
