/**
 * Sum over leading axes, y[j] = Σ_i x[i,j]: the gradient of a bias. One pass in the order of memory,
 * in double precision; the stock kernel transposes the whole input first.
 */
import {
  util,
  type KernelConfig,
  type NamedAttrMap,
  type SumAttrs,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'

/** x [leading…, kept…] to [kept…], or to [1…, kept…] with keepDims. */
function sumOfRows(backend: BackendWasm, x: TensorInfo, leading: number, keepDims: boolean) {
  const kept = x.shape.slice(leading)
  const ones = keepDims ? new Array<number>(leading).fill(1) : []
  const out = backend.makeOutput([...ones, ...kept], 'float32')
  const values = backend.typedArrayFromHeap(x)
  const columns = util.sizeFromShape(kept)
  const totals = new Float64Array(columns)
  for (let row = 0; row < values.length; row += columns)
    for (let column = 0; column < columns; column++) totals[column]! += values[row + column]!
  backend.typedArrayFromHeap(out).set(totals)
  return out
}

/** How many axes are summed over where those are the first ones and some are kept; else 0. */
function leadingAxes(x: TensorInfo, attrs: NamedAttrMap | undefined): number {
  const { axis } = attrs as unknown as SumAttrs
  const axes = util.parseAxisParam(axis, x.shape).sort((a, b) => a - b)
  const leading = x.dtype === 'float32' && axes.every((each, index) => each === index)
  return leading && axes.length < x.shape.length ? axes.length : 0
}

/** Our kernel where it applies, the stock one elsewhere. */
export function sumConfig(stock: KernelConfig): KernelConfig {
  return {
    ...stock,
    kernelFunc: (call) => {
      const x = call.inputs['x']!
      const leading = leadingAxes(x, call.attrs)
      if (leading === 0) return stock.kernelFunc(call)
      return sumOfRows(call.backend as BackendWasm, x, leading, call.attrs?.['keepDims'] === true)
    },
  }
}
