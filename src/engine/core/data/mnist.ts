import { PlaygroundError } from '../../../domain/errors'
import { MNIST_EACH, MNIST_IMAGES, MNIST_SIDE } from '../../../domain/mnist'
import { DIGITS } from '../../../domain/mnistDigits'
import { fetchFile } from '../../../loading/fetchFile'
import type { Dataset, ImageSet } from './dataset'

/**
 * MNIST's zeros and ones, and its ten digits: each fetched once as one gzip file, verified on arrival, and
 * then read in place. tools/mnist.js makes the files and its head describes the payload byte by byte.
 */

/** A file that ships: what its payload has to be. */
interface Shipped {
  readonly sha256: string
  /** Bytes. */
  readonly length: number
  /** Classes are 0 to one less. */
  readonly classes: number
}

const MAGIC = 'SPMN'
const VERSION = 1
const HEADER = 20
/** Bytes of a class and an image. */
const bytesOf = (side: number) => 1 + side * side
const lengthOf = (images: number) => HEADER + images * bytesOf(MNIST_SIDE)

export const ZEROS_AND_ONES: Shipped = {
  sha256: 'd515a0c864f87e2da2d3b31f0c5db429b97ecd26d85db9a7873d115deeba228f',
  length: lengthOf(MNIST_IMAGES.train + MNIST_IMAGES.heldOut),
  classes: 2,
}
export const TEN_DIGITS: Shipped = {
  sha256: '60ea7f68b0d57076d5b9ec10110d365462588dd6f9ba90ae16b8066299bfa05c',
  length: lengthOf(DIGITS * (MNIST_EACH.train + MNIST_EACH.heldOut)),
  classes: DIGITS,
}

const damaged = (cause: string) => new PlaygroundError('data_damaged', cause)
const messageOf = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown))

/**
 * Reads an unpacked payload without copying: the sets are views of `bytes`.
 * @throws PlaygroundError `data_damaged`, with the first thing that is wrong as its cause.
 */
export function parseMnist(bytes: Uint8Array, classes = ZEROS_AND_ONES.classes): Dataset {
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
    train: imageSet('training', bytes.subarray(HEADER, middle), side, counts[0], classes),
    heldOut: imageSet('held-out', bytes.subarray(middle), side, counts[1], classes),
    names: Array.from({ length: classes }, (_, digit) => String(digit)),
    heldOutPaths: [],
    trainPairs: null,
    heldOutPairs: null,
    folds: [],
  }
}

function imageSet(
  name: string,
  bytes: Uint8Array,
  side: number,
  count: number,
  most: number,
): ImageSet {
  const classes = bytes.subarray(0, count)
  const stray = classes.findIndex((each) => each >= most)
  if (stray >= 0)
    throw damaged(
      `${name} image ${stray} is of class ${classes[stray]}, not 0 ${most === 2 ? 'or' : 'to'} ${most - 1}`,
    )
  return { side, channels: 1, count, classes, pixels: bytes.subarray(count) }
}

/**
 * Fetches the zeros and ones that ship and verifies them.
 * @param onProgress the share that has arrived, 0 to 1; null while the size is unknown
 * @throws PlaygroundError `data_unreachable` or `data_damaged`
 */
export async function fetchMnist(
  url: string,
  onProgress: (fraction: number | null) => void,
): Promise<Dataset> {
  onProgress(null)
  return openMnist(await fetchFile(url, { code: 'data_unreachable', onProgress }), ZEROS_AND_ONES)
}

/**
 * Fetches the ten digits that ship and verifies them.
 * @returns the pixels of all images, in the order of `mnistDigits`
 * @throws PlaygroundError `data_unreachable` or `data_damaged`
 */
export async function fetchDigits(
  url: string,
  onProgress: (fraction: number | null) => void,
): Promise<Uint8Array> {
  onProgress(null)
  return openDigits(await fetchFile(url, { code: 'data_unreachable', onProgress }))
}

/** What `fetchDigits` makes of the file. @throws PlaygroundError `data_damaged` */
export async function openDigits(received: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const { train, heldOut } = await openMnist(received, TEN_DIGITS)
  const pixels = new Uint8Array(train.pixels.length + heldOut.pixels.length)
  pixels.set(train.pixels)
  pixels.set(heldOut.pixels, train.pixels.length)
  return pixels
}

/**
 * Reads a file that ships and verifies it: gzip's own checksum, length, and SHA-256 where the page
 * is a secure context (elsewhere browsers withhold `crypto.subtle`).
 * @throws PlaygroundError `data_damaged`
 */
export async function openMnist(
  received: Uint8Array<ArrayBuffer>,
  shipped: Shipped,
): Promise<Dataset> {
  const payload = isGzip(received) ? await unpack(received) : received
  const dataset = parseMnist(payload, shipped.classes)
  await verify(payload, shipped)
  return dataset
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

async function verify(
  payload: Uint8Array<ArrayBuffer>,
  { sha256, length }: Shipped,
): Promise<void> {
  if (payload.length !== length)
    throw damaged(`${payload.length} bytes arrived instead of ${length}`)
  // Typed as always there, but withheld where the page came over plain HTTP.
  const subtle = crypto.subtle as SubtleCrypto | undefined
  if (subtle === undefined) return
  const digest = new Uint8Array(await subtle.digest('SHA-256', payload))
  const found = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (found !== sha256) throw damaged(`the SHA-256 is ${found} instead of ${sha256}`)
}
