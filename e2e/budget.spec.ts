/** What arrives before Train; how fast the page is, `npm run bench:page` tells. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { open } from './support/playground'

/** Text that survives in any bundle of the library. */
const LIBRARIES = { 'TensorFlow.js': 'tfjsflags', Vega: 'Unrecognized signal name' }
const ASSETS = 'dist/assets'

test('before Train at most 300 kB of JavaScript arrive, without the libraries', async ({
  page,
}) => {
  const loaded: string[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.endsWith('.js')) loaded.push(pathname)
  })
  await open(page, '')
  await page.waitForLoadState('networkidle')
  const read = (path: string) => readFileSync(join('dist', path))
  const bytes = loaded.reduce((sum, path) => sum + gzipSync(read(path)).length, 0)
  expect(loaded.length).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(300_000)

  const built = readdirSync(ASSETS).filter((name) => name.endsWith('.js'))
  for (const [library, text] of Object.entries(LIBRARIES)) {
    const holds = (path: string) => read(path).includes(text)
    expect(
      built.some((name) => holds(`assets/${name}`)),
      `${library} is built`,
    ).toBe(true)
    expect(loaded.filter(holds), `${library} before Train`).toEqual([])
  }
})
