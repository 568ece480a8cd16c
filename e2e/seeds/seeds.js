/**
 * npm run seeds: trains each variant of the first question over many seeds, without a page, and
 * writes what came of it. The engine is bundled for Node first, which cannot load TypeScript.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { compileAssembly } from '../../tools/assembly.js'

const here = dirname(fileURLToPath(import.meta.url))
const outDir = join(here, '../../node_modules/.cache/seeds')
const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')

await compileAssembly()
await build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    minify: false,
    target: 'es2023',
    rollupOptions: {
      input: { main: join(here, 'main.ts'), worker: join(here, 'worker.ts') },
      // TensorFlow.js's binary is loaded by a script written for CommonJS.
      output: {
        banner: [
          "import { createRequire as requireFrom } from 'node:module'",
          `const require = requireFrom(${JSON.stringify(pathToFileURL(wasm).href)})`,
          `const __dirname = ${JSON.stringify(join(dirname(wasm), '../wasm-out'))}`,
          'const __filename = __dirname',
        ].join('\n'),
      },
    },
  },
})
const { main } = await import(pathToFileURL(join(outDir, 'main.js')).href)
process.exitCode = await main(process.argv.slice(2), join(outDir, 'worker.js'))
