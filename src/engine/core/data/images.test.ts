import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { imagesTensor, pairImages, twinTensor } from './images'
import type { ImageSet } from './dataset'
import { pixelsOf } from './pixels'

const set: ImageSet = {
  side: 3,
  channels: 1,
  count: 3,
  pixels: new Uint8Array([
    ...[0, 51, 255, 102, 204, 17, 255, 3, 68],
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9],
    ...[90, 80, 70, 60, 50, 40, 30, 20, 10],
  ]),
  classes: new Uint8Array([0, 1, 1]),
}
const batch = { a: new Int32Array([2, 0]), b: new Int32Array([1, 2]) }
const alone = { a: new Int32Array([0]), b: new Int32Array([2]) }
const pixels = (
  size: number,
  channels: 1 | 3,
  normalization: 'scaled' | 'standardized' = 'scaled',
) => pixelsOf({ size, channels, normalization }, set)

/** TensorFlow 2.21: tf.image.resize(x[None, :, :, None] / 255, (s, s)), x the first image. */
const TENSORFLOW: Record<number, number[]> = {
  5: [
    ...[0.0, 0.08, 0.2, 0.68, 1.0],
    ...[0.16, 0.272, 0.44, 0.552, 0.626667],
    ...[0.4, 0.56, 0.8, 0.36, 0.066667],
    ...[0.76, 0.586823, 0.327059, 0.242823, 0.186667],
    ...[1.0, 0.604706, 0.011765, 0.164706, 0.266667],
  ],
  7: [
    ...[0.0, 0.028571, 0.114286, 0.2, 0.542857, 0.885714, 1.0],
    ...[0.057143, 0.089796, 0.187755, 0.285714, 0.534694, 0.783674, 0.866667],
    ...[0.228571, 0.273469, 0.408163, 0.542857, 0.510204, 0.477551, 0.466667],
    ...[0.4, 0.457143, 0.628571, 0.8, 0.485714, 0.171429, 0.066667],
    ...[0.657143, 0.629292, 0.545738, 0.462185, 0.329412, 0.196639, 0.152381],
    ...[0.914286, 0.801441, 0.462905, 0.12437, 0.173109, 0.221849, 0.238095],
    ...[1.0, 0.858824, 0.435294, 0.011765, 0.121008, 0.230252, 0.266667],
  ],
}

beforeAll(() => tf.setBackend('cpu'))

/** The tensor's numbers and shape; fails unless exactly one tensor was left behind. */
async function made(...args: Parameters<typeof twinTensor>) {
  const before = tf.memory().numTensors
  const tensor = twinTensor(...args)
  expect(tf.memory().numTensors).toBe(before + 1)
  const values = [...(await tensor.data())]
  tensor.dispose()
  expect(tf.memory().numTensors).toBe(before)
  return { shape: tensor.shape, values }
}

describe('twinTensor', () => {
  test('holds the a-images, then the b-images, as bytes / 255', async () => {
    const { shape, values } = await made(set, batch, pixels(3, 1))
    expect(shape).toEqual([4, 3, 3, 1])
    const bytes = [2, 0, 1, 2].flatMap((index) => [
      ...set.pixels.subarray(9 * index, 9 * index + 9),
    ])
    expect(values).toEqual(bytes.map((byte) => Math.fround(byte / 255)))
  })

  test('gives held-out images the pixels that the training images set', async () => {
    const dark: ImageSet = { ...set, pixels: new Uint8Array(27) }
    const { values } = await made(dark, batch, pixels(3, 1, 'standardized'))
    const mean = set.pixels.reduce((sum, byte) => sum + byte, 0) / 27
    const variance = set.pixels.reduce((sum, byte) => sum + (byte - mean) ** 2, 0) / 27
    values.forEach((value) => expect(value).toBeCloseTo(-mean / Math.sqrt(variance), 5))
  })

  test.each([5, 7])('resizes to %i pixels as TensorFlow does', async (size) => {
    const { shape, values } = await made(set, alone, pixels(size, 1))
    expect(shape).toEqual([2, size, size, 1])
    TENSORFLOW[size]?.forEach((expected, place) => expect(values[place]).toBeCloseTo(expected, 5))
  })

  test.each([3, 5])('repeats the grey value in three channels, at %i pixels', async (size) => {
    const grey = await made(set, batch, pixels(size, 1))
    const { shape, values } = await made(set, batch, pixels(size, 3))
    expect(shape).toEqual([4, size, size, 3])
    expect(values).toEqual(grey.values.flatMap((value) => [value, value, value]))
  })
})

/** Two images of 2 × 2 in colour. */
const colours: ImageSet = {
  side: 2,
  channels: 3,
  count: 2,
  pixels: new Uint8Array([
    ...[255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255],
    ...[10, 20, 30, 200, 100, 50, 1, 2, 3, 128, 128, 128],
  ]),
  classes: new Int32Array([4, 900]),
}
/** 0.299 R + 0.587 G + 0.114 B, rounded. */
const GREY = [76, 150, 29, 255, 18, 124, 2, 128]

describe('images in colour', () => {
  const read = async (channels: 1 | 3, indices: readonly number[]) => {
    const given = pixelsOf({ size: 2, channels, normalization: 'scaled' }, colours)
    const tensor = imagesTensor(colours, indices, given)
    const values = [...(await tensor.data())]
    tensor.dispose()
    return { shape: tensor.shape, bytes: values.map((value) => Math.round(255 * value)) }
  }

  test('keep red, green and blue where the network takes three channels', async () => {
    const { shape, bytes } = await read(3, [1, 0])
    expect(shape).toEqual([2, 2, 2, 3])
    expect(bytes).toEqual([...colours.pixels.subarray(12), ...colours.pixels.subarray(0, 12)])
  })

  test('become grey where it takes one', async () => {
    const { shape, bytes } = await read(1, [0, 1])
    expect(shape).toEqual([2, 2, 2, 1])
    expect(bytes).toEqual(GREY)
  })

  test('are copied whole for the screen', () => {
    const pair = { a: new Int32Array([1]), b: new Int32Array([0]) }
    expect(pairImages(colours, pair, 0).imageA).toEqual(colours.pixels.slice(12))
  })
})

describe('pairImages', () => {
  test('copies the two images of a pair', () => {
    const { imageA, imageB } = pairImages(set, batch, 1)
    expect([...imageA]).toEqual([0, 51, 255, 102, 204, 17, 255, 3, 68])
    expect([...imageB]).toEqual([90, 80, 70, 60, 50, 40, 30, 20, 10])
    imageA.fill(99)
    expect(set.pixels[0]).toBe(0)
    expect(imageA.buffer.byteLength).toBe(9)
  })
})
