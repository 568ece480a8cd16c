/**
 * Slice: copies from the heap to the heap, in runs as long as lie together in both.
 * The stock kernel first copies the whole input out of the heap, which costs most where one long
 * vector is taken apart.
 */
import {
  slice_util,
  util,
  type KernelConfig,
  type SliceAttrs,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'

/** The part of x [any shape of numbers] from `begin` on, `size` long on each axis. */
function sliceOnHeap(
  backend: BackendWasm,
  x: TensorInfo,
  begin: readonly number[],
  size: number[],
): TensorInfo {
  const out = backend.makeOutput(size, x.dtype)
  const source = backend.typedArrayFromHeap(x)
  const target = backend.typedArrayFromHeap(out)
  // Axes from `outer` on lie together, since all of them but the first are taken whole.
  let outer = size.length - 1
  while (outer > 0 && size[outer] === x.shape[outer]) outer--
  const run = util.sizeFromShape(size.slice(outer))
  const strides = [...util.computeStrides(x.shape), 1]
  const runs = util.sizeFromShape(size) / run || 0
  for (let i = 0; i < runs; i++) {
    let from = begin[outer]! * strides[outer]!
    for (let axis = outer - 1, rest = i; axis >= 0; axis--) {
      from += (begin[axis]! + (rest % size[axis]!)) * strides[axis]!
      rest = Math.floor(rest / size[axis]!)
    }
    target.set(source.subarray(from, from + run), i * run)
  }
  return out
}

/** The stock kernel for strings, ours for numbers. */
export function sliceConfig(stock: KernelConfig): KernelConfig {
  return {
    ...stock,
    kernelFunc: (call) => {
      const x = call.inputs['x']!
      if (x.dtype === 'string') return stock.kernelFunc(call)
      const { begin, size } = call.attrs as unknown as SliceAttrs
      const [first, sizes] = slice_util.parseSliceParams(x, begin, size)
      return sliceOnHeap(call.backend as BackendWasm, x, first!, sizes!)
    },
  }
}
