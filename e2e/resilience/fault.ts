/**
 * Faults as journeys: each is made in a real browser, and what becomes of it is looked at. `npm test` makes
 * the quick ones once; `npm run test:faults` several times, and prints the table of faults, outcomes and trials.
 */
import { test, type Page, type TestDetails } from '@playwright/test'

/** Between a fault and what becomes of it, in a test's title. */
export const BECOMES = ' → '

/** A row of the table. */
export function fault(
  what: string,
  outcome: string,
  make: (fixtures: { readonly page: Page }) => Promise<void>,
  details: TestDetails = {},
): void {
  test(`${what}${BECOMES}${outcome}`, details, ({ page }) => make({ page }))
}
