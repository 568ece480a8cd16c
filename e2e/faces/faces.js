/**
 * npm run faces: trains each set-up of docs/faces.md over several seeds, without a page, and writes
 * what came of it.
 */
import { runBundled } from '../support/bundle.js'

await runBundled('faces')
