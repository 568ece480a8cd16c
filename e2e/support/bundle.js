/** Commands that train without a page: bundled for Node, which cannot load TypeScript. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { compileAssembly } from '../../tools/assembly.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')

/**
 * Runs `main` of a command's main.ts, which is told where the script of its processes lies.
 * @param {string} name of the folder in e2e that holds main.ts and worker.ts
 */
export async function runBundled(name) {
  const folder = join(root, 'e2e', name)
  const built = await bundleForNode(name, {
    main: join(folder, 'main.ts'),
    worker: join(folder, 'worker.ts'),
  })
  const { main } = await import(pathToFileURL(join(built, 'main.js')).href)
  process.exitCode = await main(process.argv.slice(2), join(built, 'worker.js'))
}

/**
 * @param {string} name of a folder in the cache
 * @param {Record<string, string>} input scripts by name
 * @returns {Promise<string>} the folder that holds each as NAME.js
 */
async function bundleForNode(name, input) {
  const outDir = join(root, 'node_modules/.cache', name)
  await compileAssembly()
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    // sharp brings a binary of its own, Prettier loads its parts by name.
    ssr: { noExternal: true, external: ['sharp', 'prettier'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'es2023',
      rollupOptions: {
        input,
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
  return outDir
}
