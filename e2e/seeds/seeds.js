/**
 * npm run seeds: trains each variant of the first question over many seeds, without a page, and
 * writes what came of it.
 */
import { runBundled } from '../support/bundle.js'

await runBundled('seeds')
