/**
 * npm run bench: how fast a step is, ours beside stock TensorFlow.js and PyTorch, in one run.
 * Node cannot load TypeScript by itself, so Vite loads bench.ts.
 */
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { module } = await runnerImport(fileURLToPath(new URL('bench.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'warn',
})
process.exitCode = await module.bench(process.argv.slice(2))
