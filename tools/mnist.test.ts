import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { MNIST_COUNTS } from '../src/domain/mnist'
import { readMnist } from '../src/engine/node'
import { SOURCE, TARGET, difference, makePayload, pack, sha256 } from './mnist.js'

const payload = makePayload()
const committed = readFileSync(TARGET)

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
    expect(() => makePayload('/nowhere')).toThrow(
      'train-images-idx3-ubyte cannot be read (ENOENT); run "npm ci" first.',
    )
  })

  test('unpacks as any gzip does', () => {
    expect(sha256(gunzipSync(committed))).toBe(sha256(payload))
  })
})
