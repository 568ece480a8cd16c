import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HEADERS } from './policy.js'
import { listen, servePage } from './serve.js'

const SCRIPT = `const text = '${'twins '.repeat(1000)}'`
const root = mkdtempSync(join(tmpdir(), 'serve-'))
const folder = join(root, 'dist')
mkdirSync(join(folder, 'assets'), { recursive: true })
writeFileSync(join(folder, 'index.html'), '<title>The page</title>')
writeFileSync(join(folder, 'assets/main-1234.js'), SCRIPT)
writeFileSync(join(root, 'secret.txt'), 'not to be served')
const own = servePage({ folder })
const plain = servePage({ folder, plain: true, base: '/lessons/twins/' })

beforeAll(async () => {
  for (const server of [own, plain]) await listen(server, { port: 0, host: 'localhost' })
})
afterAll(() => {
  for (const server of [own, plain]) server.close()
  rmSync(root, { recursive: true })
})

/** Asks as written: `fetch` would tidy the path, and unpack what comes. */
function ask(server: typeof own, path: string, { method = 'GET', encoding = 'identity' } = {}) {
  const { port } = server.address() as AddressInfo
  const headers = { 'accept-encoding': encoding }
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      const asked = request({ port, path, method, headers, host: 'localhost' }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        )
      })
      asked.on('error', reject).end()
    },
  )
}

describe('a page that is served', () => {
  test('is there, with every header of the page', async () => {
    const { status, headers, body } = await ask(own, '/')
    expect(status).toBe(200)
    expect(body.toString()).toContain('The page')
    for (const [name, value] of Object.entries(HEADERS))
      expect(headers[name.toLowerCase()]).toBe(value)
  })

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    'refuses %s, and says what may be asked',
    async (method) => {
      const { status, headers } = await ask(own, '/', { method })
      expect(status).toBe(405)
      expect(headers.allow).toBe('GET, HEAD')
    },
  )

  test.each([
    '/missing.js',
    '/assets/',
    '/assets/main-0000.js',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/%00',
    '/%',
  ])('has nothing at %s, and does not give the page instead', async (path) => {
    const { status, body, headers } = await ask(own, path)
    expect(status).toBe(404)
    expect(body.toString()).toBe('There is no such file here.\n')
    expect(headers['content-security-policy']).toBe(HEADERS['Content-Security-Policy'])
  })

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('comes packed as %s where that is asked for', async (encoding, unpack) => {
    const { headers, body } = await ask(own, '/assets/main-1234.js', { encoding })
    expect(headers['content-encoding']).toBe(encoding)
    expect(body.length).toBeLessThan(SCRIPT.length / 10)
    expect(unpack(body).toString()).toBe(SCRIPT)
  })

  test('is asked for anew each time, but for what is named by its content', async () => {
    expect((await ask(own, '/')).headers['cache-control']).toBe('no-cache')
    const { headers } = await ask(own, '/assets/main-1234.js')
    expect(headers['cache-control']).toContain('immutable')
  })

  test('may be served plainly under a path, and there only', async () => {
    const { status, headers } = await ask(plain, '/lessons/twins/')
    expect(status).toBe(200)
    for (const name of Object.keys(HEADERS)) expect(headers).not.toHaveProperty(name.toLowerCase())
    expect((await ask(plain, '/lessons/twins/assets/main-1234.js')).status).toBe(200)
    expect((await ask(plain, '/lessons/twins')).headers.location).toBe('/lessons/twins/')
    expect((await ask(plain, '/')).status).toBe(404)
  })
})

test('a port that is taken is passed over, unless it is asked for', async () => {
  const { port } = own.address() as AddressInfo
  const other = servePage({ folder })
  await expect(listen(other, { port, host: 'localhost', mustBe: true })).rejects.toThrow(
    'EADDRINUSE',
  )
  expect(await listen(other, { port, host: 'localhost' })).toBeGreaterThan(port)
  other.close()
})
