import { PlaygroundError } from '../../../domain/errors'
import { MNIST_IMAGES, MNIST_SIDE } from '../../../domain/mnist'
import type { Dataset, ImageSet } from './dataset'

/**
 * MNIST's zeros and ones: fetched once as one gzip file, verified on arrival, and then read in
 * place. tools/mnist.js makes the file and its head describes the payload byte by byte.
 */

export const MNIST_SHA256 = 'd515a0c864f87e2da2d3b31f0c5db429b97ecd26d85db9a7873d115deeba228f'

const MAGIC = 'SPMN'
const VERSION = 1
const HEADER = 20
/** Bytes of a class and an image. */
const bytesOf = (side: number) => 1 + side * side
/** The payload that ships. */
export const MNIST_LENGTH =
  HEADER + (MNIST_IMAGES.train + MNIST_IMAGES.heldOut) * bytesOf(MNIST_SIDE)

const damaged = (cause: string) => new PlaygroundError('data_damaged', cause)
const unreachable = (cause: string) => new PlaygroundError('data_unreachable', cause)
const messageOf = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown))

/**
 * Reads an unpacked payload without copying: the sets are views of `bytes`.
 * @throws PlaygroundError `data_damaged`, with the first thing that is wrong as its cause.
 */
export function parseMnist(bytes: Uint8Array): Dataset {
  if (bytes.length < HEADER)
    throw damaged(`the file is ${bytes.length} bytes long, shorter than its ${HEADER}-byte header`)
  const magic = String.fromCharCode(...bytes.subarray(0, 4))
  if (magic !== MAGIC)
    throw damaged(`the file starts with ${JSON.stringify(magic)} instead of "${MAGIC}"`)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const version = view.getUint32(4, true)
  if (version !== VERSION) throw damaged(`the file is of version ${version}, not ${VERSION}`)
  const side = view.getUint32(8, true)
  const counts = [view.getUint32(12, true), view.getUint32(16, true)] as const
  const expected = HEADER + (counts[0] + counts[1]) * bytesOf(side)
  if (bytes.length !== expected)
    throw damaged(`the file is ${bytes.length} bytes long, but its header promises ${expected}`)
  const middle = HEADER + counts[0] * bytesOf(side)
  return {
    train: imageSet('training', bytes.subarray(HEADER, middle), side, counts[0]),
    heldOut: imageSet('held-out', bytes.subarray(middle), side, counts[1]),
    names: ['0', '1'],
    heldOutPaths: [],
    trainPairs: null,
    heldOutPairs: null,
    folds: [],
  }
}

function imageSet(name: string, bytes: Uint8Array, side: number, count: number): ImageSet {
  const classes = bytes.subarray(0, count)
  const stray = classes.findIndex((each) => each > 1)
  if (stray >= 0) throw damaged(`${name} image ${stray} is of class ${classes[stray]}, not 0 or 1`)
  return { side, channels: 1, count, classes, pixels: bytes.subarray(count) }
}

/**
 * Fetches the images that ship and verifies them.
 * @param onProgress the share that has arrived, 0 to 1; null while the size is unknown
 * @throws PlaygroundError `data_unreachable` or `data_damaged`
 */
export async function fetchMnist(
  url: string,
  onProgress: (fraction: number | null) => void,
): Promise<Dataset> {
  onProgress(null)
  return openMnist(await download(url, onProgress))
}

/**
 * Reads the file that ships and verifies it: gzip's own checksum, length, and SHA-256 where the page
 * is a secure context (elsewhere browsers withhold `crypto.subtle`).
 * @throws PlaygroundError `data_damaged`
 */
export async function openMnist(received: Uint8Array<ArrayBuffer>): Promise<Dataset> {
  const payload = isGzip(received) ? await unpack(received) : received
  const dataset = parseMnist(payload)
  await verify(payload)
  return dataset
}

async function download(url: string, onProgress: (fraction: number | null) => void) {
  const response = await fetch(url).catch((error: unknown) => {
    throw unreachable(`${url}: ${messageOf(error)}`)
  })
  if (!response.ok) throw unreachable(`${url}: the server answered ${statusOf(response)}`)
  const total = lengthOf(response)
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  while (reader !== undefined) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw unreachable(`${url}: the connection broke after ${length} bytes: ${messageOf(error)}`)
    })
    if (done) break
    chunks.push(value)
    length += value.length
    onProgress(total === null ? null : Math.min(1, length / total))
  }
  return joined(chunks, length)
}

const statusOf = (response: Response) => `${response.status} ${response.statusText}`.trim()

/** Bytes to come; null where they are unknown, or counted before the browser decodes them. */
function lengthOf({ headers }: Response): number | null {
  const length = Number(headers.get('Content-Length'))
  return length > 0 && !headers.has('Content-Encoding') ? length : null
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}

/** A server that sends `Content-Encoding: gzip` has the browser unpack the file before us. */
const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  try {
    return new Uint8Array(await new Response(stream).arrayBuffer())
  } catch (error) {
    throw damaged(`the file of ${packed.length} bytes does not unpack: ${messageOf(error)}`)
  }
}

async function verify(payload: Uint8Array<ArrayBuffer>): Promise<void> {
  if (payload.length !== MNIST_LENGTH)
    throw damaged(`${payload.length} bytes arrived instead of ${MNIST_LENGTH}`)
  // Typed as always there, but withheld where the page came over plain HTTP.
  const subtle = crypto.subtle as SubtleCrypto | undefined
  if (subtle === undefined) return
  const digest = new Uint8Array(await subtle.digest('SHA-256', payload))
  const found = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (found !== MNIST_SHA256) throw damaged(`the SHA-256 is ${found} instead of ${MNIST_SHA256}`)
}
