/** What axe finds wrong with a page, as lines to read; none where the list is empty. */
import type { Page } from '@playwright/test'
import axe from 'axe-core'

export interface Look {
  /** Only this part of the page. */
  readonly part?: string
  /** Only these rules. */
  readonly rules?: readonly string[]
}

type WithAxe = typeof globalThis & { readonly axe?: typeof axe }

export async function violations(page: Page, { part, rules }: Look = {}): Promise<string[]> {
  // Half a megabyte of script, so once a page.
  const isThere = await page.evaluate(() => (globalThis as WithAxe).axe !== undefined)
  if (!isThere) await page.evaluate(axe.source)
  return page.evaluate(
    async ([part, rules]) => {
      const found = await (globalThis as WithAxe).axe!.run(part ?? document, {
        // What is well is not told in full, and no style sheet is read twice: most of the time otherwise.
        resultTypes: ['violations'],
        preload: false,
        ...(rules && { runOnly: { type: 'rule', values: [...rules] } }),
      })
      return found.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
      )
    },
    [part, rules] as const,
  )
}
