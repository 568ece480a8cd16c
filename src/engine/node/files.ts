/** What the page's engine fetches, from this checkout's disk; wherever the current directory is. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The checkout: this file lies in its sources, or bundled in a cache below its node_modules. */
const ROOT = rootAbove(import.meta.dirname)
const require = createRequire(import.meta.url)

/** MNIST's zeros and ones, and its ten digits, as the page is served them. */
export const MNIST_FILE = join(ROOT, 'public/data/mnist01.bin')
export const DIGITS_FILE = join(ROOT, 'public/data/mnist.bin')

/** The folder of TensorFlow.js's own WASM binaries. */
export const TENSORFLOW_BINARIES = `${dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'))}/dist/`

/** One of the builds of our kernels; `tools/assembly.js` compiles them. */
export const kernelsFromDisk = (build: string) =>
  read(join(ROOT, `src/engine/kernels/wasm/assembly/build/${build}.wasm`))

/** resvg's binary. */
export const resvgFromDisk = () => read(require.resolve('@resvg/resvg-wasm/index_bg.wasm'))

/** @throws where there is no such file */
export async function read(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(path))
}

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('internal: the engine lies in no checkout')
  return rootAbove(above)
}
