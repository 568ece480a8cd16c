/** SumsOfSquares by the module: chunks in parallel, then their sums in order. */
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core'
import { SUMS_OF_SQUARES } from '../fused'
import { chunksOf } from './chunks'
import type { Native } from './native'
import { SUM_SQUARES } from './tasks'

export function sumsOfSquaresConfig(native: Native): KernelConfig {
  return {
    kernelName: SUMS_OF_SQUARES,
    backendName: 'wasm',
    kernelFunc: ({ inputs }) => sums(native, Object.values(inputs) as TensorInfo[]),
  }
}

function sums(native: Native, tensors: readonly TensorInfo[]): TensorInfo {
  const count = tensors.length
  const out = native.output([2, count])
  const addresses = tensors.map((each) => native.address(each))
  const chunks = chunksOf(tensors)
  const [table, partial] = native.scratch('sums', 8 * chunks.length, 16 * chunks.length) as [
    number,
    number,
  ]
  native.integers.set(
    chunks.flatMap(({ index, start, count }) => [addresses[index]! + 4 * start, count]),
    table / 4,
  )
  native.run(SUM_SQUARES, chunks.length, table, partial)
  const totals = new Float64Array(2 * count)
  const partials = new Float64Array(native.floats.buffer, partial, 2 * chunks.length)
  chunks.forEach(({ index }, i) => {
    totals[index]! += partials[2 * i]!
    totals[count + index]! += partials[2 * i + 1]!
  })
  native.floats.set(totals, native.address(out) / 4)
  return out
}
