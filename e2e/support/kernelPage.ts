/** A page that runs our WebGPU kernels by themselves, built for the tests and served from disk. */
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from '@playwright/test'
import { build } from 'vite'

const SOURCE = fileURLToPath(new URL('kernels/', import.meta.url))
const BUILT = fileURLToPath(new URL('../../test-results/kernels/', import.meta.url))
/** Any will do that is trustworthy: WebGPU is for those alone. */
const ADDRESS = 'http://kernels.localhost/'

/** Builds it and opens it in a page of its own. */
export async function openKernels(browser: Browser): Promise<Page> {
  await build({
    configFile: false,
    root: SOURCE,
    logLevel: 'error',
    build: { outDir: BUILT, emptyOutDir: true, target: 'es2023', minify: false },
  })
  const page = await browser.newPage()
  await page.route(`${ADDRESS}**`, (route) => {
    const { pathname } = new URL(route.request().url())
    return route.fulfill({ path: `${BUILT}${pathname === '/' ? 'index.html' : pathname}` })
  })
  await page.goto(ADDRESS)
  return page
}
