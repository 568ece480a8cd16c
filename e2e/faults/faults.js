/**
 * npm run faults: trains faults that are known and set-ups that learn, without a page, and scores what
 * the page would say of them.
 */
import { runBundled } from '../support/bundle.js'

await runBundled('faults')
