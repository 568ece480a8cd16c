/**
 * Builds the service worker (src/service) beside the page, after all else is written: it carries a list of
 * every file with its hash, so that what the browser keeps is what was built.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

/** Read by hosts, or the service worker itself; browsers keep neither. */
const UNSERVED = new Set(['_headers', 'sw.js'])

/** Large, and wanted by few: fetched when it is chosen, and kept from then on. */
const ON_DEMAND = new Set(['data/mnist.bin'])

/**
 * The files of a built page, small ones first: those that are large are wanted by few.
 * @param {string} folder
 */
export function servedFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((url) => !UNSERVED.has(url))
    .map((url) => ({ url, content: readFileSync(join(folder, url)) }))
    .sort((a, b) => a.content.length - b.content.length || (a.url < b.url ? -1 : 1))
    .map(({ url, content }) => {
      const hash = createHash('sha256').update(content).digest('base64')
      // The bundler names these by their content.
      const revision = url.startsWith('assets/') ? null : hash.slice(0, 12)
      return { url, revision, integrity: `sha256-${hash}`, onDemand: ON_DEMAND.has(url) }
    })
}

/** Builds it for the page in a folder. */
export async function buildService(root, folder) {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: {
      'process.env.NODE_ENV': '"production"',
      SERVED_FILES: JSON.stringify(servedFiles(folder)),
    },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2023',
      rolldownOptions: {
        input: join(root, 'src/service/sw.ts'),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  })
}

/** @returns {import('vite').Plugin} */
export function servicePlugin() {
  let root = ''
  return {
    name: 'service',
    apply: 'build',
    configResolved(config) {
      root = config.root
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: ({ dir }) => buildService(root, dir),
    },
  }
}
