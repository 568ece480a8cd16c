/** The file of images as a stock program would read it: its layout is told in tools/mnist.js. */
import { image, split, tensor1d, tensor4d, tidy, tile, type Tensor } from '@tensorflow/tfjs-core'
import type { RunConfig } from '../../../src/domain/config'

const HEADER = 20

export interface StockBatch {
  readonly a: Tensor
  readonly b: Tensor
  /** 1 where the pair is of one class. */
  readonly same: Tensor
}

/** Batches of pairs on the backend, half of them same, pixels between 0 and 1. */
export async function stockBatches(
  { batch, size, channels }: Pick<RunConfig, 'batch' | 'size' | 'channels'>,
  count: number,
  url: string,
): Promise<readonly StockBatch[]> {
  const bytes = await payload(url)
  const header = new DataView(bytes.buffer)
  const [side, images] = [header.getUint32(8, true), header.getUint32(12, true)]
  const classes = bytes.subarray(HEADER, HEADER + images)
  const pixels = bytes.subarray(HEADER + images)
  const byClass = [0, 1].map((digit) => [...classes.keys()].filter((i) => classes[i] === digit))
  return Array.from({ length: count }, (_, place) => {
    const pairs = Array.from({ length: batch }, (_, i) => [(i >> 1) % 2, i % 2] as const)
    const digits = [...pairs.map(([one]) => one), ...pairs.map(([, two]) => two)]
    const values = digits.flatMap((digit, i) => {
      const start = (byClass[digit]?.[2 * batch * place + i] ?? 0) * side * side
      return Array.from(pixels.subarray(start, start + side * side), (byte) => byte / 255)
    })
    const [a, b] = tidy(() => {
      const original = tensor4d(values, [2 * batch, side, side, 1])
      const resized = image.resizeBilinear(original, [size, size], false, true)
      return split(channels === 1 ? resized : tile(resized, [1, 1, 1, channels]), 2)
    }) as [Tensor, Tensor]
    return { a, b, same: tensor1d(pairs.map(([one, two]) => Number(one === two))) }
  })
}

async function payload(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await (await fetch(url)).blob()
  const stream = packed.stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
