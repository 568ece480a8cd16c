/**
 * npm run test:browsers: a short journey of the built page in each browser that is here.
 * Node cannot load TypeScript by itself, so Vite loads main.ts.
 */
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('main.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'warn',
})
process.exitCode = await module.main(process.argv.slice(2))
