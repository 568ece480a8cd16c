import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name))
  .filter((path) => /(?<!\.test)\.tsx?$/.test(path))

/** What a file imports from near it, by how it does. */
function importsOf(path: string, pattern: RegExp): readonly string[] {
  return [...readFileSync(path, 'utf8').matchAll(pattern)].map((found) =>
    normalize(join(dirname(path), found[1] ?? '')),
  )
}

test('what is fetched as a part is in no other file’s imports, so that it can be had by another address', () => {
  const parts = new Set(files.flatMap((path) => importsOf(path, /\bimport\('(\.[^']+)'\)/g)))
  expect(parts.size).toBeGreaterThan(10)
  const shared = files
    .flatMap((path) => importsOf(path, /^import (?!type )[^'(]*'(\.[^']+)'$/gm))
    .filter((path) => parts.has(path))
  expect(shared).toEqual([])
})
