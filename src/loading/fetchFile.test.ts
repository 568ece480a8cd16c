import { afterEach, expect, test, vi } from 'vitest'
import { PlaygroundError } from '../domain/errors'
import { fetchFile } from './fetchFile'

afterEach(() => vi.unstubAllGlobals())

/** Answers as `fetch` does, to its signal too. */
function serve(body: (signal: AbortSignal) => Promise<Response>) {
  vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => body(signal))
}

async function causeOf(patience: number): Promise<string> {
  const thrown = await fetchFile('/a.bin', { code: 'data_unreachable', patience }).catch(
    (thrown: unknown) => thrown,
  )
  if (!(thrown instanceof PlaygroundError)) throw new Error('it was fetched')
  return thrown.run.cause
}

/** Bytes that come, after which nothing does. */
const stallingAfter = (bytes: number) => (signal: AbortSignal) =>
  Promise.resolve(
    new Response(
      new ReadableStream({
        start(controller) {
          if (bytes > 0) controller.enqueue(new Uint8Array(bytes))
          signal.addEventListener('abort', () => controller.error(signal.reason))
        },
      }),
    ),
  )

test('a server that never answers is given up, and said to be so', async () => {
  serve(
    (signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  )
  expect(await causeOf(10)).toBe('/a.bin: nothing arrived for 0.01 s')
})

test('so is a download that stands still on the way', async () => {
  serve(stallingAfter(3))
  expect(await causeOf(10)).toBe('/a.bin: nothing arrived for 0.01 s after 3 bytes')
})

test('one that is offline is told to be so', async () => {
  vi.stubGlobal('navigator', { onLine: false })
  serve(() => Promise.reject(new TypeError('Failed to fetch')))
  expect(await causeOf(1000)).toBe('/a.bin: this browser is offline')
})
