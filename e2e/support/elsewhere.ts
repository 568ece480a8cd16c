/** A place that is not the page's, and every way to reach it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A place that answers whoever asks, and counts. */
export async function anywhere() {
  let visits = 0
  const server = createServer((_request, response) => {
    visits++
    response
      .setHeader('Access-Control-Allow-Origin', '*')
      .setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
      .end('here')
  })
  server.on('upgrade', (_request, socket) => {
    visits++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  const address = `localhost:${port}`
  return {
    address,
    /** The rules that a Worker breaks by `tryToReach`. */
    byRequest: [
      'connect-src https://example.org/',
      ...['fetch', 'post'].map((path) => `connect-src http://${address}/${path}`),
      `connect-src ws://${address}/socket`,
    ].sort(),
    visits: () => visits,
    close: () => server.close(),
  }
}

/** Tries to reach a place, in a page or a Worker; resolves with the rules that were broken by it. */
export function tryToReach(address: string): Promise<readonly string[]> {
  const broken = new Set<string>()
  const tries: (() => unknown)[] = [
    () => fetch(`http://${address}/fetch`),
    () => fetch('https://example.org/'),
    () => fetch(`http://${address}/post`, { method: 'POST', body: 'a photo', mode: 'no-cors' }),
    () => new WebSocket(`ws://${address}/socket`),
    ...('document' in globalThis
      ? [
          () => (new Image().src = `http://${address}/image.png`),
          () => navigator.sendBeacon(`http://${address}/beacon`, 'a photo'),
        ]
      : []),
  ]
  return new Promise((resolve) => {
    globalThis.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI } = event as SecurityPolicyViolationEvent
      // Each policy that refuses tells: the headers' and the markup's.
      broken.add(`${effectiveDirective} ${blockedURI}`)
      if (broken.size === tries.length) resolve([...broken].sort())
    })
    // What is refused also throws, at once or later; the events tell of both.
    for (const attempt of tries) void new Promise((done) => done(attempt())).catch(() => undefined)
  })
}
