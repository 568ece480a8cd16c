/** Commands that train without a page: bundled for Node, which cannot load TypeScript. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { compileAssembly } from './assembly.js'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')

/**
 * @param {string} name of a folder in the cache
 * @param {Record<string, string>} input scripts by name
 * @returns {Promise<string>} the folder that holds each as NAME.js
 */
export async function bundleForNode(name, input) {
  const outDir = join(ROOT, 'node_modules/.cache', name)
  await compileAssembly()
  await build({
    root: ROOT,
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
