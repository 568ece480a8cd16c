/** Controls of the set-up, by their accessible names, in one place. */
import type { Locator, Page } from '@playwright/test'

export const compareSwitch = (page: Page): Locator =>
  page
    .getByRole('switch', { name: /compare/i })
    .or(page.getByRole('button', { name: /compare/i }))
    .or(page.getByRole('checkbox', { name: /compare/i }))
    .first()

/** Gives B a value of its own in a setting. */
export async function unlink(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`unlink.*${label}`, 'i') }).click()
}

/** Changes a typed number of run A. */
export async function setNumber(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).first()
  await field.fill(value)
  await field.press('Enter')
}
