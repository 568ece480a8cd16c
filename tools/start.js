/**
 * npm start: builds the page where it was never built or its sources are newer, serves it with
 * the headers for cross-origin isolation, and opens it in the browser where there is one.
 *
 *   npm start -- --port 8080 --no-open     (or PORT=8080 npm start)
 *   npm start -- --plain --base /twins/    as a static host would: no headers, under a path
 */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { listen, servePage } from './serve.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SOURCES = ['src', 'public', 'tools', 'index.html', 'vite.config.ts', 'package-lock.json']
const USUAL_PORT = 4173

/** When a file, or anything in a folder, was last changed; 0 where there is none. */
function changed(path) {
  if (!existsSync(path)) return 0
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return readdirSync(path).reduce(
    (latest, name) => Math.max(latest, changed(join(path, name))),
    mtimeMs,
  )
}

/** Whether the page under `root` was never built, or before the last change of its sources. */
export function needsBuild(root) {
  const built = changed(join(root, 'dist', 'index.html'))
  return SOURCES.some((source) => changed(join(root, source)) > built)
}

/** The port asked for, or undefined; throws a sentence where it is none. */
export function portFrom(argument, env) {
  const text = argument ?? env.PORT
  if (text === undefined || text === '') return undefined
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port
  throw new Error(`"${text}" is not a port: it is a whole number from 0 to 65535.`)
}

function openBrowser(address) {
  const { platform, env } = process
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return
  const [command, ...before] =
    platform === 'darwin'
      ? ['open']
      : platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : ['xdg-open']
  const opener = spawn(command, [...before, address], { stdio: 'ignore', detached: true })
  opener.on('error', (error) =>
    console.log(`No browser could be opened (${error.message}): open the address yourself.`),
  )
  opener.unref()
}

/** A path with a slash at both ends; throws a sentence where it is none. */
export function baseFrom(argument) {
  const inner = argument.replace(/^\/|\/$/g, '')
  if (inner === '') return '/'
  if (/^[\w.~-]+(\/[\w.~-]+)*$/.test(inner)) return `/${inner}/`
  throw new Error(`"${argument}" is no path to serve under: /lessons/twins/ is one.`)
}

async function start() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      base: { type: 'string', default: '/' },
      plain: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
    },
  })
  const asked = portFrom(values.port, process.env)
  const base = baseFrom(values.base)
  if (needsBuild(ROOT)) {
    const { build } = await import('vite')
    await build({ root: ROOT, logLevel: 'warn' })
  }
  const server = servePage({ base, plain: values.plain })
  const port = await listen(server, {
    port: asked ?? USUAL_PORT,
    host: 'localhost',
    mustBe: asked !== undefined,
  })
  const address = `http://localhost:${port}${base}`
  console.log(`Siamese Playground: ${address}   (Ctrl+C ends it)`)
  if (!values['no-open']) openBrowser(address)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await start()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
