/** npm run train: a link’s runs, trained in Node on the page’s own kernels; `-- --help` says how. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundleForNode } from '../bundle.js'

// Where the command was given, which npm leaves for the package’s folder.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
const main = fileURLToPath(new URL('main.ts', import.meta.url))
// Of this process alone: others may run beside it.
const built = await bundleForNode(join('train', String(process.pid)), { main })
try {
  const command = await import(pathToFileURL(join(built, 'main.js')).href)
  process.exitCode = await command.main(process.argv.slice(2))
} finally {
  await rm(built, { recursive: true, force: true })
}
