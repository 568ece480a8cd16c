/**
 * npm run bench:page: how soon the built page answers, and how long its thread is ever held up.
 * Node cannot load TypeScript by itself, so Vite loads main.ts.
 */
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('main.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'warn',
})
await module.main()
