/** Vega names parts of its SVGs by classes as plain as “marks”, which any style of the page would meet. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OF_VEGA =
  /\.(marks|mark-(arc|area|group|image|line|path|rect|rule|shape|symbol|text|trail)|role-[a-z-]+|background|foreground|root)(?![\w-])/
const styles = readdirSync(ROOT, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('.css'))

it.each(styles)('%s has no style for what Vega draws', (path) => {
  const rules = readFileSync(join(ROOT, path), 'utf8').match(/[^{}]+(?=\{)/g) ?? []
  expect(rules.filter((selector) => OF_VEGA.test(selector))).toEqual([])
})
