/** The gradient of max-pooling against a loop over windows. */
import { backend_util, engine, MaxPoolGrad, tensor, util } from '@tensorflow/tfjs-core'
import { randoms, type Case } from './check'

export interface Pool {
  readonly shape: readonly [number, number, number, number]
  readonly window: number
  readonly strides: number
  readonly padding: 'valid' | 'same'
  /** Different values in x: few make many ties. */
  readonly levels: number
}

/** The gradient of a pool. @param spoil changes x and dy, to NaN for instance */
export function poolCase(
  pool: Pool,
  seed: number,
  spoil?: (x: Float32Array, dy: Float32Array) => void,
): Case {
  const { shape, window, strides, padding, levels } = pool
  const info = backend_util.computePool2DInfo([...shape], window, strides, 1, padding)
  const x = randoms(util.sizeFromShape(info.inShape), seed).map(
    (value) => Math.floor(value * levels) / levels,
  )
  const dy = randoms(util.sizeFromShape(info.outShape), seed + 1)
  spoil?.(x, dy)
  const y = new Float32Array(dy.length)
  const dx = new Float64Array(x.length)
  const depth = info.inChannels
  y.forEach((_, out) => {
    const pixel = Math.floor(out / depth)
    const corner = (index: number, stride: number, before: number) => index * stride - before
    const column = pixel % info.outWidth
    const row = Math.floor(pixel / info.outWidth) % info.outHeight
    const image = Math.floor(pixel / info.outWidth / info.outHeight)
    const top = corner(row, strides, info.padInfo.top)
    const left = corner(column, strides, info.padInfo.left)
    let largest = -Infinity
    let place = -1
    for (let i = Math.max(0, top); i < Math.min(info.inHeight, top + window); i++)
      for (let j = Math.max(0, left); j < Math.min(info.inWidth, left + window); j++) {
        const at = ((image * info.inHeight + i) * info.inWidth + j) * depth + (out % depth)
        if (x[at]! > largest) {
          largest = x[at]!
          place = at
        }
      }
    y[out] = largest
    if (place >= 0) dx[place]! += dy[out]!
  })
  return {
    name: `max-pool gradient ${shape.join('×')}, ${window}/${strides} ${padding}`,
    expected: [dx],
    run: () => [
      engine().runKernel(
        MaxPoolGrad,
        {
          dy: tensor(dy, info.outShape),
          input: tensor(x, info.inShape),
          output: tensor(y, info.outShape),
        },
        { filterSize: window, strides, pad: padding },
      ) as ReturnType<typeof tensor>,
    ],
  }
}
