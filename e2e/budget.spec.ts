/** What arrives before Train; how fast the page is, `npm run bench:page` tells. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { open } from './support/playground'

/** Text that survives in any bundle of the library. */
const LIBRARIES = { 'TensorFlow.js': 'tfjsflags', Vega: 'Unrecognized signal name' }
const ASSETS = 'dist/assets'

test('before Train at most 150 kB of JavaScript arrive, without the libraries', async ({
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
  // The Worker that draws the first pairs comes when the page is there; it is told of in time or not.
  const ofPage = loaded.filter((path) => !path.includes('/entry-'))
  const bytes = ofPage.reduce((sum, path) => sum + gzipSync(read(path)).length, 0)
  expect(ofPage.length).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(150_000)

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
