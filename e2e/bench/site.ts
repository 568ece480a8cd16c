/** Builds what is measured and serves it as a browser needs it for threads and exact timers. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CONFIG = `${ROOT}vite.config.ts`
const PAGE = fileURLToPath(new URL('page/', import.meta.url))
const BUILT = `${ROOT}test-results/bench/`
/** The next free one is taken. */
const PORT = 4327

// What loads this file calls it development, and a build would then hold React's slow half.
process.env.NODE_ENV = 'production'

export interface Site {
  readonly address: string
  close(): Promise<void>
}

/** The page as `npm run build` makes it, in a folder of its own. */
export async function servePlayground(): Promise<Site> {
  const outDir = `${BUILT}playground`
  const args = ['run', '--silent', 'build', '--', '--outDir', outDir, '--emptyOutDir']
  // Progress goes to stderr, so that stdout holds the tables alone.
  execFileSync('npm', [...args, '--logLevel', 'warn'], { cwd: ROOT, stdio: ['ignore', 2, 2] })
  return serve(outDir)
}

/** The bench's own page, which is no part of what ships: stock rivals and profiles. */
export async function serveBenchPage(): Promise<Site> {
  const outDir = `${BUILT}page`
  await build({
    configFile: CONFIG,
    root: PAGE,
    publicDir: `${ROOT}public`,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  })
  return serve(outDir)
}

async function serve(outDir: string): Promise<Site> {
  const server = await preview({
    configFile: CONFIG,
    root: ROOT,
    logLevel: 'error',
    build: { outDir },
    preview: { port: PORT },
  })
  const address = server.resolvedUrls?.local[0]
  if (address === undefined) throw new Error(`nothing is served from ${outDir}`)
  return { address, close: () => server.close() }
}
