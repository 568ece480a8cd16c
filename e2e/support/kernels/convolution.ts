/** Convolutions and dense layers against loops in double precision. */
import { backend_util, util } from '@tensorflow/tfjs-core'
import {
  CONVOLUTION_BLOCK,
  CONVOLUTION_BLOCK_GRADIENT,
  DENSE_BLOCK,
  DENSE_BLOCK_GRADIENT,
} from '../../../src/engine/kernels/fused'
import { randoms, runOn, type Case } from './check'

export interface Layer {
  readonly images: number
  readonly size: readonly [number, number]
  readonly channels: number
  readonly filters: number
  readonly kernel: readonly [number, number]
  readonly strides: number
  readonly padding: 'valid' | 'same'
  readonly relu: boolean
}

const sizesOf = ({ images, size, channels, filters, kernel, strides, padding }: Layer) =>
  backend_util.computeConv2DInfo(
    [images, ...size, channels],
    [...kernel, channels, filters],
    strides,
    1,
    padding,
  )

/** Calls back for each product x·w that is added to a y, with their flat indices; −1 for padding. */
function eachProduct(layer: Layer, visit: (x: number, w: number, y: number) => void): void {
  const s = sizesOf(layer)
  const { strides, channels, filters } = layer
  for (let image = 0; image < s.batchSize; image++)
    for (let i = 0; i < s.outHeight; i++)
      for (let j = 0; j < s.outWidth; j++)
        for (let a = 0; a < s.filterHeight; a++)
          for (let b = 0; b < s.filterWidth; b++) {
            const row = i * strides + a - s.padInfo.top
            const column = j * strides + b - s.padInfo.left
            const outside = row < 0 || row >= s.inHeight || column < 0 || column >= s.inWidth
            const pixel = (image * s.inHeight + row) * s.inWidth + column
            const out = ((image * s.outHeight + i) * s.outWidth + j) * filters
            for (let c = 0; c < channels; c++)
              for (let f = 0; f < filters; f++)
                visit(
                  outside ? -1 : pixel * channels + c,
                  ((a * s.filterWidth + b) * channels + c) * filters + f,
                  out + f,
                )
          }
}

interface Arrays {
  readonly x: Float32Array
  readonly filter: Float32Array
  readonly bias: Float32Array
  readonly dy: Float32Array
}

function arraysOf(layer: Layer, seed: number): Arrays {
  const s = sizesOf(layer)
  return {
    x: randoms(util.sizeFromShape(s.inShape), seed),
    filter: randoms(util.sizeFromShape(s.filterShape), seed + 1),
    bias: randoms(layer.filters, seed + 2),
    dy: randoms(util.sizeFromShape(s.outShape), seed + 3),
  }
}

function forward(layer: Layer, { x, filter, bias }: Arrays): Float64Array {
  const y = new Float64Array(util.sizeFromShape(sizesOf(layer).outShape))
  eachProduct(layer, (atX, atW, atY) => (y[atY]! += (x[atX] ?? 0) * filter[atW]!))
  return y.map((sum, i) => {
    const value = sum + bias[i % layer.filters]!
    return layer.relu && value < 0 ? 0 : value
  })
}

function backward(layer: Layer, { x, filter, dy }: Arrays, y: ArrayLike<number>) {
  const dx = new Float64Array(x.length)
  const dFilter = new Float64Array(filter.length)
  const dBias = new Float64Array(layer.filters)
  const dz = Float64Array.from(dy, (slope, i) => (layer.relu ? slope * (y[i]! > 0 ? 1 : 0) : slope))
  dz.forEach((slope, i) => (dBias[i % layer.filters]! += slope))
  eachProduct(layer, (atX, atW, atY) => {
    if (atX >= 0) dx[atX]! += filter[atW]! * dz[atY]!
    dFilter[atW]! += (x[atX] ?? 0) * dz[atY]!
  })
  return [dFilter, dBias, dx]
}

/** A layer of 1 × 1 images with 1 × 1 windows and one of its own rank. */
export const isDense = ({ size, kernel }: Layer) => [...size, ...kernel].every((side) => side === 1)

function shapesOf(layer: Layer) {
  const { inShape, filterShape, outShape } = sizesOf(layer)
  const flat = ([images, , , depth]: readonly number[]) => [images ?? 0, depth ?? 0]
  return isDense(layer)
    ? { x: flat(inShape), filter: [layer.channels, layer.filters], y: flat(outShape) }
    : { x: inShape as number[], filter: filterShape as number[], y: outShape as number[] }
}

const nameOf = ({ images, size, channels, filters, kernel, strides, padding, relu }: Layer) =>
  `${images}×${size.join('×')}×${channels} to ${filters}, ${kernel.join('×')}/${strides} ${padding}${relu ? ' relu' : ''}`

/** Forward and backward of a layer. @param spoil changes the inputs, to NaN for instance */
export function casesOf(layer: Layer, seed: number, spoil?: (arrays: Arrays) => void): Case[] {
  const arrays = arraysOf(layer, seed)
  spoil?.(arrays)
  const shapes = shapesOf(layer)
  const dense = isDense(layer)
  const name = nameOf(layer)
  const reference = forward(layer, arrays)
  const y = Float32Array.from(reference)
  const { x, filter, bias, dy } = arrays
  const { strides, padding, relu } = layer
  const attrs = dense
    ? { relu, inputGradient: true }
    : { strides, padding, relu, inputGradient: true }
  return [
    {
      name: `forward ${name}`,
      expected: [reference],
      run: () =>
        runOn(
          dense ? DENSE_BLOCK : CONVOLUTION_BLOCK,
          { x: [x, shapes.x], filter: [filter, shapes.filter], bias: [bias, [layer.filters]] },
          attrs,
        ),
    },
    {
      name: `backward ${name}`,
      expected: backward(layer, arrays, y),
      run: () =>
        runOn(
          dense ? DENSE_BLOCK_GRADIENT : CONVOLUTION_BLOCK_GRADIENT,
          {
            x: [x, shapes.x],
            filter: [filter, shapes.filter],
            y: [y, shapes.y],
            dy: [dy, shapes.y],
          },
          attrs,
        ),
    },
  ]
}
