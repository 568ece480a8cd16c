/**
 * npm run seeds: trains each variant of the first question over many seeds, without a page, and
 * writes what came of it.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundleForNode } from '../support/bundle.js'

const here = dirname(fileURLToPath(import.meta.url))
const built = await bundleForNode('seeds', {
  main: join(here, 'main.ts'),
  worker: join(here, 'worker.ts'),
})
const { main } = await import(pathToFileURL(join(built, 'main.js')).href)
process.exitCode = await main(process.argv.slice(2), join(built, 'worker.js'))
