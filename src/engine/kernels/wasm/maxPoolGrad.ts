/**
 * The gradient of max-pooling: dx at a window's largest value += dy of that window.
 *
 * One pass over the windows, on the WASM heap itself, channels innermost as they lie in memory.
 * Among equal values the first in row-major order gets the gradient, as in TensorFlow. The stock
 * kernel searches every window again for every input value.
 */
import {
  backend_util,
  MaxPoolGrad,
  type KernelConfig,
  type MaxPoolGradAttrs,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'

type Shape4D = [number, number, number, number]

/** Gradient [N,H,W,C] from dy [N,OH,OW,C] and the pooled input x [N,H,W,C]. */
function poolGradient(
  backend: BackendWasm,
  dy: TensorInfo,
  x: TensorInfo,
  attrs: MaxPoolGradAttrs,
): TensorInfo {
  const { filterSize, strides, pad, dimRoundingMode } = attrs
  const info = backend_util.computePool2DInfo(
    x.shape as Shape4D,
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  )
  const { inHeight, inWidth, inChannels: channels, strideHeight, strideWidth } = info
  const out = backend.makeOutput(x.shape, 'float32')
  // Views are taken after the allocation, which may have moved the heap.
  const values = backend.typedArrayFromHeap(x) as Float32Array
  const slopes = backend.typedArrayFromHeap(dy) as Float32Array
  const gradient = backend.typedArrayFromHeap(out) as Float32Array
  gradient.fill(0)

  const pitch = inWidth * channels
  let at = 0
  for (let image = 0; image < info.batchSize; image++) {
    for (let i = 0; i < info.outHeight; i++) {
      const top = i * strideHeight - info.padInfo.top
      const firstRow = Math.max(0, top)
      const lastRow = Math.min(inHeight, top + info.filterHeight)
      for (let j = 0; j < info.outWidth; j++) {
        const left = j * strideWidth - info.padInfo.left
        const firstColumn = Math.max(0, left)
        const columns = Math.min(inWidth, left + info.filterWidth) - firstColumn
        const corner = ((image * inHeight + firstRow) * inWidth + firstColumn) * channels
        const end = corner + (lastRow - firstRow) * pitch
        for (let channel = 0; channel < channels; channel++) {
          let best = corner + channel
          let largest = values[best]!
          for (let row = best; row < end; row += pitch) {
            for (let place = row; place < row + columns * channels; place += channels) {
              const value = values[place]!
              if (value > largest) {
                largest = value
                best = place
              }
            }
          }
          gradient[best]! += slopes[at++]!
        }
      }
    }
  }
  return out
}

export const maxPoolGradConfig: KernelConfig = {
  kernelName: MaxPoolGrad,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) =>
    poolGradient(
      backend as BackendWasm,
      inputs['dy']!,
      inputs['input']!,
      attrs as unknown as MaxPoolGradAttrs,
    ),
}
