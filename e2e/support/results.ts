/** The tabs under the curves: which one is open, and what its tables say. */
import { expect, type Locator, type Page } from '@playwright/test'

export const tab = (page: Page, name: string): Locator =>
  page.getByRole('tab', { name, exact: true })

/** The cells of a table, as text by column, of one of its rows. */
export async function cellsOf(table: Locator, row: number): Promise<Record<string, string>> {
  const headings = await table.getByRole('columnheader').allInnerTexts()
  const cells = await table.locator('tbody tr').nth(row).locator('th, td').allInnerTexts()
  return Object.fromEntries(headings.map((heading, i) => [heading.trim(), cells[i]?.trim() ?? '']))
}

/** A row of the scores; A's first, then what there is to beat. */
export async function scoresOf(page: Page, row = 0): Promise<Record<string, string>> {
  await tab(page, 'Distances').click()
  const table = page.getByRole('table', { name: 'Scores on the held-out pairs' })
  await expect(table.locator('tbody tr').nth(row)).toBeVisible()
  return cellsOf(table, row)
}

/** The numbers of the ROC curves by row: `A step 20`, `Untrained`, `Raw pixels`. */
export async function rocOf(page: Page): Promise<readonly Record<string, string>[]> {
  await tab(page, 'ROC').click()
  const table = page.getByRole('table', { name: 'Numbers of the ROC curves' })
  await expect(table).toBeVisible()
  const rows = await table.locator('tbody tr').count()
  return Promise.all(Array.from({ length: rows }, (_, row) => cellsOf(table, row)))
}

/** Waits until the run is judged by its held-out pairs as of a step, no longer by the live few. */
export async function untilJudged(page: Page, step: number): Promise<void> {
  await expect(
    page.getByText(new RegExp(`^[\\d,]+ held-out pairs(?: of [\\d,]+ \\w+)?, step ${step}$`)),
  ).toBeVisible()
}
