import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { MNIST_COUNTS, MNIST_EACH } from '../src/domain/mnist'
import { mnistDigits } from '../src/domain/mnistDigits'
import { readDigits, readMnist } from '../src/engine/node'
import { FILES, SOURCE, difference, makePayload, pack, sha256 } from './mnist.js'

const payload = makePayload(FILES.zerosAndOnes)
const committed = readFileSync(FILES.zerosAndOnes.target)

describe('the data file', () => {
  test('holds exactly what the originals give', () => {
    expect(difference(committed, payload)).toBeNull()
  })

  test('is what the engine pins', async () => {
    await expect(readMnist()).resolves.toBeDefined()
  })

  test('stays under 2.3 MB', () => {
    expect(committed.length).toBeLessThan(2_300_000)
  })

  test('carries no time and no system', () => {
    for (const packed of [committed, pack(payload)])
      expect([...packed.subarray(4, 8), packed[9]]).toEqual([0, 0, 0, 0, 255])
  })

  test('has the zeros and ones of MNIST in original order with original pixels', async () => {
    const { train, heldOut } = await readMnist()
    const count = (classes: Iterable<number>, wanted: number) =>
      [...classes].filter((each) => each === wanted).length
    expect([0, 1].map((digit) => count(train.classes, digit))).toEqual(MNIST_COUNTS.train)
    expect([0, 1].map((digit) => count(heldOut.classes, digit))).toEqual(MNIST_COUNTS.heldOut)

    // The last held-out image, found in the original by walking its labels backwards.
    const labels = readFileSync(`${SOURCE}/t10k-labels-idx1-ubyte`)
    const images = readFileSync(`${SOURCE}/t10k-images-idx3-ubyte`)
    let last = labels.length - 1
    while ((labels[last] as number) > 1) last--
    const start = 16 + (last - 8) * 784
    expect(heldOut.classes.at(-1)).toBe(labels[last])
    expect(Buffer.from(heldOut.pixels.subarray(-784))).toEqual(images.subarray(start, start + 784))
  })
})

describe('the file of ten digits', () => {
  const digits = readFileSync(FILES.digits.target)

  test('holds exactly what the originals give, under 4 MB', () => {
    expect(difference(digits, makePayload(FILES.digits))).toBeNull()
    expect(digits.length).toBeLessThan(4_000_000)
  })

  test('is what the engine pins, in the order of the set, no image twice', async () => {
    const [pixels, set] = [await readDigits(), mnistDigits()]
    const count = 10 * (MNIST_EACH.train + MNIST_EACH.heldOut)
    expect([pixels.length / 784, set.paths.length]).toEqual([count, count])
    const payload = gunzipSync(digits)
    const train = 10 * MNIST_EACH.train
    const classes = [
      ...payload.subarray(20, 20 + train),
      ...payload.subarray(20 + train * 785, 20 + train * 785 + 10 * MNIST_EACH.heldOut),
    ]
    expect([...set.identityOf]).toEqual(classes)
    const images = Array.from({ length: count }, (_, i) =>
      Buffer.from(pixels.subarray(i * 784, (i + 1) * 784)).toString('latin1'),
    )
    expect(new Set(images).size).toBe(count)
  })
})

describe('the check', () => {
  test('accepts the same payload packed by another zlib', () => {
    expect(difference(pack(payload), payload)).toBeNull()
  })

  test('names a changed pixel by both checksums', () => {
    const changed = Buffer.from(payload)
    changed[5000] = (changed[5000] as number) ^ 1
    expect(difference(pack(changed), payload)).toBe(
      `it holds ${payload.length} bytes of SHA-256 ${sha256(changed)}, not ${payload.length} of ${sha256(payload)}`,
    )
  })

  test('says that a cut file does not unpack', () => {
    expect(difference(committed.subarray(0, -100), payload)).toMatch(/^it does not unpack \(/)
  })

  test('says what to do where the originals are missing', () => {
    expect(() => makePayload(FILES.zerosAndOnes, '/nowhere')).toThrow(
      'train-images-idx3-ubyte cannot be read (ENOENT); run "npm ci" first.',
    )
  })

  test('unpacks as any gzip does', () => {
    expect(sha256(gunzipSync(committed))).toBe(sha256(payload))
  })
})
