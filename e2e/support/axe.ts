/** What axe finds wrong with a page, as lines to read; none where the list is empty. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

export interface Look {
  /** Only this part of the page. */
  readonly part?: string
  /** Only these rules. */
  readonly rules?: readonly string[]
}

export async function violations(page: Page, { part, rules }: Look = {}): Promise<string[]> {
  // The other mode opens a page for each look, for frames of other origins; here are none.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  if (part !== undefined) axe.include(part)
  if (rules !== undefined) axe.withRules([...rules])
  const found = await axe.analyze()
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
  )
}
