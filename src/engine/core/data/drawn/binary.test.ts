import { afterEach, expect, test, vi } from 'vitest'
import { PlaygroundError } from '../../../../domain/errors'
import { fetchBinary } from './binary'

afterEach(() => vi.unstubAllGlobals())

test('the binary is what the server sends', async () => {
  vi.stubGlobal('fetch', async () => new Response('binary'))
  expect(new TextDecoder().decode(await fetchBinary())).toBe('binary')
})

test.each([
  ['the server answers 404', () => Promise.resolve(new Response(null, { status: 404 })), /404/],
  ['there is no connection', () => Promise.reject(new TypeError('Failed to fetch')), /to fetch/],
])('says so where %s', async (_, fetch, cause) => {
  vi.stubGlobal('fetch', fetch)
  const failure = await fetchBinary().catch((thrown: unknown) => thrown)
  if (!(failure instanceof PlaygroundError)) throw new Error('it was fetched')
  expect(failure.run.code).toBe('data_unreachable')
  expect(failure.run.cause).toMatch(cause)
})
