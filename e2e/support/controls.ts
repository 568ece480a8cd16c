/** Controls of the set-up, by their accessible names, in one place. */
import type { Locator, Page } from '@playwright/test'

export const compareSwitch = (page: Page): Locator =>
  page.getByRole('switch', { name: 'Compare', exact: true })

/** Whether B follows A in a setting. */
export const followToggle = (page: Page, label: string): Locator =>
  page.getByLabel(`B follows A in ${label}`, { exact: true })

/** A typed number: `Batch`, or `A: Batch` and `B: Batch` where B has a value of its own. */
export const numberField = (page: Page, name: string): Locator =>
  page.getByRole('textbox', { name, exact: true })

/** Changes a typed number. */
export async function setNumber(field: Locator, value: string): Promise<void> {
  await field.fill(value)
  await field.press('Enter')
}
