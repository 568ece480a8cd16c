import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { PlaygroundError } from '../../../domain/errors'
import { ZEROS_AND_ONES, fetchMnist, parseMnist } from './mnist'

const file = readFileSync(new URL('../../../../public/data/mnist01.bin', import.meta.url))

/** A payload of 2 training images and 1 held out, 2 pixels a side. */
function small(change: (bytes: Uint8Array) => void = () => undefined): Uint8Array {
  const bytes = new Uint8Array([
    ...[83, 80, 77, 78],
    ...[1, 0, 0, 0],
    ...[2, 0, 0, 0],
    ...[2, 0, 0, 0],
    ...[1, 0, 0, 0],
    ...[1, 0],
    ...[11, 12, 13, 14, 21, 22, 23, 24],
    ...[1],
    ...[31, 32, 33, 34],
  ])
  change(bytes)
  return bytes
}

describe('parseMnist', () => {
  test('reads both sets in place', () => {
    const bytes = small()
    const { train, heldOut } = parseMnist(bytes)
    expect(train).toMatchObject({ side: 2, count: 2, classes: new Uint8Array([1, 0]) })
    expect([...train.pixels]).toEqual([11, 12, 13, 14, 21, 22, 23, 24])
    expect(heldOut).toMatchObject({ side: 2, count: 1, classes: new Uint8Array([1]) })
    expect([...heldOut.pixels]).toEqual([31, 32, 33, 34])
    expect(train.pixels.buffer).toBe(bytes.buffer)
  })

  test('reads a payload that lies inside a larger buffer', () => {
    const inside = new Uint8Array([9, 9, 9, ...small(), 9]).subarray(3, 38)
    expect([...parseMnist(inside).heldOut.pixels]).toEqual([31, 32, 33, 34])
  })

  test.each([
    [
      'an empty file',
      new Uint8Array(0),
      'the file is 0 bytes long, shorter than its 20-byte header',
    ],
    [
      'a page in place of the file',
      new TextEncoder().encode('<!doctype html><title>Not found</title>'),
      'the file starts with "<!do" instead of "SPMN"',
    ],
    ['another version', small((bytes) => bytes.set([2], 4)), 'the file is of version 2, not 1'],
    [
      'a cut file',
      small().subarray(0, 30),
      'the file is 30 bytes long, but its header promises 35',
    ],
    [
      'a file with something after it',
      new Uint8Array([...small(), 0]),
      'the file is 36 bytes long, but its header promises 35',
    ],
    [
      'a stray class in training',
      small((bytes) => bytes.set([7], 21)),
      'training image 1 is of class 7, not 0 or 1',
    ],
    [
      'a stray class among the held out',
      small((bytes) => bytes.set([2], 30)),
      'held-out image 0 is of class 2, not 0 or 1',
    ],
  ])('refuses %s with the exact cause', (_name, bytes, cause) => {
    expect(causeOf(() => parseMnist(bytes))).toEqual({ code: 'data_damaged', cause })
  })
})

describe('fetchMnist', () => {
  afterEach(() => vi.unstubAllGlobals())

  test('fetches, unpacks and verifies the file that ships, with progress', async () => {
    serve(() => respond(inChunks(file), { 'Content-Length': `${file.length}` }))
    const seen: (number | null)[] = []
    const { train, heldOut } = await fetchMnist('/mnist01.bin', (fraction) => seen.push(fraction))
    expect([train.count, train.side, heldOut.count]).toEqual([12665, 28, 2115])
    expect(seen[0]).toBeNull()
    expect(seen.at(-1)).toBe(1)
    const fractions = seen.slice(1) as number[]
    expect(fractions.length).toBeGreaterThan(3)
    expect(fractions).toEqual([...fractions].sort((x, y) => x - y))
  })

  test('takes a file that the server has had the browser unpack, without a fraction', async () => {
    serve(() =>
      respond(inChunks(gunzipSync(file)), {
        'Content-Encoding': 'gzip',
        'Content-Length': `${file.length}`,
      }),
    )
    const seen: (number | null)[] = []
    const { train } = await fetchMnist('/mnist01.bin', (fraction) => seen.push(fraction))
    expect(train.count).toBe(12665)
    expect(new Set(seen)).toEqual(new Set([null]))
  })

  test('has no fraction where the length is not told', async () => {
    serve(() => respond(inChunks(file)))
    const seen: (number | null)[] = []
    await fetchMnist('/mnist01.bin', (fraction) => seen.push(fraction))
    expect(new Set(seen)).toEqual(new Set([null]))
  })

  test('works where the origin is insecure and crypto.subtle is missing', async () => {
    vi.stubGlobal('crypto', {})
    serve(() => respond(inChunks(file)))
    expect((await fetchMnist('/mnist01.bin', ignore)).heldOut.count).toBe(2115)
  })

  test('calls a status other than OK unreachable', async () => {
    serve(() => new Response('gone', { status: 404, statusText: 'Not Found' }))
    expect(await failureOf('/mnist01.bin')).toEqual({
      code: 'data_unreachable',
      cause: '/mnist01.bin: the server answered 404 Not Found',
    })
  })

  test('calls a failing network unreachable', async () => {
    serve(() => {
      throw new TypeError('Failed to fetch')
    })
    expect(await failureOf('/mnist01.bin')).toEqual({
      code: 'data_unreachable',
      cause: '/mnist01.bin: Failed to fetch',
    })
  })

  test('calls a connection that breaks on the way unreachable', async () => {
    serve(() => respond(inChunks(file.subarray(0, 70_000), new TypeError('network error'))))
    expect(await failureOf('/mnist01.bin')).toEqual({
      code: 'data_unreachable',
      cause: '/mnist01.bin: the connection broke after 70000 bytes: network error',
    })
  })

  test('calls a page sent with status 200 damaged', async () => {
    serve(() => new Response('<!doctype html><p>the page itself</p>'))
    expect(await failureOf('/mnist01.bin')).toEqual({
      code: 'data_damaged',
      cause: 'the file starts with "<!do" instead of "SPMN"',
    })
  })

  test('calls a cut gzip file damaged', async () => {
    serve(() => respond(inChunks(file.subarray(0, 500_000))))
    const { code, cause } = await failureOf('/mnist01.bin')
    expect(code).toBe('data_damaged')
    expect(cause).toMatch(/^the file of 500000 bytes does not unpack: ./)
  })

  test('finds a flipped bit by gzip’s checksum, without crypto.subtle too', async () => {
    vi.stubGlobal('crypto', {})
    const flipped = Buffer.from(file)
    flipped[flipped.length - 6] = (flipped[flipped.length - 6] as number) ^ 1
    serve(() => respond(inChunks(flipped)))
    expect((await failureOf('/mnist01.bin')).cause).toMatch(/does not unpack/)
  })

  test('calls another well-formed file damaged by its length', async () => {
    serve(() => respond(inChunks(gzipSync(small()))))
    expect(await failureOf('/mnist01.bin')).toEqual({
      code: 'data_damaged',
      cause: '35 bytes arrived instead of 11602320',
    })
  })

  test('calls a file of the right length with one changed pixel damaged by its SHA-256', async () => {
    const changed = gunzipSync(file)
    changed[changed.length - 1] = 1
    serve(() => respond(inChunks(changed)))
    const { code, cause } = await failureOf('/mnist01.bin')
    expect(code).toBe('data_damaged')
    expect(cause).toMatch(
      new RegExp(`^the SHA-256 is [0-9a-f]{64} instead of ${ZEROS_AND_ONES.sha256}$`),
    )
  })
})

const ignore = () => undefined

function serve(answer: () => Response) {
  vi.stubGlobal('fetch', async () => answer())
}

const respond = (body: ReadableStream<Uint8Array>, headers: Record<string, string> = {}) =>
  new Response(body as unknown as BodyInit, { headers })

/** A stream of the bytes in chunks, ending in an error where one is given. */
function inChunks(bytes: Uint8Array, error?: Error): ReadableStream<Uint8Array> {
  const size = 400_000
  let offset = 0
  return new ReadableStream({
    pull(controller) {
      if (offset < bytes.length) controller.enqueue(bytes.slice(offset, (offset += size)))
      else if (error === undefined) controller.close()
      else controller.error(error)
    },
  })
}

function causeOf(act: () => unknown) {
  try {
    act()
  } catch (error) {
    return shortened(error)
  }
  throw new Error('nothing was thrown')
}

const failureOf = (url: string) =>
  fetchMnist(url, ignore).then(() => {
    throw new Error('nothing was thrown')
  }, shortened)

function shortened(error: unknown) {
  if (!(error instanceof PlaygroundError)) throw error
  return { code: error.run.code, cause: error.run.cause }
}
