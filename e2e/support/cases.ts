/** A case as a person meets it: opened by its link, predicted, run, and answered. */
import { expect, type Locator, type Page } from '@playwright/test'
import { button, open, type RunId, untilState } from './playground'

export const caseCard = (page: Page): Locator => page.getByRole('region', { name: /^Case: / })

export const answer = (page: Page): Locator => caseCard(page).getByRole('status')

/** Opens a case by its link, predicts, and trains until the runs have ended. */
export async function runCase(
  page: Page,
  keys: string,
  prediction: string,
  ends: Partial<Record<RunId, 'finished' | 'failed'>>,
): Promise<void> {
  await open(page, `${keys}&backend=wasm`)
  await caseCard(page).getByRole('radio', { name: prediction, exact: true }).check()
  await button(page, 'Train').click()
  await expect(answer(page)).toContainText('The run will tell.')
  for (const [run, state] of Object.entries(ends)) await untilState(page, state, run as RunId)
}
