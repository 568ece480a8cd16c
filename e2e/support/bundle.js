/** Commands that share work among processes, each of which trains without a page. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleForNode, ROOT } from '../../tools/bundle.js'

/**
 * Runs `main` of a command's main.ts, which is told where the script of its processes lies.
 * @param {string} name of the folder in e2e that holds main.ts and worker.ts
 */
export async function runBundled(name) {
  const folder = join(ROOT, 'e2e', name)
  const built = await bundleForNode(name, {
    main: join(folder, 'main.ts'),
    worker: join(folder, 'worker.ts'),
  })
  const { main } = await import(pathToFileURL(join(built, 'main.js')).href)
  process.exitCode = await main(process.argv.slice(2), join(built, 'worker.js'))
}
