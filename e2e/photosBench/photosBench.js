/**
 * npm run bench:photos: how a folder of thousands of photos loads, in the built page.
 * Node cannot load TypeScript by itself, so Vite loads main.ts.
 */
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('main.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'warn',
})
process.exitCode = await module.main(process.argv.slice(2))
