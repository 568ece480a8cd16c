/**
 * Serves a built page: with its headers, compressed, and nothing but the files that are there.
 *
 *   node tools/serve.js --port 8080 --host 0.0.0.0     what the container runs
 */
import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import compression from 'compression'
import sirv from 'sirv'
import { HEADERS } from './policy.js'

const DIST = fileURLToPath(new URL('../dist', import.meta.url))
const READING = new Set(['GET', 'HEAD'])

/** The bundler names these by their content; of all else a browser asks whether it has changed. */
const cachingOf = (path) =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'

function refuse(response, status, sentence, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers })
  response.end(`${sentence}\n`)
}

/**
 * @param {object} options
 * @param {string} [options.folder] of the built page
 * @param {boolean} [options.plain] without the page's headers, as most static hosts serve
 * @param {string} [options.base] the path it is served under, with a slash at both ends
 * @param {boolean} [options.compressed] where a browser takes it so; not worth its time on the same machine
 * @returns {import('node:http').Server}
 */
export function servePage({ folder = DIST, plain = false, base = '/', compressed = true } = {}) {
  const compress = compressed ? compression() : (_request, _response, next) => next()
  const files = sirv(join(folder), {
    etag: true,
    extensions: ['html'],
    setHeaders: (response, path) => response.setHeader('Cache-Control', cachingOf(path)),
  })
  return createServer((request, response) => {
    if (!plain) for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
    if (!READING.has(request.method ?? ''))
      return refuse(response, 405, 'Files can be read here, and nothing else.', {
        Allow: [...READING].join(', '),
      })
    const { url = '/' } = request
    if (`${url}/` === base) {
      response.writeHead(301, { Location: base }).end()
      return
    }
    const none = () => refuse(response, 404, 'There is no such file here.')
    if (!url.startsWith(base)) return none()
    request.url = url.slice(base.length - 1)
    compress(request, response, () => files(request, response, none))
  })
}

/** Begins to listen; on the next ports where one is taken, unless it `mustBe` that one. */
export async function listen(server, { port, host, mustBe }) {
  for (let each = port; ; each++) {
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(each, host, () => {
          server.off('error', reject)
          resolve(undefined)
        })
      })
      return server.address().port
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || mustBe || each >= port + 50) throw error
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8080' },
      host: { type: 'string', default: 'localhost' },
      uncompressed: { type: 'boolean', default: false },
    },
  })
  const server = servePage({ compressed: !values.uncompressed })
  const port = await listen(server, {
    port: Number(values.port),
    host: values.host,
    mustBe: true,
  })
  console.log(`Siamese Playground on port ${port}`)
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      server.close()
      server.closeAllConnections()
    })
}
